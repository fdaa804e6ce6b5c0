package reports

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// crowd is a store with n invented organizations, each with one person.
func crowd(t testing.TB, n int) *store.Store {
	s := openStore(t)
	var people []records.Participant
	for i := range n {
		people = append(people, records.Participant{Name: fmt.Sprintf("Person %d", i), Organization: fmt.Sprintf("Group %d", i), Country: []string{"Peru", "Chile"}[i%2], Sex: "F"})
	}
	put(t, s, "crowd.csv", "", people)
	return s
}

// limited composes a definition and returns its tables.
func limited(t *testing.T, s *store.Store, lang, text string) ([]document.Table, []string) {
	t.Helper()
	d, err := Parse("big.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	r, err := Compose(t.Context(), Input{Store: s, Rules: records.DefaultRules()}, Request{Definition: d, Language: lang, Date: "2018-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	var tables []document.Table
	for _, b := range r.Document.Blocks {
		if table, ok := b.(document.Table); ok {
			tables = append(tables, table)
		}
	}
	return tables, r.Missing
}

func TestLongTablesArePrintedInPart(t *testing.T) {
	s := crowd(t, 1200)
	tables, missing := limited(t, s, "en", "{{ table participants by=organization }}\n\n{{ organizations-by-country }}\n\n{{ table participants by=country }}\n\n{{ table participants by=organization,country }}\n")
	if len(tables) != 4 {
		t.Fatalf("got %d tables", len(tables))
	}
	for i, want := range []struct{ all, printed int }{{1201, 1001}, {1200, 1000}, {3, 3}, {1201, 1001}} {
		printed := tables[i].Printed()
		if len(tables[i].Rows) != want.all || len(printed.Rows) != want.printed {
			t.Errorf("table %s: %d rows, %d printed, want %v", tables[i].ID, len(tables[i].Rows), len(printed.Rows), want)
		}
		says := strings.Contains(document.Plain(printed.Note), "1,000 of 1,200 (left out: 200)")
		if cut := want.all > want.printed; says != cut || strings.Contains(document.Plain(tables[i].Note), "1,200") {
			t.Errorf("table %s: the printed note is %q, the workbook's %q", tables[i].ID, document.Plain(printed.Note), document.Plain(tables[i].Note))
		}
	}
	if got := strings.Join(missing, "\n"); strings.Count(got, "max_rows: 1200") != 3 {
		t.Errorf("stderr says %q", got)
	}
	for _, lang := range lexicon.Languages {
		tables, _ := limited(t, s, lang, "---\nmax_rows: 7\n---\n{{ table participants by=organization }}\n")
		note := document.Plain(tables[0].Rest)
		if tables[0].PrintRows != 7 || !strings.Contains(note, "7") || strings.Contains(note, "{") || !strings.Contains(note, lexicon.Number(1193, lang)) {
			t.Errorf("%s: %d rows are printed, and the note is %q", lang, tables[0].PrintRows, note)
		}
	}
	tables, missing = limited(t, s, "en", "---\nmax_rows: 1,200\n---\n{{ table participants by=organization }}\n\n{{ organizations-by-country }}\n")
	if len(tables) != 1 || tables[0].PrintRows != 0 || strings.Contains(strings.Join(missing, "\n"), "max_rows") {
		t.Errorf("a raised limit: %d tables, %q", len(tables), missing)
	}
}

func TestWideTablesBecomePairs(t *testing.T) {
	s := crowd(t, 40)
	tables, _ := limited(t, s, "en", "{{ table participants by=country,organization }}\n\n{{ table participants by=organization,country }}\n")
	wide, tall := tables[0], tables[1]
	if len(tall.Columns) != 4 || len(tall.Rows) != 41 {
		t.Errorf("40 organizations by 2 countries: %d columns and %d rows", len(tall.Columns), len(tall.Rows))
	}
	if len(wide.Columns) != 3 || len(wide.Rows) != 41 || !wide.Total {
		t.Fatalf("2 countries by 40 organizations: %d columns and %d rows", len(wide.Columns), len(wide.Rows))
	}
	for i, row := range wide.Rows {
		want := []string{"Chile", "", "1"}
		switch {
		case i == 40:
			want = []string{"Total", "", "40"}
		case i >= 20:
			want[0] = "Peru"
		}
		if row[0].Text != want[0] || row[2].Text != want[2] || i < 40 && !strings.HasPrefix(row[1].Text, "Group ") {
			t.Errorf("row %d is %q %q %q", i, row[0].Text, row[1].Text, row[2].Text)
		}
	}
}

func TestMaxRowsIsAWholeNumber(t *testing.T) {
	for _, bad := range []string{"0", "-1", "all", "1.5", "10000000", "[1]", `""`} {
		_, err := Parse("big.md", fmt.Appendf(nil, "---\nmax_rows: %s\n---\nText.\n", bad))
		if err == nil || !strings.Contains(err.Error(), "big.md:2:11") {
			t.Errorf("max_rows: %s gives %v", bad, err)
		}
	}
	d, err := Parse("big.md", []byte("Text.\n"))
	if err != nil || d.MaxRows != DefaultMaxRows {
		t.Errorf("without the key: %v, %v", d, err)
	}
	for _, lang := range lexicon.Languages {
		if d, err := Load("kmf", lang); err != nil || d.MaxRows != DefaultMaxRows || bytes.Contains(d.Source, []byte("max_rows")) {
			t.Errorf("kmf %s: %v", lang, err)
		}
	}
}
