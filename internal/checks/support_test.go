package checks_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
	"github.com/namati/lex/internal/workspace"
)

func openStore(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), storetest.Place(t, filepath.Join(t.TempDir(), "lex.db")), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// closePeriod closes a period with the figures of what is stored so far.
func closePeriod(t testing.TB, s *store.Store, period string) {
	t.Helper()
	p, err := workspace.ParsePeriod(period, time.Time{}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ClosePeriod(t.Context(), p, settings(t, nil).Rules); err != nil {
		t.Fatal(err)
	}
}

// settings reads a lex.yaml as the program does.
func settings(t testing.TB, yaml []byte) checks.Settings {
	t.Helper()
	config, err := workspace.Parse("lex.yaml", yaml)
	if err != nil {
		t.Fatal(err)
	}
	return checks.Settings{Rules: config.Rules, Grantee: config.Grantee, Severities: config.Checks}
}

// take stores a table in CSV whose headings are names of fields. The kind is
// the beginning of the file's name; a heading that begins with ~ is a column
// that lex does not know, one that begins with ! claims a field that another
// column has.
func take(t testing.TB, s *store.Store, name string, data []byte) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	kind := records.Participants
	if strings.HasPrefix(filepath.Base(name), "organizations") {
		kind = records.Organizations
	}
	ctx := t.Context()
	batch, err := s.Begin(ctx, store.File{Path: name, Name: filepath.Base(name), SHA256: fmt.Sprintf("%x", data), Mapping: "test"})
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string]string{}
	var conflicts []store.Conflict
	for i, heading := range rows[0] {
		if field, ok := strings.CutPrefix(heading, "!"); ok {
			conflicts = append(conflicts, store.Conflict{Field: field, Cell: records.Cell(i, 1), Heading: field, Row: 1,
				Message: "two columns both look like " + field, Hint: "keep one"})
			continue
		}
		columns[heading] = records.ColumnLetters(i)
	}
	w, err := batch.Sheet(store.SheetInfo{Sheet: "Lista", Kind: kind, HeaderRow: 1, Columns: columns, Conflicts: conflicts})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows[1:] {
		cell := func(field string) string {
			for c, heading := range rows[0] {
				if heading == field {
					return row[c]
				}
			}
			return ""
		}
		if cell("name") == "" {
			err = w.Reject(records.Reject{Row: i + 2, Check: "name-missing", Cells: row})
		} else if kind == records.Organizations {
			err = w.Organization(&records.Organization{Row: i + 2, Name: cell("name"), Acronym: cell("acronym"), Country: cell("country"),
				Scope: cell("scope"), FocusArea: cell("focus_area")})
		} else {
			err = w.Participant(&records.Participant{Row: i + 2, Name: cell("name"), Email: cell("email"), Phone: cell("phone"), Organization: cell("organization"),
				Country: cell("country"), Sex: cell("sex"), Age: cell("age"), FocusArea: cell("focus_area"), Role: cell("role"),
				Exchange: cell("exchange"), Status: cell("status"), Date: cell("date")})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := batch.Commit(ctx); err != nil {
		t.Fatal(err)
	}
}

// ask runs all checks.
func ask(t testing.TB, ctx context.Context, s *store.Store, cfg checks.Settings) ([]records.Finding, map[string]int) {
	t.Helper()
	found, counts, err := checks.Run(ctx, s, cfg)
	if err != nil {
		t.Fatal(err)
	}
	return found, counts
}

// line writes a finding as "warning participants.csv Lista!B3 (name) message; hint".
func line(f records.Finding) string {
	place := f.File
	switch {
	case f.Cell != "":
		place += " " + f.Sheet + "!" + f.Cell
	case f.Row > 0:
		place += " " + f.Sheet + " row " + strconv.Itoa(f.Row)
	case f.Sheet != "":
		place += " " + f.Sheet
	}
	return fmt.Sprintf("%s %s (%s) %s\n  %s\n", f.Severity, place, f.Field, f.Message, f.Hint)
}
