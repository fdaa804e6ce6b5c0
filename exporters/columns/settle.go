package columns

import "github.com/namati/lex/internal/document"

const (
	// portions is in how many parts room is handed out.
	portions = 80
	// beside is what a cell counts that is not the tallest of its row: less, but
	// three words below each other look bad beside a longer text too.
	beside = 0.12
)

// settle hands out spare room in portions. Each goes to the column that lowers
// the rows most: a row is as high as the cell with the most lines, about its
// width over that of the column. Rows hold the width of each cell set on one
// line; columns with a width that the document asks for keep it.
func settle(cols []document.Column, extents []Extent, rows [][]float64, widths []float64, spare float64) {
	for j, col := range cols {
		if col.Width == 0 {
			widths[j] = extents[j].Least
		}
	}
	portion := spare / portions
	gains := make([]float64, len(cols))
	for range portions {
		clear(gains)
		for _, row := range rows {
			tallest := 0
			for j := range row {
				if row[j]/widths[j] > row[tallest]/widths[tallest] {
					tallest = j
				}
			}
			for j, line := range row {
				if line <= widths[j] {
					continue
				}
				gain := line/widths[j] - line/(widths[j]+portion)
				if j != tallest {
					gain *= beside
				}
				gains[j] += gain
			}
		}
		best := -1
		for j, col := range cols {
			// A column is not made wider than its widest line, unless all are as wide.
			full := col.Width > 0 || widths[j] >= extents[j].Natural
			if !full && (best < 0 || gains[j] > gains[best]) {
				best = j
			}
		}
		if best < 0 {
			return
		}
		widths[best] += portion
	}
}

// deep is how many lines of a cell are too many: long texts in narrow columns are
// as hard to read as smaller type.
const deep = 4.5

// TooDeep reports whether more than every tenth row has a cell of too many lines,
// so that smaller type serves the table; one long name does not.
func TooDeep(rows [][]float64, widths []float64) bool {
	found := 0
	for _, row := range rows {
		for j, line := range row {
			if line > deep*widths[j] {
				found++
				break
			}
		}
	}
	return found*10 > len(rows)
}

// Sampled reports whether row i of so many tells enough about its table: all
// rows of a table that a page or two hold, evenly chosen ones of a longer one.
func Sampled(i, rows int) bool {
	const enough = 120
	return rows <= enough || i%(rows/enough) == 0
}
