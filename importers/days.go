package importers

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// dayReader reads the dates of one column. 03/04/2017 is decided by the other
// dates of the column, else by the language of the sheet, else told cell by cell.
type dayReader struct {
	d      *decoder
	field  string
	column int
	cache  map[string]dayMatch

	dayFirst, monthFirst, ambiguous int // cells of the survey
	order                           lexicon.DateOrder
	why                             string // what decided the order, "" when nothing did
	decided                         int    // cells read by that order
	first                           place

	last       string // of the cell read last, when it names several days
	spans      int    // cells that do
	spansFirst place
}

// dayMatch is what a cell of dates means.
type dayMatch struct {
	iso       string // 2017-06-19, or 1983 for a year alone in birth_date
	ok        bool
	ambiguous bool
	part      string // month or year, where no more was given
	last      string // 2017-06-24 where several days are named
	order     lexicon.DateOrder
}

func newDayReader(d *decoder, field string, column int) *dayReader {
	return &dayReader{d: d, field: field, column: column, cache: map[string]dayMatch{}}
}

func (r *dayReader) survey(l *line) {
	text := l.get(r.column)
	if text == "" {
		return
	}
	switch match := r.match(text); {
	case match.ambiguous:
		r.ambiguous++
	case match.order == lexicon.DayFirst:
		r.dayFirst++
	case match.order == lexicon.MonthFirst:
		r.monthFirst++
	}
}

// open tells that the survey has met ambiguous dates and none that decides them.
func (r *dayReader) open() bool {
	return r.ambiguous > 0 && r.dayFirst == 0 && r.monthFirst == 0
}

// decide settles the order after the survey.
func (r *dayReader) decide(language string) {
	switch {
	case r.dayFirst > 0 && r.monthFirst == 0:
		r.order, r.why = lexicon.DayFirst, "the column's other dates have the day first"
	case r.monthFirst > 0 && r.dayFirst == 0:
		r.order, r.why = lexicon.MonthFirst, "the column's other dates have the month first"
	case r.dayFirst > 0:
		// Both occur: nothing can be said of the cells between.
	case language != "" && language != "en":
		r.order, r.why = lexicon.DayFirst, "the sheet's language has the day first"
	}
}

func (r *dayReader) match(text string) dayMatch {
	match, ok := r.cache[text]
	if !ok {
		match = readDay(text, r.field == "birth_date")
		if len(r.cache) < remembered {
			r.cache[strings.Clone(text)] = match
		}
	}
	return match
}

// readDay reads a date in any of the forms that sheets hold: ISO, numbers, words
// of four languages, the serial number of a spreadsheet's day. birth allows a
// year alone and days long ago.
func readDay(text string, birth bool) dayMatch {
	n, whole := wholeNumber(text)
	switch {
	case whole && birth && n >= 1900 && n <= 2100:
		return dayMatch{iso: text, ok: true}
	case whole && len(text) == 4 && n >= 1990 && n <= 2100:
		return dayMatch{iso: text + "-01-01", ok: true, part: "year"}
	}
	earliest := 20000 // October 1954
	if birth {
		earliest = 3000
	}
	if iso, ok := serialDay(text, earliest); ok {
		return dayMatch{iso: iso, ok: true}
	}
	m := lexicon.Date(text, lexicon.Undecided)
	if !m.OK && !birth {
		first, last := lexicon.DateRange(text, lexicon.Undecided)
		order := first.Order
		if order == lexicon.Undecided {
			order = last.Order
		}
		return dayMatch{iso: first.ISO, last: last.ISO, ok: first.OK, ambiguous: first.Ambiguous || last.Ambiguous, order: order}
	}
	match := dayMatch{iso: m.ISO, ok: m.OK, ambiguous: m.Ambiguous, order: m.Order}
	if len(match.iso) == len("2017-06") {
		match.iso, match.part = match.iso+"-01", "month"
	}
	return match
}

// serialDay reads the number of a day since the end of 1899, as spreadsheets
// count, from the earliest plausible number to the year 2100.
func serialDay(text string, earliest int) (iso string, ok bool) {
	whole, _, _ := strings.Cut(text, ".")
	if len(whole) != 4 && len(whole) != 5 || strings.Trim(text, "0123456789.") != "" || strings.Count(text, ".") > 1 {
		return "", false
	}
	n, err := strconv.Atoi(whole)
	if err != nil || n < earliest || n > 73050 {
		return "", false
	}
	return time.Date(1899, time.December, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), true
}

