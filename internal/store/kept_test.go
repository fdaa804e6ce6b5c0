package store_test

import (
	"context"
	"path/filepath"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// TestKeptIsWhatWouldBeCounted asks after each change of the data or of the
// rules: the first time (counted), again (kept), and with nothing kept.
func TestKeptIsWhatWouldBeCounted(t *testing.T) {
	defer store.CountInMemoryFrom(0)()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "lex.db")
	query := store.Query{By: []string{"country"}}
	s := openAt(t, path, store.Options{})
	defer s.Close()
	asked := func(query store.Query) store.Table {
		t.Helper()
		s := openAt(t, path, store.Options{ReadOnly: true})
		table := count(t, s, query)
		countries, err := s.Countries(ctx, query)
		if err != nil || len(countries) != table.Totals.Countries {
			t.Fatalf("countries %v (%v), want %d", countries, err, table.Totals.Countries)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		return table
	}
	agree := func(step string, query store.Query, people int) {
		t.Helper()
		first, again := asked(query), asked(query)
		runSQL(t, path, "DELETE FROM kept")
		anew := asked(query)
		for _, table := range []store.Table{first, again} {
			if diff := gocmp.Diff(anew, table); diff != "" {
				t.Errorf("%s (-counted +kept):\n%s", step, diff)
			}
		}
		if anew.Totals.Participants != people {
			t.Errorf("%s: %d people, want %d", step, anew.Totals.Participants, people)
		}
	}
	ana, luis := person{Name: "Ana Gomez", Email: "ana@example.org", Country: "Perú"}, person{Name: "Luis Paz", Country: "Perru"}
	put(t, s, "a.xlsx", sheet{people: []person{ana, luis}})
	agree("import", query, 2)
	put(t, s, "a.xlsx", sheet{people: []person{ana, luis, {Name: "Eva Ruiz", Organization: "Uno", Country: "AR"}}})
	agree("replace", query, 3)
	if _, err := s.Undo(ctx, 2); err != nil {
		t.Fatal(err)
	}
	agree("undo", query, 2)
	mended := query
	mended.Rules = records.Rules{CountryAliases: map[string]string{"Perru": "PE"}}
	agree("mended rules", mended, 2)
	agree("the rules before", query, 2)
	put(t, s, "b.xlsx", sheet{organizations: []organization{{Name: "Uno", Country: "CL"}}})
	agree("a list", query, 2)
}

// TestKeptIsUsed changes a kept answer behind the store's back: it is what the
// next store answers, until the data change.
func TestKeptIsUsed(t *testing.T) {
	defer store.CountInMemoryFrom(0)()
	path := filepath.Join(t.TempDir(), "lex.db")
	s := openAt(t, path, store.Options{})
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "Ana Gomez", Country: "PE"}}})
	count(t, s, store.Query{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	runSQL(t, path, `UPDATE kept SET answer = '{"Totals": {"Participants": 77}}' WHERE question LIKE '["count"%'`)
	people := func() int {
		s := openAt(t, path, store.Options{ReadOnly: true})
		defer s.Close()
		return count(t, s, store.Query{}).Totals.Participants
	}
	if n := people(); n != 77 {
		t.Errorf("%d people, want the 77 that are kept", n)
	}
	s = openAt(t, path, store.Options{})
	put(t, s, "b.xlsx", sheet{people: []person{{Name: "Luis Paz", Country: "PE"}}})
	if n := people(); n != 2 {
		t.Errorf("%d people after an import, want 2", n)
	}
}

func TestRemember(t *testing.T) {
	defer store.CountInMemoryFrom(0)()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "lex.db")
	s := openAt(t, path, store.Options{})
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "Ana Gomez", Country: "PE"}}})
	if err := s.Remember(ctx, rules(), "checks", []byte("sound")); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	recall := func(rules records.Rules) string {
		t.Helper()
		s := openAt(t, path, store.Options{ReadOnly: true})
		defer s.Close()
		answer, err := s.Recall(ctx, rules, "checks")
		if err != nil {
			t.Fatal(err)
		}
		return string(answer)
	}
	if got := recall(rules()); got != "sound" {
		t.Errorf("recalled %q", got)
	}
	if got := recall(records.Rules{}); got != "" {
		t.Errorf("recalled %q by other rules", got)
	}
	s = openAt(t, path, store.Options{})
	put(t, s, "b.xlsx", sheet{people: []person{{Name: "Luis Paz", Country: "PE"}}})
	if got := recall(rules()); got != "" {
		t.Errorf("recalled %q after an import", got)
	}
}
