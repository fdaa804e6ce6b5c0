package iati

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestSplitIsWhole holds for all weights: shares add up to 100, none is further
// than a hundredth from the exact one, and more weight never has less.
func TestSplitIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.Float64Range(0, 1e6), 1, 250).Draw(t, "weights")
		sum := 0.0
		for _, w := range weights {
			sum += w
		}
		shares, total := Split(weights), Percent(0)
		for i, s := range shares {
			total += s
			if sum > 0 && math.Abs(float64(s)-weights[i]/sum*float64(Whole)) > 1.0001 {
				t.Fatalf("%v of %v has %v", weights[i], sum, s)
			}
			for j, other := range shares {
				if weights[i] > weights[j] && s < other {
					t.Fatalf("%v has %v, and %v has %v", weights[i], s, weights[j], other)
				}
			}
		}
		if want := Whole; sum > 0 && total != want {
			t.Fatalf("the shares add up to %v", total)
		}
	})
}
