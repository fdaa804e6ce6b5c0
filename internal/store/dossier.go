package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/records"
)

// Dossier is all that is stored of a person.
type Dossier struct {
	FoundPerson
	// Rows are the rows of participants, then the quotes, consents and the like,
	// then other rows that name the person in a field, imports and rows in order.
	Rows []DossierRow
	// Rejects are rows that could not be stored, in which the person seems to
	// stand.
	Rejects []DossierRow
	// Mentions are places where texts of other rows, or names of files, name the
	// person.
	Mentions []records.Origin
	// Reports are the runs of the archive whose texts name the person.
	Reports []string
}

// DossierRow is a row in which a person stands.
type DossierRow struct {
	Import ImportInfo
	Kind   records.Kind
	Origin records.Origin
	// Exchange is the key of the exchange to which a participant's row belongs.
	Exchange string
	// Counted is false in imports that are replaced or undone, and where the
	// rules leave the row's status or role out.
	Counted bool
	// Columns maps fields to the letters of their columns.
	Columns map[string]string
	Values  []FieldValue
	// Cells are those of a reject, from column A.
	Cells []string
	// Named are the fields that name the person, where the row is about something
	// else.
	Named []string
}

// Dossier reads all that is stored of a person.
func (s *Store) Dossier(ctx context.Context, rules records.Rules, p FoundPerson) (*Dossier, error) {
	d := &Dossier{FoundPerson: p}
	err := s.readingEverything(ctx, rules, func(q querier, e *everything) error {
		if e.digest != p.digest {
			return ErrChanged
		}
		subject, err := e.subjectOf(ctx, q, p)
		if err != nil {
			return err
		}
		return d.fill(ctx, q, subject)
	})
	if err != nil {
		return nil, fmt.Errorf("read what is stored of a person: %w", err)
	}
	return d, nil
}

func (d *Dossier) fill(ctx context.Context, q querier, s *subject) error {
	e := s.e
	for _, r := range s.rows {
		row := e.dossierRow(r.from, r.row.Record.Row, participantValues(&r.row.Record), r.row.Record.Extra)
		row.Exchange, row.Counted = r.row.Exchange, row.Counted && r.row.Counted
		d.Rows = append(d.Rows, row)
	}
	own, named, err := s.records(ctx, q)
	if err != nil {
		return err
	}
	contacts, err := s.contacts(ctx, q)
	if err != nil {
		return err
	}
	for _, t := range append(append(append([]trace{}, own...), named...), contacts...) {
		row := e.dossierRow(t.from, t.row, t.values, t.extra)
		row.Named = t.fields
		d.Rows = append(d.Rows, row)
	}
	reports, err := s.archived(ctx, q, own)
	if err != nil {
		return err
	}
	d.Reports = runsOf(reports)
	rejects, err := s.rejects(ctx, q)
	if err != nil {
		return err
	}
	for _, t := range rejects {
		row := e.dossierRow(t.from, t.row, nil, nil)
		row.Counted, row.Cells = false, t.cells
		d.Rejects = append(d.Rejects, row)
	}
	d.Mentions, err = s.mentions(ctx, q, append(own, contacts...))
	return err
}

func (e *everything) dossierRow(i activeImport, row int, values map[string]string, extra []string) DossierRow {
	info := e.status[i.id]
	return DossierRow{Import: info, Kind: i.kind, Origin: records.Origin{File: i.file, Sheet: i.sheet, Row: row}, Counted: info.Status == Active,
		Columns: columnsOf(i.columns), Values: inOrder(i.kind, values, e.extra[i.id], extra)}
}

// Wrote reports whether a text is one of the person's names or addresses, as
// people type it to confirm whom they mean.
func (p FoundPerson) Wrote(text string) bool {
	text = strings.TrimSpace(text)
	for _, name := range p.Names {
		if text != "" && foldName(text) == foldName(name) {
			return true
		}
	}
	for _, email := range p.Emails {
		if text != "" && foldEmail(text) == foldEmail(email) {
			return true
		}
	}
	return false
}
