package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// TestRowsInScopeAreThoseCounted holds the rows, the attendances and a breakdown
// by three dimensions against the totals, counted in SQL and in columns.
func TestRowsInScopeAreThoseCounted(t *testing.T) {
	path := t.TempDir()
	for _, rows := range []int64{1, 1000} {
		tries := 0
		restore := store.CountInMemoryFrom(rows)
		rapid.Check(t, func(t *rapid.T) {
			tries++
			pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
			var people []person
			for range rapid.IntRange(1, 14).Draw(t, "people") {
				who := rapid.IntRange(1, 5).Draw(t, "who")
				people = append(people, person{Name: fmt.Sprintf("Persona N%d", who), Email: fmt.Sprintf("p%d@example.org", who),
					Country: pick("country", "", "PE", "AR"), Sex: pick("sex", "", "F", "M"), Age: pick("age", "", "20", "70"), FocusArea: pick("focus", "", "migrants; women", "health"),
					Exchange: pick("exchange", "", "x", "y", "z"), Status: pick("status", "", "absent"), Date: pick("date", "", "2017-05-03", "2017-08")})
			}
			var q store.Query
			if pick("cut", "", "period") != "" {
				q.Period = records.Period{Start: "2017-04-01", End: "2017-06-30"}
			}
			if field := pick("where", "", "country", "sex", "focus_area"); field != "" {
				q.Where = []records.Filter{{Field: field, Value: map[string]string{"country": "PE", "sex": "F", "focus_area": "women"}[field]}}
			}
			s, err := store.Open(context.Background(), storetest.Place(t, fmt.Sprintf("%s/%d-%d.db", path, rows, tries)), store.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			cut := rapid.IntRange(0, len(people)).Draw(t, "file")
			put(t, s, "a.xlsx", sheet{name: "1", people: people[:cut]})
			put(t, s, "b.xlsx", sheet{name: "2", people: people[cut:]})

			q.By = []string{"country", "sex", "age_group"}
			table := count(t, s, q)
			sums(t, table)
			seen, found := map[int64]bool{}, 0
			last := store.Place{}
			err = s.EachInScope(context.Background(), q, func(row *store.ParticipantRow) error {
				if at := (store.Place{Import: row.Import, Row: row.Record.Row}); at.Import < last.Import || at.Import == last.Import && at.Row <= last.Row {
					t.Errorf("row %+v stands behind %+v", at, last)
				} else {
					last = at
				}
				found++
				seen[row.Person] = true
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if found != table.Totals.Rows || len(seen) != table.Totals.Participants {
				t.Fatalf("%d rows of %d people, the totals are %+v", found, len(seen), table.Totals)
			}
			// With those who do not count they are the rows of a workspace in which
			// everybody counts.
			everybody := q
			everybody.Rules.NotCountedStatuses = []string{}
			rowsOf := func(q store.Query) (list []store.Place) {
				if err := s.EachInScope(context.Background(), q, func(row *store.ParticipantRow) error {
					list = append(list, store.Place{Import: row.Import, Row: row.Record.Row})
					return nil
				}); err != nil {
					t.Fatal(err)
				}
				return list
			}
			want := rowsOf(everybody)
			q.Uncounted = true
			if got := rowsOf(q); !slices.Equal(got, want) {
				t.Fatalf("with those who do not count %v, want %v", got, want)
			}
			q.Uncounted = false
			attended, err := s.Attended(context.Background(), q)
			if err != nil {
				t.Fatal(err)
			}
			met, times := 0, 0
			for _, a := range attended {
				met += a.People
				times += a.People * a.Exchanges
			}
			if met != table.Totals.Participants || times != table.Totals.Participations {
				t.Fatalf("attended %v, the totals are %+v", attended, table.Totals)
			}
		})
		restore()
	}
}
