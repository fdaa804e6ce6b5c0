package importers

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/records"
)

// Mapping says what a column means: the field under a heading of the partner's.
type Mapping struct {
	Heading, Field string
}

// Options are what the person or lex.yaml says about a file; the zero value
// leaves every decision to recognition.
type Options struct {
	// As fixes the kind of record.
	As records.Kind
	// Sheets names the sheets to read, hidden ones included.
	Sheets []string
	// HeaderRow fixes the row of the headings, counted from 1.
	HeaderRow int
	// HiddenRows asks for the rows that a filter or somebody has hidden; without
	// it they are told and left out.
	HiddenRows bool
	// Map gives columns their field; Drop leaves columns out altogether.
	Map  []Mapping
	Drop []string
	// Exchange is the exchange of the rows that name none; birth dates become
	// ages at its start.
	Exchange string
	// Kept is the exchange of the file's earlier version, for sheets of which
	// nobody says another.
	Kept string
	// Language (en, es, fr, pt) is the language of the file, used in hints and
	// for dates that nothing else decides; "" lets the sheet tell.
	Language string
	Rules    records.Rules
	// File is the name that findings bear.
	File string
	// Own is what a workbook that lex made says about the columns of the sheet;
	// Map and Drop go before it.
	Own []records.OwnColumn
	// asked is what recognise has read so far in this table.
	asked *asked
}

// Evidence says why lex believes that a column has its field.
type Evidence string

// The kinds of evidence, strongest first.
const (
	ByMapping  Evidence = "mapping"  // --map or lex.yaml
	ByTag      Evidence = "tag"      // a HXL tag under the heading
	ByHeading  Evidence = "heading"  // the heading is a known synonym
	ByQuestion Evidence = "question" // the heading contains a known synonym
	ByContent  Evidence = "content"  // the cells show it
)

// Column is one column of a sheet and what lex takes it for.
type Column struct {
	// Heading is the text above the column, "" when there is none.
	Heading string
	// Letter is the column's name ("A"), Index the same counted from 0.
	Letter string
	Index  int
	// Field is the canonical field, "" when lex does not know the column.
	Field    string
	Evidence Evidence
	// Dropped marks a column that the person does not want kept.
	Dropped bool
	// Confidence says how sure that is, "" for a column without a field; Why says
	// in words what the confidence rests on. Neither repeats a cell's text.
	Confidence Confidence
	Why        string
	// Note says in words what is unusual about the reading, or "".
	Note string
	// tick is the value that a tick in this column stands for: a column headed
	// "Female" that holds 1 and 0 has the tick "F".
	tick string
	// day is the day that a mark in this column stands for, ISO 8601, in a
	// sign-in sheet with a column for each day.
	day string
	// undated marks a day of a sign-in sheet whose year nobody has said, so that
	// its marks are not read.
	undated bool
	// numbering marks a column that only numbers the rows.
	numbering bool
	// part is the heading of one of the two things that the column holds.
	part string
}

// Plan is how one sheet will be read. A plan with an empty Kind was not
// recognised; its findings say why and what would help.
type Plan struct {
	Sheet string
	Index int
	Kind  records.Kind
	// HeaderRow counts from 1. Data begin below it, or below TagRow when the
	// sheet has a row of HXL tags (0 when it has none).
	HeaderRow, TagRow int
	Columns           []Column
	// Extra holds the headings of the unknown columns that are kept, in order;
	// a column without heading is called "column H".
	Extra    []string
	Findings []records.Finding
	// lastHead is the last row of headings or tags: data begin below it.
	lastHead int
	// window is where the table stands when it has not the whole sheet.
	window window
	// splits are the columns whose cells hold two things.
	splits []split
	// merged are the cells of the sheet that are merged over rows of one column.
	merged []span
	// titles are rows between its parts that are no rows of the list.
	titles map[int]bool
	// printed holds the rows above the headings, folded: page heads that a
	// print-out repeats further down.
	printed map[string]bool
	// exported marks a sheet that lex export wrote, guarded one whose texts have
	// an apostrophe before what looks like a formula.
	exported, guarded bool
}

// Check tells what is wrong with the options themselves: a field that no kind
// of record has, or a kind that lex does not read.
func (o Options) Check() error {
	if _, ok := records.Info(o.As); o.As != "" && !ok {
		return fmt.Errorf("lex reads no %q; it reads %s", o.As, kindNames())
	}
	for _, m := range o.Map {
		if !anyKindHas(m.Field) {
			return fmt.Errorf("no kind of record has a field %q, to which %q should be mapped", m.Field, m.Heading)
		}
	}
	return nil
}

func kindNames() string {
	var names []string
	for _, info := range records.Kinds {
		names = append(names, string(info.Kind))
	}
	return strings.Join(names, ", ")
}

func anyKindHas(field string) bool {
	for _, info := range records.Kinds {
		if _, ok := info.Field(field); ok {
			return true
		}
	}
	return false
}

// extras lists the columns whose cells go to a record's Extra, in order.
func (p Plan) extras() []Column {
	var extras []Column
	for _, c := range p.Columns {
		if c.Field == "" && !c.Dropped {
			extras = append(extras, c)
		}
	}
	return extras
}

// title names a column for people: its heading, else its letter.
func (c Column) title() string {
	if c.Heading == "" {
		return "column " + c.Letter
	}
	return c.Heading
}
