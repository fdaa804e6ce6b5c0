package pdf

import (
	"strings"

	"github.com/namati/lex/internal/document"
)

// tableSizes are the sizes of type that a table may be set in; the first in
// which no word has to be cut is taken.
var tableSizes = []float64{9, 8, 7, 6.5}

// column is a column with its place and width in points.
type column struct {
	x, width float64
	number   bool
}

// extent is what a column needs: its widest line and its widest word.
type extent struct{ natural, least float64 }

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
		gap := columnGap(len(t.Columns))
		room := width - gap*float64(len(t.Columns)-1)
		extents := c.extents(t, size)
		widths, fits := shareOut(t.Columns, extents, room)
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

// shareOut divides the room. Shares that the document asks for come first; then
// every column gets its widest line where all of them fit, and otherwise its
// widest word and a part of the rest in proportion to what it lacks. It reports
// whether every column holds its widest word.
func shareOut(cols []document.Column, extents []extent, room float64) ([]float64, bool) {
	widths := make([]float64, len(cols))
	free, fits := room, true
	asked, natural, least := 0.0, 0.0, 0.0
	for j, col := range cols {
		if col.Width > 0 {
			asked += col.Width
		} else {
			natural += extents[j].natural
			least += extents[j].least
		}
	}
	for j, col := range cols {
		if col.Width > 0 {
			widths[j] = room * col.Width / max(1, asked)
			free -= widths[j]
			fits = fits && widths[j] >= extents[j].least
		}
	}
	free = max(free, 0)
	for j, col := range cols {
		e := extents[j]
		switch {
		case col.Width > 0:
		case natural <= free && asked == 0:
			widths[j] = e.natural + grow(cols, extents, j, min(free, max(natural*1.25, room*0.6))-natural)
		case natural <= free:
			widths[j] = e.natural + (free-natural)*e.natural/max(natural, 1)
		case least <= free:
			widths[j] = e.least + (free-least)*(e.natural-e.least)/max(natural-least, 1)
		default:
			widths[j] = free * e.least / least
			fits = false
		}
	}
	return widths, fits
}

// grow is column j's part of room to spare: columns of words share it, or all
// columns where there are only numbers.
func grow(cols []document.Column, extents []extent, j int, spare float64) float64 {
	total, words := 0.0, 0.0
	for i, col := range cols {
		total += extents[i].natural
		if !col.Number {
			words += extents[i].natural
		}
	}
	switch {
	case spare <= 0 || total == 0:
		return 0
	case words == 0:
		return spare * extents[j].natural / total
	case cols[j].Number:
		return 0
	}
	return spare * extents[j].natural / words
}

// extents measures heads and cells. A long head counts as if it stood on two
// lines.
func (c *composer) extents(t document.Table, size float64) []extent {
	plain, strong := tableText.style, tableHead.style
	plain.size, strong.size = size, size
	out := make([]extent, len(t.Columns))
	for j, col := range t.Columns {
		head := c.cleaner.peek(col.Head)
		least := c.widestWord(head, strong)
		whole := c.widestLine(head, strong)
		if whole > 70 {
			whole = max(least, whole/2+10)
		}
		out[j] = extent{natural: whole, least: least}
	}
	for i, row := range t.Rows {
		s := plain
		if t.Total && i == len(t.Rows)-1 {
			s = strong
		}
		for j, cell := range row[:min(len(row), len(out))] {
			text := c.cleaner.peek(cell.Text)
			out[j].natural = max(out[j].natural, c.widestLine(text, s))
			// A column is never asked to be wider than a long word: addresses
			// are cut.
			if word := c.widestWord(text, s); word > out[j].least {
				out[j].least = min(word, max(out[j].least, size*14))
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
