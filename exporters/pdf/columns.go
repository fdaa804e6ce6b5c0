package pdf

import (
	"strings"
	"unicode/utf8"

	"github.com/namati/lex/exporters/columns"
	"github.com/namati/lex/internal/document"
)

// tableSizes are the sizes of type that a table may be set in, for running text
// of the usual size; the first in which no word has to be cut is taken.
var tableSizes = []float64{9, 8, 7, 6.5}

// deepSizes is how many sizes smaller a table with deep cells is set at the most.
const deepSizes = 2

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
		extents, rows := c.extents(t, size)
		widths, fits := columns.Share(t.Columns, extents, rows, room)
		if !fits && i < len(tableSizes)-1 || i < deepSizes && columns.TooDeep(rows, widths) {
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
// lines. The rows are the widths of cells on one line.
func (c *composer) extents(t document.Table, size float64) (extents []columns.Extent, rows [][]float64) {
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
		var cells []float64
		if columns.Sampled(i, len(t.Rows)) {
			cells = make([]float64, len(out))
			rows = append(rows, cells)
		}
		for j, cell := range row[:min(len(row), len(out))] {
			text := c.cleaner.peek(cell.Text)
			line := c.widestLine(text, s)
			out[j].Natural = max(out[j].Natural, line)
			if cells != nil {
				cells[j] = line
			}
			// A column is never asked to be wider than a long word: addresses
			// are cut.
			var word float64
			most := size * 14
			switch cell.Kind {
			case document.Date:
				word = c.inTwo(text, s)
			case document.Address:
				word, most = c.widestWord(text, s), size*9
			default:
				word = c.widestWord(text, s)
			}
			if word > out[j].Least {
				out[j].Least = min(word, max(out[j].Least, most))
			}
		}
	}
	return out, rows
}

// inTwo is the least width in which a text stands on two lines: a day on three
// reads badly.
func (c *composer) inTwo(text string, s style) float64 {
	least := c.widestLine(text, s)
	for i, r := range text {
		if breakingSpace(r) {
			least = min(least, max(c.metrics.measureAny(text[:i], s), c.metrics.measureAny(text[i+utf8.RuneLen(r):], s)))
		}
	}
	return least
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
