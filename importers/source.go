package importers

import (
	"context"
	"errors"
)

// rowSource hands the rows of one sheet, from the top, to a function; it may be
// called again. Recognition and decoding know no more than this of a file.
type rowSource func(ctx context.Context, fn func(*Row) error) error

// errEnough ends a reading early without being an error.
var errEnough = errors.New("enough rows were read")

// until reads rows as long as more says so.
func (read rowSource) until(ctx context.Context, more func(*Row) bool) error {
	stopped := false
	err := read(ctx, func(row *Row) error {
		if !more(row) {
			stopped = true
			return errEnough
		}
		return nil
	})
	if stopped {
		return nil
	}
	return err
}

// How much of a sheet recognition looks at.
const (
	headerRows = 30  // filled rows among which the headings are sought
	sampleRows = 200 // filled rows kept as evidence of what columns hold
)

// sampleRow is a copy of a row, its cells cleaned and trailing empty ones cut.
type sampleRow struct {
	number int
	cells  []Cell
}

// sample copies the first filled rows of a sheet, at least as far as a header
// row that the person has named.
func sample(ctx context.Context, read rowSource, headerRow int) ([]sampleRow, error) {
	var rows []sampleRow
	after := 0
	err := read.until(ctx, func(row *Row) bool {
		if row.Number < headerRow-headerRows {
			return true
		}
		if copied, ok := copyRow(row); ok {
			rows = append(rows, copied)
			if row.Number > headerRow {
				after++
			}
		}
		return after < sampleRows
	})
	return rows, err
}

// copyRow is false for a row in which nothing is written.
func copyRow(row *Row) (sampleRow, bool) {
	filled := 0
	for i, c := range row.Cells {
		if c.Type != Empty && c.Text != "" {
			filled = i + 1
		}
	}
	cells := make([]Cell, filled)
	blank := true
	for i, c := range row.Cells[:filled] {
		c.Text, _ = cleanLine(c.Text)
		cells[i] = c
		blank = blank && c.Text == ""
	}
	return sampleRow{number: row.Number, cells: cells}, !blank
}

// text is the cleaned text of a cell, "" beyond the row's end.
func (r sampleRow) text(column int) string {
	if column >= len(r.cells) {
		return ""
	}
	return r.cells[column].Text
}

// filled counts the cells in which something is written.
func (r sampleRow) filled() int {
	n := 0
	for _, c := range r.cells {
		if c.Text != "" {
			n++
		}
	}
	return n
}
