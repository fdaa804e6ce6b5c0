package document

import (
	"math"
	"testing"
)

func TestHasNumber(t *testing.T) {
	for _, test := range []struct {
		cell Cell
		want bool
	}{
		{Cell{Kind: Count}, true}, {Cell{Kind: Measure, Number: 0.5}, true}, {Cell{Kind: Money, Number: math.NaN()}, false}, {Cell{Kind: Share, Number: math.Inf(1)}, false},
		{Cell{Kind: Suppressed, Number: 3}, false}, {Cell{Kind: Unknown}, false}, {Cell{Text: "7", Number: 7}, false},
	} {
		if got := test.cell.HasNumber(); got != test.want {
			t.Errorf("%+v: %v", test.cell, got)
		}
	}
}

func TestLength(t *testing.T) {
	n := func(v float64) Cell { return Cell{Kind: Count, Number: v} }
	hidden := Cell{Kind: Suppressed, Text: "<5"}
	for _, test := range []struct {
		bar  Bar
		want float64
	}{
		{Bar{Value: n(7)}, 7}, {Bar{Value: n(9), Parts: []Cell{n(6), hidden}}, 9}, {Bar{Value: hidden, Parts: []Cell{n(6), n(2)}}, 8}, {Bar{Value: hidden}, 0}, {Bar{Value: n(-2), Parts: []Cell{n(-1)}}, 0},
	} {
		if got := test.bar.Length(); got != test.want {
			t.Errorf("%+v: %v, want %v", test.bar, got, test.want)
		}
	}
}
