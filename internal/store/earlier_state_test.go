package store_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/store"
)

// TestAnEarlierStateCountsAsItDid replaces and undoes imports and takes decisions
// back, and counts what was there before.
func TestAnEarlierStateCountsAsItDid(t *testing.T) {
	ctx := context.Background()
	for _, from := range []int64{1, 1000} {
		restore := store.CountInMemoryFrom(from)
		s := open(t)
		first := put(t, s, "a.xlsx", sheet{name: "1", people: []person{{Name: "Ana Uno", Country: "PE"}, {Name: "Ana Unno", Country: "PE"}, {Name: "Luis Dos", Country: "CL"}}})
		if _, err := s.Decide(ctx, []store.Pair{{Kind: store.PersonPair, A: store.PersonSide("Ana Uno", "", ""), B: store.PersonSide("Ana Unno", "", "")}}, true); err != nil {
			t.Fatal(err)
		}
		moment, err := s.Moment(ctx)
		if err != nil {
			t.Fatal(err)
		}
		state, err := s.State(ctx)
		if err != nil {
			t.Fatal(err)
		}
		was := count(t, s, store.Query{By: []string{"country"}})
		put(t, s, "a.xlsx", sheet{name: "1", people: []person{{Name: "Ana Uno", Country: "AR"}}})
		put(t, s, "b.xlsx", sheet{name: "2", people: []person{{Name: "Eva Tres", Country: "BO"}}})
		if _, err := s.TakeBack(ctx, []int64{1}); err != nil {
			t.Fatal(err)
		}
		if got := lines(count(t, s, store.Query{By: []string{"country"}})); got != "AR: 1/1/0\nBO: 1/1/0\n" {
			t.Errorf("now: %s", got)
		}
		then, err := s.At(ctx, moment)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(was, count(t, then, store.Query{By: []string{"country"}})); diff != "" {
			t.Errorf("then (-was +is):\n%s", diff)
		}
		if again, err := then.State(ctx); err != nil || again != state {
			t.Errorf("the state is %s, was %s (%v)", again, state, err)
		}
		sources, err := then.Sources(ctx)
		if err != nil || len(sources) != 1 || sources[0].Import != first[0].Import {
			t.Errorf("sources %v (%v)", sources, err)
		}
		again, err := then.Moment(ctx)
		if diff := cmp.Diff(moment, again); diff != "" || err != nil {
			t.Errorf("%s (%v)", diff, err)
		}
		then.Close()
		if _, err := s.At(ctx, store.Moment{Imports: []int64{99}}); err == nil {
			t.Error("a state that never was can be opened")
		}
		restore()
	}
}
