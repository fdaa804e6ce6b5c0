package document

// Document is one report, whole, in one language.
type Document struct {
	// Language is en, es, fr or pt.
	Language string
	Title    string
	// Lines stand under the title: who prepared it for whom, and its date.
	Lines []Line
	// Author, Subject and Keywords are document properties.
	Author, Subject string
	Keywords        []string
	// Date is the date of the report, ISO 8601, or "" when it has none. It is
	// the only date that an exporter may write into a file.
	Date string
	// Run identifies data, definition, period, language and audience.
	Run string
	// Draft marks every page.
	Draft bool
	// Logo stands at the head of the title page, nil for none.
	Logo *Picture
	// Layout is what a donor's form demands of the page.
	Layout Layout
	// Contents asks for a table of contents after the title, where a format has
	// pages or is long enough to want one.
	Contents bool
	Blocks   []Block
	// Proofs say where each figure comes from, in the order of the text.
	Proofs []Proof
	// Attachments are files that travel inside the report where a format can
	// carry them.
	Attachments []Attachment
	// Words are the few labels that an exporter needs in the document's
	// language.
	Words Words
}

// Line is one line of inlines.
type Line []Inline

// Words are labels in the document's language.
type Words struct {
	// Page and Of make "Page 2 of 5"; Draft is the mark of a draft; Continued
	// follows the title of a table that goes on; Run labels the run id.
	Page, Of, Draft, Continued, Run string
	// Notes heads the list of footnotes where a format has no page foot;
	// Figures names the sheet of figures in a workbook, Narrative that of the
	// text.
	Notes, Figures, Narrative string
	// Note, Value and Figure head the columns of those sheets.
	Note, Value, Figure string
	// Contents heads the table of contents; Sources names the sheet of proofs,
	// whose columns are Figure, Value, Counted, File, Sheet, Rows and Hash; Proofs
	// heads the same where it follows the text.
	Contents, Sources, Proofs, Counted, File, Sheet, Rows, Hash string
	// Target and Actual label the marks of a chart of targets; Picture and Chart
	// name such a block to those who cannot see it.
	Target, Actual, Picture, Chart string
	// Original introduces the words of a quote in the language in which they
	// were said; Light and Dark name the two looks of a page on a screen.
	Original, Light, Dark string
	// Start and End head the days of a time line.
	Start, End string
	// Months are the short names of the months, from January, for the axis of a
	// time line; without them it is numbered.
	Months [12]string
}

// Block is one piece of the page: Heading, Paragraph, List, Table, Chart,
// Picture, Quote, Callout or Signature.
type Block interface{ block() }

// Heading opens a section; Level counts from 1.
type Heading struct {
	Level int
	Text  []Inline
}

// Paragraph is running text. Under ties it to the block above, as a note is to its
// map: no page ends between them.
type Paragraph struct {
	Text  []Inline
	Under bool
}

// List is a list, numbered from Start when Ordered.
type List struct {
	Ordered bool
	Start   int
	Items   [][]Block
}

// Quote is what somebody said, and who. Language is that of Text, "" for the
// document's; Original holds the words as they were said when Text translates
// them, in OriginalLanguage.
type Quote struct {
	Text                       []Block
	Attribution                []Inline
	Language, OriginalLanguage string
	Original                   []Block
}

// Callout is a short remark set apart, such as a note about what is unknown.
type Callout struct{ Text []Inline }

// Table is a table with typed cells. Its head repeats on every page.
type Table struct {
	// ID names the table in a workbook: lower case, digits and dashes, unique in
	// the document.
	ID string
	// Title stands above the table; Sheet is the name of its sheet.
	Title, Sheet string
	Columns      []Column
	Rows         [][]Cell
	// Total marks the last row as a total.
	Total bool
	// PrintRows is how many rows, from the first on and without the total, are
	// printed on a page; 0 prints all. Workbooks hold all of them in any case.
	PrintRows int
	// Rest says under the table that rows are left out and where they are; only
	// a table of which rows are left out shows it, before Note.
	Rest []Inline
	// Note stands under the table.
	Note []Inline
}

// Column is the head of a column.
type Column struct {
	Head string
	// Number columns stand right-aligned.
	Number bool
	// Width is the column's share of the table's width; 0 lets the exporter
	// choose by its contents.
	Width float64
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Chart) block()     {}
func (Picture) block()   {}
func (Quote) block()     {}
func (Callout) block()   {}
func (Signature) block() {}
