package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/namati/lex/internal/store"
)

// told is a difference in short, with all that is known of its rows.
func told(d store.Difference) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %v>%v", d.Fate, d.File, d.Before, d.After)
	for _, s := range d.Sheets {
		fmt.Fprintf(&b, " %s +%d ~%d -%d", s.Sheet, s.Added, s.Changed, s.Removed)
		if s.Gone {
			b.WriteString(" gone")
		}
		for _, r := range s.Rows {
			fmt.Fprintf(&b, " [%s %d%s", r.Change, r.Row, r.Name)
			for _, f := range r.Fields {
				b.WriteString(" " + f.Field + f.Old + f.New)
			}
			b.WriteString("]")
		}
	}
	return b.String()
}

func TestDifferencesOfTwoMoments(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	moment := func() store.Moment {
		t.Helper()
		m, err := s.Moment(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	expect := func(before, after store.Moment, want ...string) {
		t.Helper()
		list, err := s.Differences(ctx, before, after, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range list {
			got = append(got, told(d))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	empty := moment()
	ana, luis, eva := person{Name: "Ana Uno", Email: "ana@example.org", Country: "PE"}, person{Name: "Luis Dos", Country: "CL"}, person{Name: "Eva Tres", Country: "BO"}
	put(t, s, "a.xlsx", sheet{name: "1", people: []person{ana, luis}})
	first := moment()
	expect(empty, first, "added a.xlsx []>[1] 1 +2 ~0 -0")
	expect(first, first)

	ana.Country = "AR"
	put(t, s, "a.xlsx", sheet{name: "1", people: []person{ana, eva}})
	b := put(t, s, "b.xlsx", sheet{name: "2", people: []person{luis}})
	second := moment()
	expect(first, second,
		"replaced a.xlsx [1]>[2] 1 +1 ~1 -1 [changed 2 country] [added 3] [removed 3]",
		"added b.xlsx []>[3] 2 +1 ~0 -0")
	// The way back is told as well.
	expect(second, first,
		"restored a.xlsx [2]>[1] 1 +1 ~1 -1 [changed 2 country] [added 3] [removed 3]",
		"removed b.xlsx [3]>[] 2 +0 ~0 -1 gone")

	// What is undone is still there to be compared.
	if _, err := s.Undo(ctx, b[0].Import); err != nil {
		t.Fatal(err)
	}
	expect(second, moment(), "removed b.xlsx [3]>[] 2 +0 ~0 -1 gone")

	if _, err := s.Differences(ctx, first, store.Moment{Imports: []int64{99}}, 10); !errors.Is(err, store.ErrGone) {
		t.Errorf("a moment that never was: %v", err)
	}
}
