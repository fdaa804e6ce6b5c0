package pdf

import (
	"strings"

	"github.com/namati/lex/exporters/columns"
	"github.com/namati/lex/internal/document"
)

// tableSizes are the sizes of type that a table may be set in, for running text
// of the usual size; the first in which no word has to be cut is taken.
var tableSizes = []float64{9, 8, 7, 6.5}

// column is a column with its place and width in points.
type column struct {
	x, width float64
	number   bool
}

// columnGap is the space between two columns.
func columnGap(columns int) float64 {
	switch {
	case columns > 9:
		return 6
	case columns > 6:
		return 9
	}
	return 14
}

// columns chooses the width of every column and the size of type.
func (c *composer) columns(t document.Table, width float64) ([]column, float64) {
	for i, size := range tableSizes {
		size = max(size*c.sheet.k, tableSizes[len(tableSizes)-1])
		gap := columnGap(len(t.Columns))
		room := width - gap*float64(len(t.Columns)-1)
		extents := c.extents(t, size)
		widths, fits := columns.Share(t.Columns, extents, room)
		if !fits && i < len(tableSizes)-1 {
			continue
		}
		out, x := make([]column, len(widths)), 0.0
		for j, w := range widths {
			out[j] = column{x: x, width: w, number: t.Columns[j].Number}
			x += w + gap
		}
		return out, size
	}
	return nil, 0
}

// extents measures heads and cells. A long head counts as if it stood on two
// lines.
func (c *composer) extents(t document.Table, size float64) []columns.Extent {
	plain, strong := c.sheet.table.style, c.sheet.tableHead.style
	plain.size, strong.size = size, size
	out := make([]columns.Extent, len(t.Columns))
	for j, col := range t.Columns {
		head := c.cleaner.peek(col.Head)
		least := c.widestWord(head, strong)
		whole := c.widestLine(head, strong)
		if whole > 70 {
			whole = max(least, whole/2+10)
		}
		out[j] = columns.Extent{Natural: whole, Least: least}
	}
	for i, row := range t.Rows {
		s := plain
		if t.Total && i == len(t.Rows)-1 {
			s = strong
		}
		for j, cell := range row[:min(len(row), len(out))] {
			text := c.cleaner.peek(cell.Text)
			out[j].Natural = max(out[j].Natural, c.widestLine(text, s))
			// A column is never asked to be wider than a long word: addresses
			// are cut.
			if word := c.widestWord(text, s); word > out[j].Least {
				out[j].Least = min(word, max(out[j].Least, size*14))
			}
		}
	}
	return out
}

func (c *composer) widestLine(text string, s style) float64 {
	widest := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		widest = max(widest, c.metrics.measureAny(line, s))
	}
	return widest
}

func (c *composer) widestWord(text string, s style) float64 {
	if !strings.ContainsAny(text, " \n\t") {
		return c.metrics.measureAny(text, s)
	}
	widest := 0.0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return breakingSpace(r) || r == '\n' }) {
		widest = max(widest, c.metrics.measureAny(word, s))
	}
	return widest
}

// measureAny is measure for text that may need the fallback face.
func (m metrics) measureAny(text string, s style) float64 {
	total := 0
	for _, r := range text {
		w := m.width(s.face, r)
		if w < 0 {
			w = max(0, m.width(fallback, r))
		}
		total += w
	}
	return float64(total) * s.size / 1000
}
