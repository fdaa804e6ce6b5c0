package importers

import (
	"fmt"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// numberReader reads the numbers of one column. 1.234 written as text is
// decided by the other texts of the column, else by the language of the sheet,
// else told cell by cell. A cell that holds a number is what it is.
type numberReader struct {
	d      *decoder
	field  string
	column int

	comma, point int // texts of the survey that show the decimal mark
	open         int // texts that do not
	mark         lexicon.DecimalMark
	why          string // what decided the mark
	decided      int
	first        place
}

func newNumberReader(d *decoder, field string, column int) *numberReader {
	return &numberReader{d: d, field: field, column: column}
}

func (r *numberReader) survey(l *line) {
	text := l.get(r.column)
	if text == "" || l.kinds[r.column] == Number {
		return
	}
	switch m := lexicon.Amount(text, lexicon.MarkUndecided); {
	case !m.OK:
	case m.Ambiguous:
		r.open++
	case m.Mark == lexicon.MarkComma:
		r.comma++
	case m.Mark == lexicon.MarkPoint:
		r.point++
	}
}

// decide settles the decimal mark after the survey.
func (r *numberReader) decide(language string) {
	switch {
	case r.comma > 0 && r.point == 0:
		r.mark, r.why = lexicon.MarkComma, "the column's other numbers have a decimal comma"
	case r.point > 0 && r.comma == 0:
		r.mark, r.why = lexicon.MarkPoint, "the column's other numbers have a decimal point"
	case r.comma > 0:
		// Both occur: nothing can be said of the cells between.
	case language == "en":
		r.mark, r.why = lexicon.MarkPoint, "the sheet's language has a decimal point"
	case language != "":
		r.mark, r.why = lexicon.MarkComma, "the sheet's language has a decimal comma"
	}
}

// read gives the number of a line in shortest decimal form, "" where none is
// said. ok is false for a text that is no number; that is reported.
func (r *numberReader) read(l *line) (text string, ok bool) {
	cell := l.get(r.column)
	if said(cell) == "" {
		return "", true
	}
	at := place{l.number, r.column, r.field, cell}
	if l.kinds[r.column] == Bool || l.kinds[r.column] == Date {
		return r.unreadable(at)
	}
	mark := r.mark
	plain := l.kinds[r.column] == Number || r.d.plan.exported && plainNumber(cell)
	if plain {
		mark = lexicon.MarkPoint
	}
	m := lexicon.Amount(cell, mark)
	if !m.OK {
		return r.unreadable(at)
	}
	if !plain {
		if open := lexicon.Amount(cell, lexicon.MarkUndecided); open.Ambiguous {
			r.told(at, m.Text)
		}
	}
	return m.Text, true
}

// told notes a number whose mark the cell alone does not show.
func (r *numberReader) told(at place, read string) {
	if r.why == "" {
		r.d.report.report(records.Warning, "value-decided", at, func() (string, string) {
			return "the number may have a point or comma for thousands or for decimals and nothing in the column decides; it is read as " + read,
				"write the number without marks for thousands"
		})
		return
	}
	r.decided++
	if r.decided == 1 {
		r.first = at
	}
}

func (r *numberReader) unreadable(at place) (string, bool) {
	r.d.report.report(records.Error, "number-unreadable", at, func() (string, string) {
		return "expected a number such as 1200 or 12.5, found something else; the row is not imported",
			"write the number alone; leave the cell empty if it is not known, and put remarks into a column of their own"
	})
	return "", false
}

// closing tells how the ambiguous numbers of the column were read.
func (r *numberReader) closing() {
	if r.decided == 0 {
		return
	}
	mark := "decimal point"
	if r.mark == lexicon.MarkComma {
		mark = "decimal comma"
	}
	r.d.report.report(records.Warning, "value-decided", r.first, func() (string, string) {
		return fmt.Sprintf("%s that may have a mark for thousands or for decimals, read with a %s, because %s",
				counted(r.decided, "number of this column is text", "numbers of this column are text"), mark, r.why),
			"write numbers as numbers, without marks for thousands"
	})
}
