package letters

import (
	"math"
	"testing"
)

func TestPoints(t *testing.T) {
	for _, test := range []struct {
		text string
		size float64
		want float64
	}{
		{"", 10, 0},
		{"il", 10, 4.44},
		{"Ma", 10, 13.89},
		{"é", 10, 5.56},
		{"e\u0301", 10, 5.56},
		{"日本", 10, 20},
		{"\u200b", 10, 0},
		{"1\u202f234", 10, 25.02},
		{"AB", 20, 26.68},
	} {
		if got := Points(test.text, test.size); math.Abs(got-test.want) > 0.001 {
			t.Errorf("Points(%q, %g) = %g, want %g", test.text, test.size, got, test.want)
		}
	}
}