// read gives the day of a line as 2017-06-19 (birth_date: or 1983), "" where
// none is said. ok is false for a text that is no date; that is reported.
func (r *dayReader) read(l *line) (iso string, ok bool) {
	if r == nil {
		return "", true
	}
	r.last = ""
	text := l.get(r.column)
	if text == "" {
		return "", true
	}
	match := r.match(text)
	if match.ok && !match.ambiguous && match.part == "" && match.last == "" {
		return match.iso, true
	}
	at := place{l.number, r.column, r.field, text}
	if !match.ok {
		if lexicon.Missing(text) {
			return "", true
		}
		r.unreadable(at)
		return "", false
	}
	if match.part != "" && r.field != "birth_date" {
		r.d.report.report(records.Warning, "value-decided", at, func() (string, string) {
			which := "first"
			if r.closes() {
				which = "last"
			}
			return "the cell names a " + match.part + " without a day; the " + which + " day of the " + match.part + " is used", "write the day as well"
		})
		if r.closes() {
			return lastOf(match), true
		}
	}
	if r.last = match.last; match.last != "" {
		r.spans++
		if r.spans == 1 {
			r.spansFirst = at
		}
	}
	if !match.ambiguous {
		return match.iso, true
	}
	return r.settle(text, at, match), true
}

// closes tells the fields that end something: what ends in June ends with June.
// A consent that expires or was taken back in June is of no use from its first
// day on.
func (r *dayReader) closes() bool { return r.field == "end" || r.field == "due" }

// lastOf is the last day of a month or a year of which the first is known.
func lastOf(match dayMatch) string {
	first, err := time.Parse(time.DateOnly, match.iso)
	if err != nil {
		return match.iso
	}
	if match.part == "year" {
		return first.AddDate(1, 0, -1).Format(time.DateOnly)
	}
	return first.AddDate(0, 1, -1).Format(time.DateOnly)
}

// settle reads a date whose first two numbers may both be the day.
func (r *dayReader) settle(text string, at place, match dayMatch) string {
	if r.why == "" {
		r.d.report.report(records.Warning, "value-decided", at, func() (string, string) {
			return "the date may have the day or the month first and nothing in the column decides; it is read with the day first",
				"write the date as " + match.iso + " or with the month as a word"
		})
		return match.iso
	}
	r.decided++
	if r.decided == 1 {
		r.first = at
	}
	if r.order == lexicon.MonthFirst && match.last != "" {
		first, last := lexicon.DateRange(text, lexicon.MonthFirst)
		r.last = last.ISO
		return first.ISO
	}
	if r.order == lexicon.MonthFirst {
		return lexicon.Date(text, lexicon.MonthFirst).ISO
	}
	return match.iso
}

func (r *dayReader) unreadable(at place) {
	severity, check, what := records.Error, "date-unreadable", "the row is not imported"
	if r.field == "birth_date" {
		severity, check, what = records.Warning, "value-unreadable", "the cell counts as empty"
	}
	r.d.report.report(severity, check, at, func() (string, string) {
		return "expected a date such as 2017-06-19, 19/06/2017 or 19 June 2017, found something else or a day that does not exist; " + what,
			"correct the date; leave the cell empty if it is not known"
	})
}

// closing tells how the ambiguous dates of the column were read.
func (r *dayReader) closing() {
	if r.spans > 0 {
		r.d.report.report(records.Warning, "value-decided", r.spansFirst, func() (string, string) {
			return fmt.Sprintf("cells of this column name several days, such as this one (%d in all); the first day is used, and the last where the kind of record has a field for it", r.spans),
				"write the first and the last day into two columns"
		})
	}
	if r.decided == 0 {
		return
	}
	form := "day/month/year"
	if r.order == lexicon.MonthFirst {
		form = "month/day/year"
	}
	r.d.report.report(records.Warning, "value-decided", r.first, func() (string, string) {
		return fmt.Sprintf("%s may have the day or the month first, read as %s, because %s", counted(r.decided, "date of this column", "dates of this column"), form, r.why),
			"write dates as 2017-06-19 or with the month as a word"
	})
}
