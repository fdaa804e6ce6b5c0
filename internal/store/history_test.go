package store_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

func statuses(t *testing.T, s *store.Store) []string {
	t.Helper()
	history, err := s.History(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, i := range history {
		list = append(list, fmt.Sprintf("%d %s %s %d", i.Import, i.Path, i.Status, i.ReplacedBy))
	}
	return list
}

func wantStatuses(t *testing.T, s *store.Store, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, statuses(t, s)); diff != "" {
		t.Fatalf("history (-want +got):\n%s", diff)
	}
}

func TestReplaceAndUndo(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	put(t, s, "a.xlsx", sheet{name: "x", people: []person{{Name: "A B"}, {Name: "C D"}}}, sheet{name: "y", organizations: []organization{{Name: "Uno"}}})
	put(t, s, "b.xlsx", sheet{name: "x", people: []person{{Name: "E F"}}})
	before, err := s.State(ctx)
	if err != nil {
		t.Fatal(err)
	}
	changes := put(t, s, "a.xlsx", sheet{name: "x", people: []person{{Name: "A B", Country: "PE"}, {Name: "G H"}, {Name: "I J"}}})
	want := []store.SheetChange{
		{Import: 4, Sheet: "x", Kind: records.Participants, Added: 2, Changed: 1, Removed: 1},
		{Import: 2, Sheet: "y", Kind: records.Organizations, Removed: 1, Gone: true},
	}
	if diff := cmp.Diff(want, changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	wantStatuses(t, s, "1 a.xlsx replaced 4", "2 a.xlsx replaced 4", "3 b.xlsx active 0", "4 a.xlsx active 0")
	if got := totals(count(t, s, store.Query{}).Totals); got != "4/4/0 1 0 4" {
		t.Errorf("totals %s", got)
	}

	var number *store.ImportError
	if _, err := s.Undo(ctx, 1); !errors.As(err, &number) || number.Import != 1 {
		t.Errorf("undoing a replaced import: %v", err)
	}
	result, err := s.Undo(ctx, 4)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Undone) != 1 || len(result.Restored) != 2 {
		t.Errorf("undone %d and restored %d imports, want 1 and 2", len(result.Undone), len(result.Restored))
	}
	wantStatuses(t, s, "1 a.xlsx active 0", "2 a.xlsx active 0", "3 b.xlsx active 0", "4 a.xlsx undone 0")
	after, err := s.State(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if before != after {
		t.Error("the state after undoing differs from the one before")
	}
	for id, reason := range map[int64]string{4: "undone", 99: "missing"} {
		if _, err := s.Undo(ctx, id); !errors.As(err, &number) {
			t.Errorf("undoing a %s import: %v", reason, err)
		}
	}
	// What was undone can come in again.
	put(t, s, "a.xlsx", sheet{name: "x", people: []person{{Name: "A B", Country: "PE"}, {Name: "G H"}, {Name: "I J"}}})
	if got := totals(count(t, s, store.Query{}).Totals); got != "4/4/0 1 0 4" {
		t.Errorf("totals %s", got)
	}
}

func TestUnchangedUnderWhateverName(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	f := store.File{Path: "a.xlsx", Name: "a.xlsx", SHA256: "1", Mapping: "m"}
	if _, err := tryPut(s, f, sheet{people: []person{{Name: "A B"}}}); err != nil {
		t.Fatal(err)
	}
	same := f
	same.Path, same.Name = "copies/b.xlsx", "b.xlsx"
	unchanged, predecessor, err := s.Known(ctx, same)
	if err != nil || unchanged == nil || unchanged.Path != "a.xlsx" || predecessor != nil {
		t.Errorf("the same bytes under another name: %v, %v, %v", unchanged, predecessor, err)
	}
	if _, err := tryPut(s, same, sheet{people: []person{{Name: "A B"}}}); !errors.Is(err, store.ErrUnchanged) {
		t.Errorf("storing the same bytes: %v", err)
	}
	mapped := f
	mapped.Mapping = "another"
	unchanged, predecessor, err = s.Known(ctx, mapped)
	if err != nil || unchanged != nil || predecessor == nil || !cmp.Equal(predecessor.Imports, []int64{1}) {
		t.Errorf("another mapping: %v, %v, %v", unchanged, predecessor, err)
	}
}

func TestPeopleMeetAgain(t *testing.T) {
	s := open(t)
	list := []person{{Name: "A B"}, {Name: "C D"}, {Name: "E F"}}
	put(t, s, "spring.xlsx", sheet{people: list, exchange: "spring"})
	if c := put(t, s, "autumn.xlsx", sheet{people: list, exchange: "autumn"}); c[0].Resembles != 0 {
		t.Errorf("the list of another exchange resembles import %d", c[0].Resembles)
	}
	if c := put(t, s, "spring v2.xlsx", sheet{people: list[:2], exchange: "spring"}, sheet{name: "B", people: list}); c[0].Resembles != 0 || c[1].Resembles != 1 {
		t.Errorf("resemble imports %d (too short to tell) and %d, want 0 and 1", c[0].Resembles, c[1].Resembles)
	}
}

func TestReplaceRenamed(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	list := []person{{Name: "A B"}, {Name: "C D"}, {Name: "E F"}, {Name: "G H"}}
	put(t, s, "a.xlsx", sheet{people: list})
	put(t, s, "other.xlsx", sheet{people: []person{{Name: "Q R"}, {Name: "S T"}, {Name: "U V"}}})
	newer := append(append([]person{}, list[:3]...), person{Name: "W X"})
	changes := put(t, s, "b.xlsx", sheet{people: newer})
	if changes[0].Resembles != 1 {
		t.Errorf("resembles import %d, want 1", changes[0].Resembles)
	}
	if _, err := s.Undo(ctx, 3); err != nil {
		t.Fatal(err)
	}
	f := store.File{Path: "b.xlsx", Name: "b.xlsx", SHA256: "new", Replace: 1}
	changes, err := tryPut(s, f, sheet{people: newer})
	if err != nil {
		t.Fatal(err)
	}
	if c := changes[0]; c.Added != 1 || c.Removed != 1 || c.Changed != 0 || c.Resembles != 0 {
		t.Errorf("changes %+v", c)
	}
	wantStatuses(t, s, "1 a.xlsx replaced 4", "2 other.xlsx active 0", "3 b.xlsx undone 0", "4 b.xlsx active 0")
	f.SHA256 = "newer"
	var number *store.ImportError
	if _, err := tryPut(s, f, sheet{people: newer}); !errors.As(err, &number) {
		t.Errorf("replacing what is replaced: %v", err)
	}
}

func TestStateIsOfTheContent(t *testing.T) {
	ctx := context.Background()
	one, two := sheet{name: "x", people: []person{{Name: "A B"}}}, sheet{name: "y", people: []person{{Name: "C D"}}}
	a, b := open(t), open(t)
	put(t, a, "one.xlsx", one)
	put(t, a, "two.xlsx", two)
	put(t, b, "folder/two.xlsx", two)
	put(t, b, "folder/gone.xlsx", sheet{people: []person{{Name: "E F"}}})
	put(t, b, "first.xlsx", one)
	if _, err := b.Undo(ctx, 2); err != nil {
		t.Fatal(err)
	}
	x, errX := a.State(ctx)
	y, errY := b.State(ctx)
	if errX != nil || errY != nil || x != y {
		t.Errorf("states %s and %s (%v, %v) of the same data", x, y, errX, errY)
	}
	put(t, b, "third.xlsx", sheet{people: []person{{Name: "G H"}}})
	if z, err := b.State(ctx); err != nil || z == y {
		t.Errorf("the state stayed %s with other data (%v)", z, err)
	}
	sources, err := a.Sources(ctx)
	if err != nil || len(sources) != 2 || sources[1].File != "two.xlsx" || sources[1].Rows != 1 {
		t.Errorf("sources %+v (%v)", sources, err)
	}
}
