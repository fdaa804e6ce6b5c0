package store_test

import (
	"context"
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// TestBothCountersAgree counts random data in SQL and in memory: every answer
// must be the same.
func TestBothCountersAgree(t *testing.T) {
	folder, tries := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		tries++
		path := fmt.Sprintf("%s/%d.db", folder, tries)
		importAnything(t, path)
		query := store.Query{Rules: rules(), Language: "es",
			By:     rapid.SliceOfNDistinct(rapid.SampledFrom(store.Dimensions), 0, 3, rapid.ID).Draw(t, "by"),
			Where:  rapid.SliceOfN(rapid.Custom(anyFilter), 0, 3).Draw(t, "where"),
			Period: rapid.SampledFrom([]records.Period{{}, {}, {Start: "2017-01-01", End: "2017-06-30"}, {Start: "2017-06-20", End: "2018-12-31"}}).Draw(t, "period"),
		}
		inSQL := answers(t, path, query, 1<<40)
		inMemory := answers(t, path, query, 0)
		if diff := gocmp.Diff(inSQL, inMemory, cmpopts.IgnoreUnexported(store.ParticipantRow{})); diff != "" {
			t.Fatalf("%+v (-SQL +memory):\n%s", query, diff)
		}
	})
}

// answer is all that a store says to a query.
type answer struct {
	Table                store.Table
	Countries, Exchanges []string
	Organizations        []store.Organization
	Evidence             map[store.Subject]map[string]string
	Rows                 []store.ParticipantRow
	Lists                []store.OrganizationRow
}

