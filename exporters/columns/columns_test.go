package columns

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/document"
)

func TestShare(t *testing.T) {
	words, number := document.Column{}, document.Column{Number: true}
	half := document.Column{Width: 0.5}
	for _, test := range []struct {
		name    string
		cols    []document.Column
		extents []Extent
		room    float64
		want    []float64
		fits    bool
	}{
		{"none", nil, nil, 100, []float64{}, true},
		{"words take what is to spare", []document.Column{words, number}, []Extent{{30, 10}, {10, 10}}, 100, []float64{50, 10}, true},
		{"numbers alone share it", []document.Column{number, number}, []Extent{{20, 10}, {20, 10}}, 100, []float64{30, 30}, true},
		{"what is asked for comes first", []document.Column{half, words}, []Extent{{80, 10}, {30, 10}}, 100, []float64{50, 50}, true},
		{"asked for and too narrow", []document.Column{half, words}, []Extent{{80, 60}, {30, 10}}, 100, []float64{50, 50}, false},
		{"long lines are broken", []document.Column{words, words}, []Extent{{100, 20}, {60, 20}}, 100, []float64{60, 40}, true},
		{"words do not fit", []document.Column{words, words}, []Extent{{100, 90}, {60, 60}}, 100, []float64{60, 40}, false},
	} {
		got, fits := Share(test.cols, test.extents, nil, test.room)
		if diff := cmp.Diff(test.want, got); diff != "" || fits != test.fits {
			t.Errorf("%s: fits %v, want %v; widths (-want +got):\n%s", test.name, fits, test.fits, diff)
		}
	}
}

// A long text gets the room, and a short one beside it is not left with a word a
// line.
func TestRowsAreLow(t *testing.T) {
	cols := []document.Column{{}, {Number: true}, {}}
	extents := []Extent{{400, 40}, {30, 30}, {60, 25}}
	rows := [][]float64{{400, 30, 60}, {80, 30, 40}, {390, 30, 60}}
	widths, fits := Share(cols, extents, rows, 200)
	if !fits || widths[0] < 110 || widths[1] != 30 || widths[2] < 30 {
		t.Errorf("fits %v, widths %v", fits, widths)
	}
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	if sum < 199.9 || sum > 200.1 {
		t.Errorf("the widths add up to %v of 200", sum)
	}
	if TooDeep(rows, widths) {
		t.Error("cells of four lines are too deep")
	}
	if !TooDeep(rows, []float64{60, 30, 60}) {
		t.Error("cells of seven lines are not too deep")
	}
}
