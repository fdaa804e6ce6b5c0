package preview

import "context"

// Desk is what the page can show and do. Every function reads the workspace
// anew, so that the page follows whatever changes in it. What goes wrong in ways
// that a person can mend is a Problem, not an error.
type Desk struct {
	// Word is a label of the page, by its key without "preview.".
	Word func(key string) string
	// Language is that of the page: en, es, fr or pt.
	Language string
	// Options lists what can be chosen.
	Options func(ctx context.Context) Options
	// State changes when anything changes that the page shows.
	State func(ctx context.Context) string
	// Report makes the report as a web page, with what is wrong.
	Report func(ctx context.Context, a Ask) Report
	// File makes the report in a format, by the rules of `lex report`.
	File func(ctx context.Context, a Ask, format string, draft bool) (Download, *Problem)
	// Sheet shows the rows around a cell of a source.
	Sheet func(ctx context.Context, at Place) (Sheet, *Problem)
	// Try says what would come of a dropped file; nothing is stored.
	Try func(ctx context.Context, name string, data []byte) Trial
	// Take writes a dropped file into the workspace and imports it.
	Take func(ctx context.Context, name string, data []byte) Trial
	// Undo takes an import back and says what it did.
	Undo func(ctx context.Context, number int64) (string, *Problem)
}

// Ask says which report is wanted. Empty fields leave the choice to lex.yaml
// and the definition.
type Ask struct{ Report, Language, Period, Audience string }

// Options are the choices of the page.
type Options struct {
	Title   string
	Reports []string
	// Formats are those that can be downloaded.
	Formats []string
	Problem *Problem
}

// Problem is what went wrong and what to do.
type Problem struct {
	Message, Hint string
	// AsDraft tells that a draft of the report can be had all the same.
	AsDraft bool
}

// Report is the report as it stands.
type Report struct {
	// Page is a whole web page, nil when there is none for the Problem.
	Page     []byte
	Draft    bool
	Problem  *Problem
	Findings []Finding
	Missing  []string
}

// Finding is a finding, ready to be shown.
type Finding struct {
	Severity, Check, Where, Message, Hint, Value string
	// Detail is more of the message, in English, "" where there is none.
	Detail string
	// Place is set where the page can show the sheet.
	Place *Place
}

// Place is a cell or a row of a sheet; or of a text, when Sheet and Cell are
// empty.
type Place struct {
	File, Sheet, Cell string
	Row               int
}

// Sheet is a part of a sheet, or of a text: then it has one column and no
// letters.
type Sheet struct {
	Title   string
	Letters []string
	Rows    []Row
}

// Row is one row; Head marks the headings.
type Row struct {
	Number int
	Head   bool
	Cells  []Cell
}

// Cell is a cell; Mark is a severity where something is wrong, and Note says
// what.
type Cell struct{ Text, Mark, Note string }

// Trial is what came of a dropped file, or would.
type Trial struct {
	Name    string
	Problem *Problem
	// Lines say in sentences what was read and what changes.
	Lines    []string
	Columns  []Column
	Sheets   []Sheet
	Findings []Finding
	// Writes is where the file goes in the workspace, and Replaces tells that
	// another version stands there.
	Writes   string
	Replaces bool
	// Imports are the numbers under which it was stored; none for a trial.
	Imports []int64
	// Good tells that there is something to import.
	Good bool
}

// Column is one column of the file and what it is taken for.
type Column struct{ Letter, Heading, Field, Sure, Why string }

// Download is a file to keep.
type Download struct {
	Name, MIME string
	Data       []byte
}