// answers asks a fresh store that counts in memory from a number of rows on.
func answers(t *rapid.T, path string, query store.Query, inMemoryFrom int64) answer {
	defer store.CountInMemoryFrom(inMemoryFrom)()
	ctx := context.Background()
	s, err := store.Open(ctx, storetest.Place(t, path), store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a := answer{Table: count(t, s, query)}
	if a.Countries, err = s.Countries(ctx, query); err != nil {
		t.Fatal(err)
	}
	if a.Exchanges, err = s.Exchanges(ctx, query); err != nil {
		t.Fatal(err)
	}
	if a.Organizations, err = s.Organizations(ctx, query); err != nil {
		t.Fatal(err)
	}
	a.Evidence = map[store.Subject]map[string]string{}
	for _, of := range subjects {
		a.Evidence[of] = evidence(t, s, query, of)
	}
	if err := s.EachParticipant(ctx, query.Rules, func(row *store.ParticipantRow) error {
		a.Rows = append(a.Rows, *row)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	sightings(t, s, query.Rules, a.Rows)
	if err := s.EachOrganization(ctx, query.Rules, func(row *store.OrganizationRow) error {
		a.Lists = append(a.Lists, *row)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return a
}

// sightings expects the rows again, without what stands in no column, and equal
// addresses to have equal digests.
func sightings(t *rapid.T, s *store.Store, rules records.Rules, rows []store.ParticipantRow) {
	t.Helper()
	digests, n := map[int64]string{}, 0
	err := s.EachSighting(context.Background(), rules, func(seen *store.ParticipantRow) error {
		want, got := rows[n], *seen
		if was, ok := digests[got.EmailDigest]; ok && was != want.Record.Email || got.NameDigest == 0 {
			t.Fatalf("digests %d %d of %q", got.NameDigest, got.EmailDigest, want.Record.Email)
		}
		digests[got.EmailDigest] = want.Record.Email
		got.NameDigest, got.EmailDigest = 0, 0
		want.Record.Name, want.Record.Email = "", ""
		if diff := gocmp.Diff(want, got, cmpopts.IgnoreUnexported(store.ParticipantRow{})); diff != "" {
			t.Fatalf("row %d (-row +sighting):\n%s", n, diff)
		}
		n++
		return nil
	})
	if err != nil || n != len(rows) {
		t.Fatalf("%d sightings of %d rows (%v)", n, len(rows), err)
	}
}

func anyFilter(t *rapid.T) records.Filter {
	f := rapid.SampledFrom([]records.Filter{
		{Field: "country", Value: "PE"}, {Field: "country", Value: ""}, {Field: "country", Value: "AR"}, {Field: "region", Value: "005"},
		{Field: "region", Value: ""}, {Field: "region", Value: "419"}, {Field: "focus_area", Value: "migrants"}, {Field: "focus_area", Value: "radio"},
		{Field: "organization", Value: "Uno"}, {Field: "organization", Value: ""}, {Field: "organization_type", Value: "red"}, {Field: "sex", Value: "F"},
		{Field: "sex", Value: ""}, {Field: "age_group", Value: "25-34"}, {Field: "age_group", Value: ""}, {Field: "disability", Value: "yes"},
		{Field: "exchange", Value: "latam-2017"}, {Field: "exchange", Value: ""}, {Field: "role", Value: "ponente"}, {Field: "year", Value: "2017"},
		{Field: "quarter", Value: "2017-Q2"}, {Field: "month", Value: "2017-06"}, {Field: "month", Value: ""},
	}).Draw(t, "filter")
	return f
}

// importAnything fills a store with rows in which everything occurs that
// counting treats differently.
func importAnything(t *rapid.T, path string) {
	s, err := store.Open(context.Background(), storetest.Place(t, path), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
	countries := []string{"", "", "PE", "Perú", "Argentina", "Regional", "URSS", "Perru", "MX"}
	areas := []string{"", "", "migrants", "Women; migrants", "Radio", "mujeres"}
	organizations := []string{"", "Uno", "Asociación Dos (ADOS)", "ADOS", "Tres", "n/a", "Uno; Tres", "ADOS y Uno", "Cinco | Uno", "Tres / Asociación Dos (ADOS)"}
	exchanges := []string{"", "", "latam-2017", "Taller A", "taller a"}
	days := []string{"", "", "2017-06-19", "2017-06", "2018", "2016-12-31"}
	for file := range rapid.IntRange(1, 3).Draw(t, "files") {
		people := sheet{name: fmt.Sprint("people of ", file), exchange: pick("of the import", "", "Taller B")}
		for range rapid.IntRange(0, 15).Draw(t, "people") {
			who := rapid.IntRange(1, 5).Draw(t, "who")
			people.people = append(people.people, person{
				Name: pick("name", fmt.Sprint("Persona N", who), fmt.Sprint("N", who, " Persona Larga")), Email: pick("email", "", fmt.Sprint(who, "@example.org"), "info@example.org"),
				Organization: pick("organization", organizations...), Country: pick("country", countries...), FocusArea: pick("focus", areas...),
				Exchange: pick("exchange", exchanges...), Role: pick("role", "", "ponente", "staff"), Status: pick("status", "", "", "present", "absent"),
				Sex: pick("sex", "", "F", "M"), Age: pick("age", "", "30", "25-34", "born 1983", "born 1999"), Disability: pick("disability", "", "yes", "no"),
				Date: pick("day", days...),
			})
		}
		lists := sheet{name: "2", organizations: []organization{}}
		for range rapid.IntRange(0, 4).Draw(t, "lists") {
			lists.organizations = append(lists.organizations, organization{
				Name: pick("listed", "Uno", "Asociación Dos", "Cuatro"), Acronym: pick("acronym", "", "ADOS"), Country: pick("own country", "", "PE", "Chile", "Regional"),
				Type: pick("type", "", "red", "ONG"), Scope: pick("scope", "", "regional"), FocusArea: pick("own focus", areas...),
				Exchange: pick("own exchange", exchanges...), Date: pick("own day", days...),
			})
		}
		put(t, s, fmt.Sprint(file, ".xlsx"), people, lists)
	}
	decideAnything(t, s, organizations)
}

// decideAnything decides about people and organizations that may be among the
// rows.
func decideAnything(t *rapid.T, s *store.Store, organizations []string) {
	someone := func(label string) int64 {
		who := rapid.IntRange(1, 5).Draw(t, label)
		return store.PersonSide(fmt.Sprint("Persona N", who), rapid.SampledFrom([]string{"", fmt.Sprint(who, "@example.org"), "info@example.org"}).Draw(t, label+" by"),
			rapid.SampledFrom(organizations).Draw(t, label+" of"))
	}
	for range rapid.IntRange(0, 4).Draw(t, "decisions") {
		pair := store.Pair{Kind: store.PersonPair, A: someone("a"), B: someone("b")}
		if rapid.Bool().Draw(t, "of organizations") {
			a, b := rapid.SampledFrom(organizations).Draw(t, "slip"), rapid.SampledFrom(organizations).Draw(t, "meant")
			pair = store.Pair{Kind: store.OrganizationPair, A: store.OrganizationSide(a), B: store.OrganizationSide(b), AName: a, BName: b}
		}
		if _, err := s.Decide(context.Background(), []store.Pair{pair}, rapid.IntRange(0, 3).Draw(t, "verdict") > 0); err != nil {
			t.Fatal(err)
		}
	}
}
