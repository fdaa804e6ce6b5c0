package importers

import (
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// groupTitle tells a line that stands alone in the column of names and can be
// none: a year, a month or a day over the rows that belong to it.
func groupTitle(l *line) bool {
	if !alone(l) {
		return false
	}
	text := l.cells[l.first]
	if n, number := wholeNumber(text); number {
		return n >= 1900 && n < 2100
	}
	if !hasDigit(text) {
		return false // April and Domingo are names
	}
	return dayHeading.MatchString(lexicon.Fold(text)) || lexicon.Date(text, lexicon.DayFirst).OK
}

// alone tells a line with one cell, in which the name of the row should stand.
func alone(l *line) bool {
	if l.filled != 1 || l.odd {
		return false
	}
	switch l.fields[l.first] {
	case "name", "given_name", "family_name", "line", "title", "step", "indicator":
		return true
	}
	return false
}

func hasDigit(text string) bool {
	return slices.ContainsFunc([]byte(text), func(c byte) bool { return c >= '0' && c <= '9' })
}

// underCountry tells a line with nothing but the name of a country where a name
// should stand, in a sheet that says more of its rows: a title over the rows
// below it. It is told, for there are people called Jordan.
func (d *decoder) underCountry() bool {
	l := &d.line
	if d.plan.Kind != records.Participants && d.plan.Kind != records.Organizations || d.plan.exported || !alone(l) || len(l.known) < 3 {
		return false
	}
	text := l.cells[l.first]
	if len(text) < 4 || l.kinds[l.first] != Text || lexicon.FindCountry(text, d.opt.Rules.CountryAliases).Status != lexicon.Known {
		return false
	}
	d.report.report(records.Warning, "value-decided", place{l.number, l.first, l.fields[l.first], text}, func() (string, string) {
		return "the row holds the name of a country and nothing else; it is taken for a title over the rows below it and not read as a name",
			"if it says the country of the rows below it, write it into a column of their own; if it is a name, write more about it into the row"
	})
	return true
}
