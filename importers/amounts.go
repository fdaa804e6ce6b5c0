package importers

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// amounts adds up a budget, so that "Total travel" is known for the sum of the
// lines above it: by its words alone it might be a line of that name.
type amounts struct {
	columns []int
	groups  [2]amountGroup // since the last sum, and since the top
}

// amountGroup is the lines that a sum may be of.
type amountGroup struct {
	sums  []float64 // by column
	lines int
}

func newAmounts(plan Plan) *amounts {
	if plan.Kind != records.Budget || plan.exported {
		return nil
	}
	a := &amounts{}
	for _, c := range plan.Columns {
		if c.Field == "budget" || c.Field == "spent" {
			a.columns = append(a.columns, c.Index)
		}
	}
	for i := range a.groups {
		a.groups[i].sums = make([]float64, len(a.columns))
	}
	return a
}

// sum tells a line that begins with "total" and holds, in every column of
// amounts that says something, the sum of two lines or more above it. Any other
// line is counted in. A nil receiver is a sheet of another kind.
func (a *amounts) sum(l *line) bool {
	if a == nil {
		return false
	}
	if saysTotal(l) && slices.ContainsFunc(a.groups[:], func(g amountGroup) bool { return a.equal(l, g) }) {
		clear(a.groups[0].sums)
		a.groups[0].lines = 0
		return true
	}
	some := false
	for i, column := range a.columns {
		n, known := amountIn(l, column)
		some = some || known
		for _, g := range a.groups {
			g.sums[i] += n
		}
	}
	for i := range a.groups {
		if some {
			a.groups[i].lines++
		}
	}
	return false
}

func (a *amounts) equal(l *line, g amountGroup) bool {
	if g.lines < 2 {
		return false
	}
	equal := false
	for i, column := range a.columns {
		n, known := amountIn(l, column)
		if known && math.Abs(n-g.sums[i]) > 0.005*float64(g.lines) {
			return false
		}
		equal = equal || n != 0
	}
	return equal
}

// saysTotal tells a line whose first words are those of a sum.
func saysTotal(l *line) bool {
	for i, text := range l.cells {
		if text == "" || l.kinds[i] != Text || isFigure(text) {
			continue
		}
		word, _, _ := strings.Cut(lexicon.Fold(text), " ")
		return slices.Contains(totalWords, word)
	}
	return false
}

// amountIn is the number of a cell, read without its column's other cells.
func amountIn(l *line, column int) (float64, bool) {
	m := lexicon.Amount(l.get(column), lexicon.MarkUndecided)
	if !m.OK {
		return 0, false
	}
	n, err := strconv.ParseFloat(m.Text, 64)
	return n, err == nil
}
