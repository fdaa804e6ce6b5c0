package checks

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// columnsOf lists the columns that may hold a field, the likeliest first.
var columnsOf = map[string][]string{
	"name":    {"name", "family_name", "given_name"},
	"country": {"country", "country_code"},
	"age":     {"age", "birth_date"},
}

// cell names the cell of a field in a row, "" where the sheet has no column for
// it.
func cell(columns map[string]string, field string, row int) string {
	candidates := columnsOf[field]
	if candidates == nil {
		candidates = []string{field}
	}
	for _, c := range candidates {
		if letter := columns[c]; letter != "" {
			return letter + strconv.Itoa(row)
		}
	}
	return ""
}

// inRow is a finding about a field of a participant.
func inRow(row *store.ParticipantRow, field, value, message, hint string) finding {
	return finding{source: row.Import, Finding: records.Finding{
		File: row.Origin.File, Sheet: row.Origin.Sheet, Row: row.Origin.Row, Cell: cell(row.Columns, field, row.Origin.Row),
		Field: field, Value: value, Message: message, Hint: hint, Personal: records.IsPersonal(records.Participants, field),
	}}
}

// inList is a finding about a field of an organizations list.
func inList(row *store.OrganizationRow, field, value, message, hint string) finding {
	return finding{source: row.Import, Finding: records.Finding{
		File: row.Origin.File, Sheet: row.Origin.Sheet, Row: row.Origin.Row, Cell: cell(row.Columns, field, row.Origin.Row),
		Field: field, Value: value, Message: message, Hint: hint, Personal: records.IsPersonal(records.Organizations, field),
	}}
}

// atPerson is a finding about a field of a sighting; fillIn adds its value.
func (d *Data) atPerson(s sighting, field, message, hint string) finding {
	sh := d.sheets[s.sheet]
	return finding{source: sh.source, fill: true, Finding: records.Finding{
		File: sh.file, Sheet: sh.name, Row: int(s.row), Cell: cell(sh.columns, field, int(s.row)),
		Field: field, Message: message, Hint: hint, Personal: records.IsPersonal(records.Participants, field),
	}}
}

// atOrganization is a finding about the first cell that names an organization.
func (d *Data) atOrganization(o *organization, message, hint string) finding {
	sh := d.sheets[o.first.sheet]
	f := finding{source: sh.source, Finding: records.Finding{
		File: sh.file, Sheet: sh.name, Row: int(o.first.row), Field: "organization", Value: o.name, Message: message, Hint: hint,
	}}
	if sh.kind == records.Organizations {
		f.Field = "name"
	}
	if o.first.column != "" {
		f.Cell = o.first.column + strconv.Itoa(int(o.first.row))
	}
	return f
}

// inSheet is a finding about a whole sheet.
func (d *Data) inSheet(sh *sheet, field, message, hint string) finding {
	return finding{source: sh.source, Finding: records.Finding{File: sh.file, Sheet: sh.name, Field: field, Message: message, Hint: hint}}
}

// beside adds to a finding the second place that it speaks of.
func (f finding) beside(other string) finding {
	f.Other = other
	return f
}

// inSettings is a finding about lex.yaml.
func inSettings(key, message, hint string) finding {
	return finding{Finding: records.Finding{File: "lex.yaml", Field: key, Message: message, Hint: hint}}
}

// where names a cell as people say it: "D14" in the same sheet, "Lista!D14" in
// another one, with the file before it where that is another one too.
func (d *Data) where(s sighting, field string, from sighting) string {
	sh := d.sheets[s.sheet]
	text := cell(sh.columns, field, int(s.row))
	if text == "" {
		text = "row " + strconv.Itoa(int(s.row))
	}
	return sh.seenFrom(d.sheets[from.sheet], text)
}

// whereNamed names the cell in which an organization is named first, as seen
// from that of another one.
func (d *Data) whereNamed(o, from *organization) string {
	sh, here := d.sheets[o.first.sheet], d.sheets[from.first.sheet]
	text := o.first.column + strconv.Itoa(int(o.first.row))
	if o.first.column == "" {
		text = "row " + text
	}
	return sh.seenFrom(here, text)
}

// seenFrom names a cell of a sheet as people say it who look at another one.
func (sh *sheet) seenFrom(here *sheet, text string) string {
	if sh == here {
		return text
	}
	if sh.name != "" {
		text = sh.name + "!" + text
	}
	if sh.file != here.file {
		text = sh.file + ", " + text
	}
	return text
}

// fillIn reads some rows for the values of findings that were made
// from sightings, which do not hold them.
func (d *Data) fillIn(ctx context.Context, s *store.Store, all []*findings) error {
	wanted := map[store.Place][]*finding{}
	for _, f := range all {
		for i := range f.list {
			if found := &f.list[i]; found.fill {
				at := store.Place{Import: found.source, Row: found.Row}
				wanted[at] = append(wanted[at], found)
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	return s.ParticipantsAt(ctx, d.Rules, slices.Collect(maps.Keys(wanted)), func(row *store.ParticipantRow) error {
		for _, found := range wanted[store.Place{Import: row.Import, Row: row.Origin.Row}] {
			found.Value = valueOf(&row.Record, found.Field)
		}
		return ctx.Err()
	})
}

func valueOf(p *records.Participant, field string) string {
	switch field {
	case "name":
		return p.Name
	case "email":
		return p.Email
	case "sex":
		return p.Sex
	case "country":
		return p.Country
	case "age":
		return p.Age
	}
	return ""
}
