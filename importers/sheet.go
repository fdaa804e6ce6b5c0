package importers

// CellType says what the file says a cell is, before any meaning.
type CellType uint8

// The types of a cell.
const (
	Empty CellType = iota
	Text
	Number
	Date
	Bool
	Failure // an error value such as #N/A
)

// Cell is one cell as text: numbers in shortest decimal form, dates ISO 8601
// (2017-06-19, or 2017-06-19T09:30:00 with a time of day), TRUE and FALSE,
// error values as #N/A.
type Cell struct {
	Type CellType
	Text string
	// Uncached marks a formula for which the file holds no value.
	Uncached bool
}

// Row is one row of a sheet. It and its cells are valid only until the function
// that received them returns; the texts may be kept.
type Row struct {
	// Number counts from 1, as spreadsheets do. For CSV it is the record's
	// number, blank lines included, so that it agrees with what a spreadsheet
	// program shows.
	Number int
	// Cells stand by position from column A; trailing empty ones may be missing.
	Cells  []Cell
	Hidden bool
	// whole are the cells as the sheet has them, where Cells are parts of them.
	whole []Cell
}

// Sheet names one sheet of a file. CSV has one sheet with the name "".
type Sheet struct {
	Name string
	// State is visible, hidden or veryHidden.
	State string
}

// Visibility of a sheet.
const (
	Visible    = "visible"
	Hidden     = "hidden"
	VeryHidden = "veryHidden"
)
