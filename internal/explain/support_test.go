package explain_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/explain"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// People and organizations in these tests are invented.

// tb is what the tests need of package testing or rapid.
type tb interface {
	storetest.TB
	Fatal(...any)
}

// open makes a store at a path, or on the server.
func open(t tb, path string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), storetest.Place(t, path), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// columns are those of the sheets that the tests put in.
var columns = []map[string]string{{"letter": "A", "field": "name"}, {"letter": "B", "field": "country"}, {"letter": "C", "field": "organization"},
	{"letter": "D", "field": "focus_area"}, {"letter": "E", "field": "exchange"}, {"letter": "F", "field": "status"}, {"letter": "G", "field": "date"}}

// put imports a file with people on one sheet and organizations on another.
func put(t tb, s *store.Store, path string, people []records.Participant, organizations []records.Organization) {
	t.Helper()
	ctx := context.Background()
	b, err := s.Begin(ctx, store.File{Path: path, Name: path, SHA256: fmt.Sprintf("%064x", len(path)), Mapping: "m"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Rollback()
	w, err := b.Sheet(store.SheetInfo{Sheet: "people", Kind: records.Participants, HeaderRow: 1, Columns: columns})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range people {
		p.Row = i + 2
		if err := w.Participant(&p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Reject(records.Reject{Row: len(people) + 2, Check: "name-missing", Cells: []string{""}}); err != nil {
		t.Fatal(err)
	}
	if w, err = b.Sheet(store.SheetInfo{Sheet: "lists", Kind: records.Organizations, HeaderRow: 1, Columns: columns}); err != nil {
		t.Fatal(err)
	}
	for i, o := range organizations {
		o.Row = i + 2
		if err := w.Organization(&o); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Commit(ctx); err != nil {
		t.Fatal(err)
	}
}

// figure explains a figure of a store.
func figure(t tb, s *store.Store, name string, q store.Query, most int) *explain.Explanation {
	t.Helper()
	e, err := explain.Figure(context.Background(), explain.Request{Store: s, Query: q, Figure: name, Most: most, Names: true})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// told writes an explanation in a few lines.
func told(e *explain.Explanation) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d\n", e.Name, e.Value)
	for _, thing := range e.Things {
		fmt.Fprintf(&b, "%s %d/%d %s\n", thing.Label, thing.People, thing.Rows, cells(thing.Cells))
	}
	for _, r := range e.Repeats {
		fmt.Fprintf(&b, "once %s %s\n", r.Label, cells(r.Cells))
	}
	for _, g := range e.LeftOut {
		fmt.Fprintf(&b, "out %s %d/%d %q %s\n", g.Reason, g.Rows, g.People, g.Values, cells(g.Cells))
	}
	for _, tip := range e.Less {
		fmt.Fprintf(&b, "less %s %s %q\n", tip.Label, cells(tip.Cells), tip.Value)
	}
	for _, tip := range e.Greater {
		fmt.Fprintf(&b, "more %s %s\n", tip.Label, cells(tip.Cells))
	}
	return b.String()
}

func cells(list []explain.Cells) string {
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("%s!%s %s", c.Sheet, c.Range(9), c.How))
	}
	return strings.Join(parts, "; ")
}
