package main

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/store"
)

// Rows by which a new version differs: how many are listed in JSON and how many
// are shown.
const (
	listedChanges = 1000
	shownChanges  = 20
)

// rowChange is a row in the JSON of `lex import --dry-run`.
type rowChange struct {
	Change string        `json:"change"`
	Row    int           `json:"row"`
	Name   string        `json:"name"`
	Fields []fieldChange `json:"fields,omitempty"`
}

// fieldChange is a field before and after; an unknown column has a heading and
// no field.
type fieldChange struct {
	Field   *string `json:"field"`
	Heading string  `json:"heading,omitempty"`
	Old     string  `json:"old"`
	New     string  `json:"new"`
}

// details is how many rows the store lists: a trial shows what would change
// before anything is written, the import itself only counts.
func (j *takeIn) details() int {
	if j.args.dryRun {
		return listedChanges
	}
	return 0
}

func rowChanges(change store.SheetChange) []rowChange {
	var list []rowChange
	for _, r := range change.Rows {
		one := rowChange{Change: r.Change, Row: r.Row, Name: r.Name}
		for _, f := range r.Fields {
			line := fieldChange{Heading: f.Heading, Old: f.Old, New: f.New}
			if f.Field != "" {
				line.Field = &f.Field
			}
			one.Fields = append(one.Fields, line)
		}
		list = append(list, one)
	}
	return list
}

// showChanges tells the rows that differ by the names of their fields. Who it is
// and what the fields say appears on a terminal only.
func (j *takeIn) showChanges(s sheetResult) {
	for i, r := range s.Changes {
		if i == shownChanges {
			j.say("  … and %s (--json lists them)", plural(s.Added+s.Changed+s.Removed-shownChanges, "1 more row", "%s more rows"))
			return
		}
		who := ""
		if j.watched && r.Name != "" {
			who = " (" + inline(shorten(r.Name, 60)) + ")"
		}
		switch r.Change {
		case store.RowAdded:
			j.say("  row %d%s: added", r.Row, who)
		case store.RowRemoved:
			j.say("  row %d%s of the version before: removed", r.Row, who)
		default:
			var fields []string
			for _, f := range r.Fields {
				fields = append(fields, j.fieldWords(f))
			}
			j.say("  row %d%s: %s changed", r.Row, who, strings.Join(fields, ", "))
		}
	}
}

// fieldWords names a field that changed, on a terminal with both values.
func (j *takeIn) fieldWords(f fieldChange) string {
	name := inline(f.Heading)
	if f.Field != nil {
		name = *f.Field
	}
	if !j.watched {
		return name
	}
	value := func(text string) string {
		if text == "" {
			return "nothing"
		}
		return fmt.Sprintf("%q", inline(shorten(text, 40)))
	}
	return name + " from " + value(f.Old) + " to " + value(f.New)
}
