package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
)

// trace is something of a person outside the rows of participants.
type trace struct {
	id   int64
	from activeImport
	row  int
	// values, extra and the fields to be emptied are of records and contacts.
	values map[string]string
	extra  []string
	fields []string
	cells  []string // of rejects
}

// isAbout reports whether the rows of a kind are about one person each, who is
// then named in the field name.
func isAbout(kind records.Kind) bool {
	info, ok := records.Info(kind)
	f, has := info.Field("name")
	return ok && has && f.Personal
}

// records lists the rows of a person among quotes, consents and the like, and
// those of others in which a field holds the person's name or address.
func (s *subject) records(ctx context.Context, q querier) (own, named []trace, err error) {
	for _, i := range s.e.imports {
		if tableOf(i.kind) != "record" {
			continue
		}
		err := each(ctx, q, func(rows *sql.Rows) error {
			t := trace{from: i}
			var body string
			if err := rows.Scan(&t.id, &t.row, &body); err != nil {
				return err
			}
			var err error
			if t.values, t.extra, err = recordValues(i.kind, body); err != nil {
				return fmt.Errorf("row %d: %w", t.row, err)
			}
			if isAbout(i.kind) && s.speaks(t.values["name"], t.values["email"], t.values["organization"]) {
				own = append(own, t)
				return nil
			}
			if t.fields = s.fieldsThatName(i.kind, t.values); len(t.fields) > 0 {
				named = append(named, t)
			}
			return nil
		}, "SELECT id, sheet_row, body FROM record WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, i.first, i.last)
		if err != nil {
			return nil, nil, err
		}
	}
	return own, named, nil
}

// fieldsThatName lists the personal fields that hold nothing but the name of the
// person, whom nobody else is called, or the address.
func (s *subject) fieldsThatName(kind records.Kind, values map[string]string) (fields []string) {
	info, _ := records.Info(kind)
	for _, f := range info.Fields {
		if !f.Personal || values[f.Name] == "" || f.Name == "name" && isAbout(kind) {
			continue
		}
		_, alone := s.called(values[f.Name])
		_, only := s.reached(values[f.Name])
		if alone || only {
			fields = append(fields, f.Name)
		}
	}
	return fields
}

// contacts lists the rows of organizations lists of which the person is the
// contact: by name and address or organization.
func (s *subject) contacts(ctx context.Context, q querier) (list []trace, err error) {
	for _, i := range s.e.of(records.Organizations) {
		rows, err := s.e.organizationPage(ctx, q, i, i.first, i.last)
		if err != nil {
			return nil, err
		}
		for k, row := range rows {
			o := &row.Record
			t := trace{id: i.first + int64(k), from: i, row: o.Row, values: map[string]string{"contact": o.Contact, "email": o.Email, "phone": o.Phone}}
			is, alone := s.called(o.Contact)
			reached, only := s.reached(o.Email)
			switch {
			case is && (alone || reached || s.places[row.OrganizationKey]):
				// Address and telephone number are those of the contact.
				for _, f := range []struct{ name, value string }{{"contact", o.Contact}, {"email", o.Email}, {"phone", o.Phone}} {
					if f.value != "" {
						t.fields = append(t.fields, f.name)
					}
				}
			case only:
				t.fields = []string{"email"}
			}
			if len(t.fields) > 0 {
				list = append(list, t)
			}
		}
	}
	return list, nil
}

// rejects lists the rows that could not be stored in which the person stands.
func (s *subject) rejects(ctx context.Context, q querier) (list []trace, err error) {
	for _, i := range s.e.imports {
		err := each(ctx, q, func(rows *sql.Rows) error {
			t := trace{from: i}
			var cells string
			if err := rows.Scan(&t.id, &t.row, &cells); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(cells), &t.cells); err != nil {
				return err
			}
			if s.inCells(t.cells) {
				list = append(list, t)
			}
			return nil
		}, "SELECT id, sheet_row, cells FROM reject WHERE import = $1 ORDER BY id", i.id)
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// mentions lists the places where texts of others name the person: they belong
// to others, and are told, not touched.
func (s *subject) mentions(ctx context.Context, q querier, known []trace) (list []records.Origin, err error) {
	for _, i := range s.e.imports {
		table := tableOf(i.kind)
		columns := map[string]string{"participant": "persona, COALESCE(notes, '') || ' ' || COALESCE(position, '') || ' ' || COALESCE(extra, '')",
			"organization": "0, COALESCE(notes, '') || ' ' || COALESCE(extra, '')", "record": "0, body"}[table]
		err := each(ctx, q, func(rows *sql.Rows) error {
			var id, persona int64
			var row int
			var text string
			if err := rows.Scan(&id, &row, &persona, &text); err != nil {
				return err
			}
			if s.personas[persona] || !s.mentioned(text) ||
				slices.ContainsFunc(known, func(t trace) bool { return t.id == id && tableOf(t.from.kind) == table }) {
				return nil
			}
			list = append(list, records.Origin{File: i.file, Sheet: i.sheet, Row: row})
			return nil
		}, "SELECT id, sheet_row, "+columns+" FROM "+table+" WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, i.first, i.last)
		if err != nil {
			return nil, err
		}
		if s.mentioned(i.file) || s.mentioned(i.sheet) {
			list = append(list, records.Origin{File: i.file, Sheet: i.sheet})
		}
	}
	return list, nil
}
