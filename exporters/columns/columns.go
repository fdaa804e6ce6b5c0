// Package columns divides the width of a table among its columns, for every
// format that sets tables on paper. A format measures what each column needs,
// in a unit of its own, and Share does the rest.
package columns

import "github.com/namati/lex/internal/document"

// Extent is what a column needs, in any unit: Natural for its widest line, Least
// for its widest word.
type Extent struct{ Natural, Least float64 }

// Share divides the room among the columns, whose extents are as many. Shares
// that the document asks for come first; then every column gets its widest line
// where all of them fit, and otherwise its widest word and a part of the rest:
// what makes the rows low, where rows tell the widths of their cells' lines (see
// settle), and else in proportion to what it lacks. It reports whether every
// column holds its widest word.
func Share(cols []document.Column, extents []Extent, rows [][]float64, room float64) (widths []float64, fits bool) {
	widths = make([]float64, len(cols))
	fits = true
	free := room
	asked, natural, least := 0.0, 0.0, 0.0
	for j, col := range cols {
		if col.Width > 0 {
			asked += col.Width
		} else {
			natural += extents[j].Natural
			least += extents[j].Least
		}
	}
	for j, col := range cols {
		if col.Width > 0 {
			widths[j] = room * col.Width / max(1, asked)
			free -= widths[j]
			fits = fits && widths[j] >= extents[j].Least
		}
	}
	free = max(free, 0)
	if natural > free && least <= free && len(rows) > 0 {
		settle(cols, extents, rows, widths, free-least)
		return widths, fits
	}
	for j, col := range cols {
		e := extents[j]
		switch {
		case col.Width > 0:
		case natural <= free && asked == 0:
			widths[j] = e.Natural + grow(cols, extents, j, min(free, max(natural*1.25, room*0.6))-natural)
		case natural <= free:
			widths[j] = e.Natural + (free-natural)*e.Natural/max(natural, 1)
		case least <= free:
			widths[j] = e.Least + (free-least)*(e.Natural-e.Least)/max(natural-least, 1)
		default:
			widths[j] = free * e.Least / least
			fits = false
		}
	}
	return widths, fits
}

// grow is column j's part of room to spare: columns of words share it, or all
// columns where there are only numbers.
func grow(cols []document.Column, extents []Extent, j int, spare float64) float64 {
	total, words := 0.0, 0.0
	for i, col := range cols {
		total += extents[i].Natural
		if !col.Number {
			words += extents[i].Natural
		}
	}
	switch {
	case spare <= 0 || total == 0:
		return 0
	case words == 0:
		return spare * extents[j].Natural / total
	case cols[j].Number:
		return 0
	}
	return spare * extents[j].Natural / words
}
