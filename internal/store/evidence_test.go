package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

var subjects = []store.Subject{store.People, store.CountriesOf, store.FocusAreasOf, store.OrganizationsOf}

// evidence lists where a figure comes from as "sheet: first-last …".
func evidence(t interface {
	Helper()
	Fatal(...any)
}, s *store.Store, q store.Query, of store.Subject) map[string]string {
	t.Helper()
	list, err := s.Evidence(context.Background(), q, of)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, e := range list {
		text := ""
		for _, r := range e.Ranges {
			text += fmt.Sprintf("%d-%d ", r.First, r.Last)
		}
		found[e.Sheet] = fmt.Sprintf("%s(%d)", text, e.Rows)
	}
	return found
}

func TestEvidence(t *testing.T) {
	for _, from := range []int64{1, 1000} {
		restore := store.CountInMemoryFrom(from)
		s := open(t)
		put(t, s, "people.xlsx",
			sheet{name: "list", people: []person{
				{Name: "Ana Uno", Email: "a@example.org", Country: "PE", Organization: "Red"},
				{Name: "Ana Uno", Email: "a@example.org", Organization: "Red"},
				{Name: "Luis Dos", Email: "l@example.org", Organization: "Casa"},
				{Name: "Eva Tres", Email: "e@example.org", Status: "absent", Country: "PE"},
				{Name: "Sol Cuatro", Email: "s@example.org", Country: "US", Organization: "Norte"},
				{Name: "Mar Cinco", Email: "m@example.org", Organization: "Norte"},
			}},
			sheet{name: "lists", organizations: []organization{
				{Name: "Casa", Country: "CL"}, {Name: "Otra", Country: "AR"}, {Name: "Red", Country: "PE"},
			}})
		for _, test := range []struct {
			name  string
			of    store.Subject
			where []records.Filter
			want  map[string]string
		}{
			{"everybody who counts", store.People, nil, map[string]string{"list": "2-4 6-7 (5)"}},
			{"the list gives a country to who has none", store.CountriesOf, nil, map[string]string{"list": "2-4 6-7 (5)", "lists": "2-2 (1)"}},
			{"another row of the same person is evidence", store.People, where("country", "PE"), map[string]string{"list": "2-3 (2)"}},
			{"so is one of the same organization", store.People, where("country", "US"), map[string]string{"list": "6-7 (2)"}},
			{"and the list", store.People, where("country", "CL"), map[string]string{"list": "4-4 (1)", "lists": "2-2 (1)"}},
			{"organizations are named and listed", store.OrganizationsOf, nil, map[string]string{"list": "2-4 6-7 (5)", "lists": "2-4 (3)"}},
			{"by country they count where they are", store.OrganizationsOf, where("country", "AR"), map[string]string{"lists": "3-3 (1)"}},
			{"nothing bears nothing", store.FocusAreasOf, nil, map[string]string{}},
		} {
			got := evidence(t, s, store.Query{Where: test.where}, test.of)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("in memory from %d rows: %s (-want +got):\n%s", from, test.name, diff)
			}
		}
		restore()
	}
}

// TestEvidenceIsEnough counts the rows of the evidence alone: the figure must be
// the same.
func TestEvidenceIsEnough(t *testing.T) {
	path, tries := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		tries++
		pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
		var people []person
		for range rapid.IntRange(1, 12).Draw(t, "people") {
			who := rapid.IntRange(1, 5).Draw(t, "who")
			people = append(people, person{Row: len(people) + 2, Name: fmt.Sprint("Persona N", who), Email: fmt.Sprint(who, "@example.org"),
				Organization: pick("organization", "", "Uno", "Dos", "Tres"), Country: pick("country", "", "", "PE", "AR", "Regional"),
				FocusArea: pick("focus", "", "", "migrants", "women; health"), Exchange: pick("exchange", "", "x", "y"), Status: pick("status", "", "", "absent")})
		}
		var lists []organization
		for range rapid.IntRange(0, 4).Draw(t, "lists") {
			lists = append(lists, organization{Row: len(lists) + 2, Name: pick("listed", "Uno", "Dos", "Cuatro"), Country: pick("own", "", "PE", "CL"),
				FocusArea: pick("area", "", "migrants"), Exchange: pick("own exchange", "", "x", "y")})
		}
		var q store.Query
		for range rapid.IntRange(0, 2).Draw(t, "filters") {
			q.Where = append(q.Where, rapid.SampledFrom([]records.Filter{{Field: "country", Value: "PE"}, {Field: "region", Value: "005"},
				{Field: "focus_area", Value: "migrants"}, {Field: "exchange", Value: "x"}, {Field: "organization", Value: "Uno"}}).Draw(t, "filter"))
		}
		whole := openFile(t, fmt.Sprintf("%s/%d.db", path, tries))
		defer whole.Close()
		put(t, whole, "a.xlsx", sheet{name: "p", people: people}, sheet{name: "o", organizations: append([]organization{}, lists...)})
		for _, of := range subjects {
			rows := map[string]map[int]bool{"p": {}, "o": {}}
			found, err := whole.Evidence(context.Background(), q, of)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range found {
				for _, r := range e.Ranges {
					for n := r.First; n <= r.Last; n++ {
						rows[e.Sheet][n] = true
					}
				}
			}
			part := openFile(t, fmt.Sprintf("%s/%d-%s.db", path, tries, of))
			var some []person
			for _, p := range people {
				if rows["p"][p.Row] {
					some = append(some, p)
				}
			}
			listed := []organization{}
			for _, o := range lists {
				if rows["o"][o.Row] {
					listed = append(listed, o)
				}
			}
			put(t, part, "a.xlsx", sheet{name: "p", people: some}, sheet{name: "o", organizations: listed})
			was, is := figureOf(t, whole, q, of), figureOf(t, part, q, of)
			part.Close()
			if was != is {
				t.Fatalf("%s %v: %d of all rows, %d of the evidence %v\n%+v\n%+v", of, q.Where, was, is, rows, people, lists)
			}
		}
	})
}

func openFile(t *rapid.T, path string) *store.Store {
	s, err := store.Open(context.Background(), storetest.Place(t, path), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func figureOf(t *rapid.T, s *store.Store, q store.Query, of store.Subject) int {
	table := count(t, s, q)
	switch of {
	case store.People:
		return table.Totals.Participants
	case store.CountriesOf:
		if table.Totals.Participants == 0 {
			return 0 // countries of organizations then
		}
		return table.Totals.Countries
	case store.OrganizationsOf:
		return table.Totals.Organizations
	}
	q.By = []string{"focus_area"}
	n := 0
	for _, row := range count(t, s, q).Rows {
		if row.Key[0] != "" && row.Participants > 0 {
			n++
		}
	}
	return n
}

func TestEvidenceIsBounded(t *testing.T) {
	var people []person
	for n := range 1000 {
		people = append(people, person{Name: fmt.Sprint("Persona N", n), Sex: []string{"F", "M"}[n%2]})
	}
	s := open(t)
	put(t, s, "people.xlsx", sheet{name: "1", people: people})
	list, err := s.Evidence(context.Background(), store.Query{Where: where("sex", "F")}, store.People)
	if err != nil {
		t.Fatal(err)
	}
	if e := list[0]; e.Rows != 500 || len(e.Ranges) != store.MostRanges || e.Beyond != 500-store.MostRanges {
		t.Errorf("%d rows, %d ranges, %d beyond", e.Rows, len(e.Ranges), e.Beyond)
	}
}
