package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// TestSeenRowsAddUp groups the rows by what they count under and expects the
// groups of Count, in SQL and in columns.
func TestSeenRowsAddUp(t *testing.T) {
	folder, tries := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		tries++
		path := fmt.Sprintf("%s/%d.db", folder, tries)
		importAnything(t, path)
		query := store.Query{Rules: rules(), Where: rapid.SliceOfN(rapid.Custom(anyFilter), 0, 2).Draw(t, "where")}
		wide := store.Query{Rules: rules(), Period: records.Period{Start: "2017-01-01", End: "2017-06-30"}}
		var seen [2][]string
		for n, from := range []int64{1 << 40, 0} {
			restore := store.CountInMemoryFrom(from)
			s := openFile(t, path)
			people := map[string]map[int64]bool{}
			rows := [2]int{}
			err := s.EachSeen(context.Background(), []store.Query{query, wide}, func(row *store.SeenRow) error {
				seen[n] = append(seen[n], fmt.Sprint(row.Import, row.Record.Row, row.Countries, row.FocusAreas, row.In, row.Exchange))
				for k, in := range row.In {
					if in {
						rows[k]++
					}
				}
				for _, country := range row.Countries {
					if people[country] == nil {
						people[country] = map[int64]bool{}
					}
					people[country][row.Person] = people[country][row.Person] || row.In[0]
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			for k, q := range []store.Query{query, wide} {
				if table := count(t, s, q); table.Totals.Rows != rows[k] {
					t.Fatalf("%d rows are seen of %d", rows[k], table.Totals.Rows)
				}
			}
			if !slices.ContainsFunc(query.Where, func(f records.Filter) bool { return f.Field == "country" || f.Field == "region" }) {
				query.By = []string{"country"}
				for _, row := range count(t, s, query).Rows {
					found := 0
					for _, in := range people[row.Key[0]] {
						if in {
							found++
						}
					}
					if row.Key[0] != "" && found != row.Participants {
						t.Fatalf("%s: %d people are seen of %d", row.Key[0], found, row.Participants)
					}
				}
				query.By = nil
			}
			s.Close()
			restore()
		}
		if diff := cmp.Diff(seen[0], seen[1]); diff != "" {
			t.Fatalf("-SQL +memory:\n%s", diff)
		}
	})
}
