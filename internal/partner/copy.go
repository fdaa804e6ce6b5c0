package partner

import (
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
	"time"
)

// Plain is one sheet of a file that is no workbook of the new kind, to be copied
// into one.
type Plain struct {
	Name   string
	Hidden bool
	// Rows hands the rows on, in rising order; the cells are lent.
	Rows func(fn func(row int, cells []PlainCell) error) error
}

// PlainCell is a cell as the file has it: dates in ISO 8601, truth values as
// TRUE and FALSE.
type PlainCell struct {
	Kind PlainKind
	Text string
}

// PlainKind says what a cell is.
type PlainKind byte

// The kinds of cells.
const (
	PlainText PlainKind = iota
	PlainNumber
	PlainDate
	PlainTruth
)

// PlainName is the name that a sheet gets in the copy of a file: its own, or in
// a format without sheets the file's.
func PlainName(file, sheet string) string {
	if sheet != "" {
		return sheet
	}
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

// CopyPlain writes the cells of sheets as a workbook, to be marked like any
// other, and returns the names that the sheets got. Formats and formulas of the
// original are not in it.
func CopyPlain(w io.Writer, sheets []Plain) ([]string, error) {
	b := newBook("", "en")
	defer b.file.Close()
	var names []string
	for i, s := range sheets {
		name, err := b.addSheet(s.Name)
		if err != nil {
			return nil, fmt.Errorf("copy sheet %q: %w", s.Name, err)
		}
		names = append(names, name)
		if s.Hidden && i > 0 {
			if err := b.file.SetSheetVisible(name, false); err != nil {
				return nil, fmt.Errorf("copy sheet %q: %w", s.Name, err)
			}
		}
	}
	day, err := b.style(dayLook)
	if err != nil {
		return nil, err
	}
	moment, err := b.style(look{format: "yyyy-mm-dd hh:mm"})
	if err != nil {
		return nil, err
	}
	err = b.writeRows(w, func(sheet int, rows *rowWriter) error {
		var cells []cell
		return sheets[sheet].Rows(func(row int, plain []PlainCell) error {
			cells = cells[:0]
			for _, c := range plain {
				cells = append(cells, plainCell(c, day, moment))
			}
			return rows.at(row, cells)
		})
	}, len(sheets))
	if err != nil {
		return nil, fmt.Errorf("copy the cells: %w", err)
	}
	return names, nil
}

// plainCell is a cell of the copy; what is not of its kind after all is text.
func plainCell(c PlainCell, day, moment int) cell {
	switch c.Kind {
	case PlainNumber:
		if n, err := strconv.ParseFloat(c.Text, 64); err == nil && n-n == 0 {
			return cell{text: strconv.FormatFloat(n, 'G', -1, 64), plain: asNumber}
		}
	case PlainTruth:
		if truth, err := strconv.ParseBool(c.Text); err == nil {
			return cell{text: map[bool]string{true: "1", false: "0"}[truth], plain: asTruth}
		}
	case PlainDate:
		if t, err := time.Parse(time.DateOnly, c.Text); err == nil && t.Year() >= 1901 {
			return cell{text: strconv.FormatInt((t.Unix()-dayZero)/86400, 10), style: day, plain: asNumber}
		}
		if t, err := time.Parse("2006-01-02T15:04:05", c.Text); err == nil && t.Year() >= 1901 {
			return cell{text: strconv.FormatFloat(float64(t.Unix()-dayZero)/86400, 'f', -1, 64), style: moment, plain: asNumber}
		}
	}
	return cell{text: c.Text}
}

// dayZero is the day that workbooks count from, in seconds.
var dayZero = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Unix()
