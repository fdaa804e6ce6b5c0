package store_test

import (
	"path/filepath"
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// TestLeftOut holds that rejected rows are found with their sheet, those of
// replaced imports no more, and decisions as long as they hold; an earlier state
// knows its own.
func TestLeftOut(t *testing.T) {
	ctx := t.Context()
	s := openAt(t, filepath.Join(t.TempDir(), "lex.db"), store.Options{})
	refused := func(rows ...int) (list []records.Reject) {
		for _, row := range rows {
			list = append(list, records.Reject{Row: row, Check: "name-missing", Cells: []string{""}})
		}
		return list
	}
	put(t, s, "a.xlsx", sheet{name: "Lista", people: []person{{Name: "Ana"}}, rejects: refused(7, 3, 4)})
	put(t, s, "b.xlsx", sheet{name: "Otra", people: []person{{Name: "Luis"}}, rejects: refused(5)})
	pair := store.Pair{Kind: store.PersonPair, A: store.PersonSide("Ana", "", ""), B: store.PersonSide("Anna", "", "")}
	if _, err := s.Decide(ctx, []store.Pair{pair}, true); err != nil {
		t.Fatal(err)
	}
	then, err := s.Moment(ctx)
	if err != nil {
		t.Fatal(err)
	}
	expect := func(s *store.Store, rows, decisions int) {
		t.Helper()
		list, err := s.RejectedRows(ctx)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, e := range list {
			n += e.Rows
			if e.File == "" || e.Sheet == "" || e.SHA256 == "" || len(e.Ranges) == 0 {
				t.Errorf("the place of rejected rows is %+v", e)
			}
		}
		holding, err := s.Holding(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if n != rows || len(holding) != decisions {
			t.Errorf("%d rejected rows and %d decisions, want %d and %d", n, len(holding), rows, decisions)
		}
	}
	expect(s, 4, 1)
	list, _ := s.RejectedRows(ctx)
	if got := list[0].Ranges; len(list) != 2 || len(got) != 2 || got[0] != (store.RowRange{First: 3, Last: 4}) || got[1].First != 7 {
		t.Errorf("the rows are %+v", list)
	}
	put(t, s, "a.xlsx", sheet{name: "Lista", people: []person{{Name: "Ana"}, {Name: "Rosa"}}})
	if _, err := s.TakeBack(ctx, then.Decisions); err != nil {
		t.Fatal(err)
	}
	expect(s, 1, 0)
	if s.InMemory() {
		return
	}
	earlier, err := s.At(ctx, then)
	if err != nil {
		t.Fatal(err)
	}
	defer earlier.Close()
	expect(earlier, 4, 1)
}
