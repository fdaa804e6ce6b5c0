package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/records"
)

// storedRow is a row as it is stored, by field; extra is the unknown columns by
// heading, headings their order.
type storedRow struct {
	row      int
	values   map[string]string
	extra    map[string]string
	headings []string
}

// name is what a row is about: its first field of those that tell it apart.
func (s storedRow) name(kind records.Kind) string {
	info, _ := records.Info(kind)
	for _, field := range append(append([]string{}, info.Required...), info.Identity...) {
		if v := s.values[field]; v != "" && field != "consent" {
			return v
		}
	}
	return ""
}

// rowReader reads single rows of a kind, before the batch that they belong to is
// part of what is counted.
type rowReader struct {
	tx       querier
	kind     records.Kind
	terms    map[int64]string
	headings map[int64][]string // of the unknown columns, by import
}

// termColumns are the columns of a table that hold terms, with their fields.
var termColumns = map[string][][2]string{
	"participant": {{"organization", "organization"}, {"country", "country"}, {"focus", "focus_area"}, {"exchange", "exchange"}, {"role", "role"},
		{"status", "status"}, {"sex", "sex"}, {"age", "age"}, {"disability", "disability"}, {"day", "date"}, {"consent", "consent"}},
	"organization": {{"organization", "name"}, {"country", "country"}, {"focus", "focus_area"}, {"exchange", "exchange"}, {"type", "organization_type"}, {"day", "date"}},
}

// textColumns are those that hold their text themselves, under the field's name.
var textColumns = map[string][]string{
	"participant":  {"name", "email", "phone", "city", "position", "notes", "days"},
	"organization": {"acronym", "scope", "website", "contact", "email", "phone", "city", "notes"},
}

func (r *rowReader) read(ctx context.Context, id, source int64) (storedRow, error) {
	s := storedRow{values: map[string]string{}, extra: map[string]string{}}
	var cells []string
	var err error
	if table := tableOf(r.kind); table == "record" {
		var body string
		if err = r.tx.QueryRowContext(ctx, "SELECT sheet_row, body FROM record WHERE id = $1", id).Scan(&s.row, &body); err == nil {
			s.values, cells, err = recordValues(r.kind, body)
		}
	} else {
		cells, err = r.readColumns(ctx, table, id, &s)
	}
	if err != nil {
		return s, fmt.Errorf("read row: %w", err)
	}
	if s.headings, err = r.headingsOf(ctx, source); err != nil {
		return s, err
	}
	for i, heading := range s.headings {
		if i < len(cells) {
			s.extra[heading] = cells[i]
		}
	}
	return s, nil
}

// readColumns reads a row of a table that has columns of its own.
func (r *rowReader) readColumns(ctx context.Context, table string, id int64, s *storedRow) ([]string, error) {
	var names []string
	terms, texts := make([]int64, len(termColumns[table])), make([]sql.NullString, len(textColumns[table]))
	var extra sql.NullString
	targets := []any{&s.row, &extra}
	for i, c := range termColumns[table] {
		names, targets = append(names, c[0]), append(targets, &terms[i])
	}
	for i, c := range textColumns[table] {
		names, targets = append(names, c), append(targets, &texts[i])
	}
	query := fmt.Sprintf("SELECT sheet_row, extra, %s FROM %s WHERE id = $1", strings.Join(names, ", "), table)
	if err := r.tx.QueryRowContext(ctx, query, id).Scan(targets...); err != nil {
		return nil, err
	}
	for i, c := range termColumns[table] {
		text, err := r.term(ctx, terms[i])
		if err != nil {
			return nil, err
		}
		s.values[c[1]] = text
	}
	for i, c := range textColumns[table] {
		s.values[c] = texts[i].String
	}
	return extraCells(extra.String), nil
}

func (r *rowReader) term(ctx context.Context, id int64) (string, error) {
	text, known := r.terms[id]
	if known || id == 0 {
		return text, nil
	}
	err := r.tx.QueryRowContext(ctx, "SELECT text FROM term WHERE id = $1", id).Scan(&text)
	r.terms[id] = text
	return text, err
}

func (r *rowReader) headingsOf(ctx context.Context, source int64) ([]string, error) {
	list, known := r.headings[source]
	if known {
		return list, nil
	}
	var text string
	if err := r.tx.QueryRowContext(ctx, "SELECT extra FROM import WHERE id = $1", source).Scan(&text); err != nil {
		return nil, fmt.Errorf("read headings: %w", err)
	}
	if r.headings == nil {
		r.headings = map[int64][]string{}
	}
	times := map[string]int{}
	for _, heading := range extraCells(text) {
		// Two columns of one heading are two.
		if times[heading]++; times[heading] > 1 {
			heading = fmt.Sprintf("%s (%d)", heading, times[heading])
		}
		r.headings[source] = append(r.headings[source], heading)
	}
	return r.headings[source], nil
}
