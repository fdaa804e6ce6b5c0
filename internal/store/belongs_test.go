package store_test

import (
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

func TestBelongs(t *testing.T) {
	s := open(t)
	rules := records.DefaultRules()
	rules.Exchanges = []records.Exchange{{ID: "quito", Start: "2018-05-14", End: "2018-05-19"}}
	put(t, s, "people.xlsx", sheet{people: []person{{Name: "Rosa Inventada", Date: "2018-02-03"}, {Name: "Luis Ficticio", Date: "2018-08-03", Status: "absent"}, {Name: "Eva Imaginaria"}}})
	put(t, s, "quito.xlsx", sheet{exchange: "quito", people: []person{{Name: "Ana Prueba"}}})
	putEntries(t, s, "budget.xlsx", records.Budget, "", map[string]string{"line": "Travel", "period": "2019-Q1", "budget": "100"})
	putEntries(t, s, "steps.xlsx", records.NextSteps, "quito", map[string]string{"step": "A guide", "date": "2019-08-01"})
	quito := []records.Filter{{Field: "exchange", Value: "quito"}}
	for _, test := range []struct {
		start, end string
		where      []records.Filter
		want       bool
	}{
		{"2018-01-01", "2018-03-31", nil, true},
		{"2018-01-01", "2018-03-31", quito, false},
		{"2018-04-01", "2018-06-30", quito, true},
		{"2018-07-01", "2018-09-30", nil, false}, // who was absent is not counted
		{"2019-01-01", "2019-03-31", nil, true},
		{"2019-01-01", "2019-03-31", quito, false}, // a row that names no exchange
		{"2019-07-01", "2019-09-30", quito, true},
		{"2020-01-01", "2020-12-31", nil, false},
		{"", "", nil, true},
	} {
		got, err := s.Belongs(t.Context(), store.Query{Where: test.where, Period: records.Period{Start: test.start, End: test.end}, Rules: rules})
		if err != nil || got != test.want {
			t.Errorf("%s..%s where %v: %v, %v", test.start, test.end, test.where, got, err)
		}
	}
}

// putEntries imports rows of a kind of few rows as a file.
func putEntries(t *testing.T, s *store.Store, path string, kind records.Kind, exchange string, rows ...map[string]string) {
	t.Helper()
	b, err := s.Begin(t.Context(), store.File{Path: path, Name: path, SHA256: path, Mapping: "m"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	w, err := b.Sheet(store.SheetInfo{Sheet: "1", Kind: kind, HeaderRow: 1, Exchange: exchange})
	if err != nil {
		t.Fatal(err)
	}
	for i, values := range rows {
		if err := w.Entry(&records.Entry{Kind: kind, Row: i + 2, Values: values}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
}
