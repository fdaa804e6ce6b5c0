package records

import (
	"sort"
	"strconv"
)

// Severity says what a finding stops: an error stops a report, a warning asks
// for a look, an info tells.
type Severity string

// The severities, gravest first.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Notice  Severity = "info"
)

// Origin is the birthplace of a row: file as given, sheet ("" where a format
// has none) and row, counted from 1 as spreadsheets do.
type Origin struct {
	File  string `json:"file"`
	Sheet string `json:"sheet,omitempty"`
	Row   int    `json:"row,omitempty"`
}

// Finding is a fact about the data, never a failure of the program. Message
// names what was expected and what was found without repeating a personal
// value; Value holds the cell's text and is shown on a terminal and in JSON
// only when Personal is set.
type Finding struct {
	Severity Severity `json:"severity"`
	Check    string   `json:"check"`
	File     string   `json:"file"`
	Sheet    string   `json:"sheet"`
	Cell     string   `json:"cell"`
	Row      int      `json:"row"`
	// Column is the character of the line Row in a text such as a report's
	// definition, counted from 1; 0 in spreadsheets.
	Column  int    `json:"column,omitempty"`
	Field   string `json:"field"`
	Value   string `json:"value"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
	// Other names a second cell that the finding speaks of, such as that of a
	// look-alike: "D14", "Lista!D14" or "file.xlsx, Lista!D14".
	Other string `json:"other,omitempty"`
	// Import is the number of the import that it is about, 0 where there is none
	// yet.
	Import   int64 `json:"import,omitempty"`
	Personal bool  `json:"-"`
}

// Cell writes a position as spreadsheets do: column 0 and row 14 are "A14".
func Cell(column, row int) string {
	return ColumnLetters(column) + strconv.Itoa(row)
}

// ColumnLetters names a column counted from 0: 0 is "A", 26 is "AA".
func ColumnLetters(column int) string {
	if column < 0 {
		return ""
	}
	var letters [8]byte
	i := len(letters)
	for column >= 0 && i > 0 {
		i--
		letters[i] = byte('A' + column%26)
		column = column/26 - 1
	}
	return string(letters[i:])
}

// ColumnNumber is the column, counted from 0, of its letters or of an address
// that begins with them, such as "B14"; false for what names no column.
func ColumnNumber(address string) (column int, ok bool) {
	n := 0
	for i := 0; i < len(address) && i < 4 && address[i] >= 'A' && address[i] <= 'Z'; i++ {
		n = n*26 + int(address[i]-'A') + 1
	}
	return n - 1, n > 0
}

// SortFindings orders findings by file, sheet, row, cell, severity and check,
// so that a person can go through a sheet from top to bottom.
func SortFindings(findings []Finding) {
	sort.SliceStable(findings, func(i, j int) bool {
		a, b := findings[i], findings[j]
		switch {
		case a.File != b.File:
			return a.File < b.File
		case a.Sheet != b.Sheet:
			return a.Sheet < b.Sheet
		case a.Row != b.Row:
			return a.Row < b.Row
		case len(a.Cell) != len(b.Cell):
			return len(a.Cell) < len(b.Cell)
		case a.Cell != b.Cell:
			return a.Cell < b.Cell
		case a.Severity != b.Severity:
			return a.Severity < b.Severity
		}
		return a.Check < b.Check
	})
}

// CellIn writes a position from the letters of a column: C and 14 are "C14".
func CellIn(letters string, row int) string { return letters + strconv.Itoa(row) }
