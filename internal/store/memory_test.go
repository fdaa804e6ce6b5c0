package store_test

import (
	"context"
	"testing"

	"github.com/namati/lex/internal/store"
)

func TestCopyInMemory(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "Ana Gomez", Country: "PE"}}})
	c, err := s.Copy(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	put(t, c, "b.xlsx", sheet{people: []person{{Name: "Luis Paz", Country: "AR"}}})
	if got := count(t, c, store.Query{}).Totals.Participants; got != 2 {
		t.Errorf("the copy counts %d people, want 2", got)
	}
	if got := count(t, s, store.Query{}).Totals.Participants; got != 1 {
		t.Errorf("the store counts %d people after an import into its copy, want 1", got)
	}
}

func TestInMemory(t *testing.T) {
	ctx := context.Background()
	for range 2 {
		s, err := store.Open(ctx, ":memory:", store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		put(t, s, "a.xlsx", sheet{people: []person{{Name: "Ana Gomez", Country: "PE"}}})
		if got := count(t, s, store.Query{}).Totals.Participants; got != 1 {
			t.Errorf("%d people, want 1", got)
		}
	}
}
