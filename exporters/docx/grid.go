package docx

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/namati/lex/exporters/columns"
	"github.com/namati/lex/exporters/letters"
	"github.com/namati/lex/internal/document"
)

const (
	// cellSide is the space on either side of a cell's text, in twips.
	cellSide = 85
	// mostColumns is the most that a table has in Word.
	mostColumns = 63
	// boldly is how much wider bold letters are.
	boldly = 1.08
)

// tableSizes are the sizes of type that a table may be set in, in points where
// running text has 10.5; the first is taken in which no word has to be cut and no
// cell is deep.
var tableSizes = []float64{9, 8, 7}

// grid is a table whose columns have their widths.
type grid struct {
	table  document.Table
	widths []int
	// size is that of the type in half points, 0 for the style's.
	size int
	// beside is the space on either side of a cell's text.
	beside int
}

func (g grid) width() int {
	sum := 0
	for _, w := range g.widths {
		sum += w
	}
	return sum
}

// grids fits a table into a width: as one, or in parts where even the smallest
// type is too wide.
func (c *composer) grids(t document.Table, width int) []grid {
	if len(t.Columns) == 0 {
		return nil
	}
	if g, ok := c.fit(t, width); ok {
		return []grid{g}
	}
	smallest := tableSizes[len(tableSizes)-1]
	extents, _ := c.extents(t, smallest)
	var out []grid
	for from := 1; from < len(t.Columns); {
		to := from + 1
		used := extents[0].Least + extents[from].Least
		for to < len(t.Columns) && to-from < mostColumns-1 && used+extents[to].Least <= float64(width) {
			used += extents[to].Least
			to++
		}
		g, _ := c.fit(some(t, from, to), width)
		out = append(out, g)
		from = to
	}
	if len(out) == 0 {
		g, _ := c.fit(t, width)
		out = append(out, g)
	}
	return out
}

// some is the table of the first column and the columns from one to before
// another.
func some(t document.Table, from, to int) document.Table {
	t.Columns = append(slices.Clone(t.Columns[:1]), t.Columns[from:to]...)
	rows := make([][]document.Cell, len(t.Rows))
	for i, row := range t.Rows {
		if len(row) > 0 {
			rows[i] = append(slices.Clone(row[:1]), row[min(from, len(row)):min(to, len(row))]...)
		}
	}
	t.Rows = rows
	return t
}

// fit sets a table in the largest type in which every word has room, and reports
// whether there is one. Where there is none, it is set in the smallest.
func (c *composer) fit(t document.Table, width int) (grid, bool) {
	beside := cellSide
	if len(t.Columns) > 7 {
		beside = 55
	}
	for i, size := range tableSizes {
		extents, rows := c.extents(t, size)
		widths, fits := columns.Share(t.Columns, extents, rows, float64(width))
		fits = fits && len(t.Columns) <= mostColumns
		if i < len(tableSizes)-1 && (!fits || columns.TooDeep(rows, widths)) {
			continue
		}
		g := grid{table: t, widths: make([]int, len(widths)), beside: beside}
		for j, w := range widths {
			g.widths[j] = max(1, int(math.Round(w)))
		}
		if i > 0 {
			g.size = c.page.half(size)
		}
		return g, fits
	}
	return grid{}, false
}

// extents measures heads and cells, in twips, with the space around them. A long
// head counts as if it stood on two lines. The rows are the widths of cells on
// one line.
func (c *composer) extents(t document.Table, size float64) (extents []columns.Extent, rows [][]float64) {
	scale := float64(c.page.half(size)) / 2 * twip
	around := 2.0 * cellSide
	if len(t.Columns) > 7 {
		around = 2 * 55
	}
	out := make([]columns.Extent, len(t.Columns))
	for j, col := range t.Columns {
		least, whole := widest(col.Head, scale*boldly)
		if whole > 7*scale {
			whole = max(least, whole/2+scale)
		}
		out[j] = columns.Extent{Natural: whole + around, Least: least + around}
	}
	for i, row := range t.Rows {
		weight := scale
		if t.Total && i == len(t.Rows)-1 {
			weight *= boldly
		}
		var cells []float64
		if columns.Sampled(i, len(t.Rows)) {
			cells = make([]float64, len(out))
			rows = append(rows, cells)
		}
		for j, cell := range row[:min(len(row), len(out))] {
			word, line := widest(cell.Text, weight)
			most := 14 * scale
			switch cell.Kind {
			case document.Date:
				word = inTwo(cell.Text, weight)
			case document.Address:
				most = 9 * scale
			}
			if cells != nil {
				cells[j] = line + around
			}
			out[j].Natural = max(out[j].Natural, line+around)
			// A column is never asked to be wider than a long word: addresses
			// are cut.
			out[j].Least = max(out[j].Least, min(word, most)+around)
		}
	}
	return out, rows
}

// widest measures the widest word and the widest line of a text set in a size.
func widest(text string, size float64) (word, line float64) {
	for l := range strings.SplitSeq(text, "\n") {
		line = max(line, letters.Points(l, size))
		for w := range strings.FieldsFuncSeq(l, breaks) {
			word = max(word, letters.Points(w, size))
		}
	}
	// Programs differ by a few hundredths; better a little more.
	return word * 1.03, line * 1.03
}

// inTwo is the least width in which a text stands on two lines: a day on three
// reads badly.
func inTwo(text string, size float64) float64 {
	_, least := widest(text, size)
	for i, r := range text {
		if breaks(r) {
			_, before := widest(text[:i], size)
			_, behind := widest(text[i+utf8.RuneLen(r):], size)
			least = min(least, max(before, behind))
		}
	}
	return least
}

// breaks reports whether a line may end at a character.
func breaks(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}
