package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/store"
)

// After a person is forgotten, everything counts as if they had never come.
func TestForgettingCountsAsNeverImported(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
		files := make([][]person, rapid.IntRange(1, 3).Draw(t, "files"))
		for i := range files {
			for range rapid.IntRange(1, 12).Draw(t, "people") {
				files[i] = append(files[i], person{Name: pick("name", "Ana Paz", "Ana Luz Paz", "Sol Paz", "Luz Sol"), Email: pick("email", "", "", "a@example.org", "b@example.org"),
					Organization: pick("organization", "", "Uno", "Dos"), Country: pick("country", "", "PE", "CL"), Age: pick("age", "", "born 1983", "30"),
					Exchange: pick("exchange", "", "A", "B"), Role: pick("role", "", "ponente")})
			}
		}
		defer store.CountInMemoryFrom(int64(rapid.SampledFrom([]int{0, 1 << 40}).Draw(t, "in memory from")))()
		fill := func(leave func(file, row int) bool) *store.Store {
			s, err := store.Open(context.Background(), ":memory:", store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			for i, people := range files {
				var left []person
				for k, p := range people {
					if !leave(i, k) {
						left = append(left, p)
					}
				}
				put(t, s, fmt.Sprint(i), sheet{name: fmt.Sprint(i), people: left})
			}
			return s
		}
		s := fill(func(int, int) bool { return false })
		defer s.Close()
		found, err := s.FindPeople(context.Background(), rules(), files[0][0].Name)
		if err != nil || len(found) == 0 {
			t.Fatal(found, err)
		}
		d, err := s.Dossier(context.Background(), rules(), found[0])
		if err != nil || len(d.Rows) != found[0].Rows {
			t.Fatalf("%d rows of %d (%v)", len(d.Rows), found[0].Rows, err)
		}
		if _, err := s.Forget(context.Background(), rules(), found[0]); err != nil {
			t.Fatal(err)
		}
		never := fill(func(file, row int) bool {
			return slices.ContainsFunc(d.Rows, func(r store.DossierRow) bool { return r.Origin.Sheet == fmt.Sprint(file) && r.Origin.Row == row+2 })
		})
		defer never.Close()
		for _, by := range [][]string{{"country"}, {"organization", "exchange"}, {"role", "age_group"}} {
			query := store.Query{By: by, Rules: rules()}
			if diff := gocmp.Diff(count(t, never, query), count(t, s, query)); diff != "" {
				t.Fatalf("by %v (-never imported +forgotten):\n%s", by, diff)
			}
		}
		var was, is []string
		for _, rows := range []struct {
			s    *store.Store
			into *[]string
		}{{never, &was}, {s, &is}} {
			if err := rows.s.EachParticipant(context.Background(), rules(), func(row *store.ParticipantRow) error {
				p := row.Record
				p.Row = 0
				*rows.into = append(*rows.into, fmt.Sprintf("%d %+v", row.Person, p))
				return nil
			}); err != nil {
				t.Fatal(err)
			}
			n := 0
			if err := rows.s.EachSighting(context.Background(), rules(), func(row *store.ParticipantRow) error { n++; return nil }); err != nil || n != len(*rows.into) {
				t.Fatalf("%d sightings of %d rows (%v)", n, len(*rows.into), err)
			}
		}
		if len(was) != len(is) {
			t.Fatalf("%d rows, expected %d", len(is), len(was))
		}
	})
}
