package store_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var (
	wholePerson = person{Row: 2, Name: "Ana Gómez", Email: "Ana@example.org", Phone: "+51 1", City: "Lima", Position: "Directora", Notes: "nota",
		Organization: "La Red Uno (RU)", Country: "Perú", Sex: "F", Age: "34", Disability: "no", FocusArea: "Migrantes; Mujeres", Role: "Ponente",
		Exchange: "Lima Exchange", Status: "present", Date: "2017-06-19", Consent: "yes", Extra: []string{"", "talla \"M\""}}
	wholeOrganization = organization{Row: 2, Name: "Red Uno", Acronym: "RU", Country: "Peru", Scope: "national", Type: "ONG", FocusArea: "Migrantes",
		Website: "https://example.org", Contact: "Ana", Email: "red@example.org", Phone: "1", City: "Lima", Exchange: "lima-2017", Date: "2017-06-19",
		Notes: "nota", Extra: []string{"x"}}
)

func TestEachGivesBackWhatWasStored(t *testing.T) {
	ctx := context.Background()
	s := open(t)
	put(t, s, "folder/a.xlsx", sheet{name: "Lista", people: []person{wholePerson, {Name: "Luis Paz", Country: "Congo", Status: "absent"}, {Name: "Ana Gómez", Email: "ana@example.org"}},
		rejects: []records.Reject{{Row: 9, Check: "name-missing", Cells: []string{"", "Perú"}}}})
	put(t, s, "b.xlsx", sheet{name: "Orgs", organizations: []organization{wholeOrganization}})

	var list []store.ParticipantRow
	err := s.EachParticipant(ctx, rules(), func(row *store.ParticipantRow) error {
		// Counting between rows must not wait for the walk to end.
		count(t, s, store.Query{Rules: rules()})
		list = append(list, *row)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	columns := map[string]string{"name": "A", "country": "B"}
	origin := func(row int) records.Origin { return records.Origin{File: "a.xlsx", Sheet: "Lista", Row: row} }
	want := []store.ParticipantRow{
		{Import: 1, Origin: origin(2), Columns: columns, Person: list[0].Person, Record: wholePerson, OrganizationKey: "red-uno", Organizations: []store.Named{{Key: "red-uno", Name: "La Red Uno (RU)"}}, CountryKey: "PE",
			OrganizationCountry: "PE", Exchange: "lima-2017", CountryStatus: lexicon.Known, Counted: true},
		{Import: 1, Origin: origin(3), Columns: columns, Person: list[1].Person, Record: person{Row: 3, Name: "Luis Paz", Country: "Congo", Status: "absent"},
			CountryStatus: lexicon.Ambiguous},
		{Import: 1, Origin: origin(4), Columns: columns, Person: list[0].Person, Record: person{Row: 4, Name: "Ana Gómez", Email: "ana@example.org"}, Counted: true},
	}
	if diff := cmp.Diff(want, list, cmpopts.IgnoreUnexported(store.ParticipantRow{})); diff != "" {
		t.Errorf("participants (-want +got):\n%s", diff)
	}
	if list[0].Person == list[1].Person {
		t.Error("two people have one number")
	}

	var lists []store.OrganizationRow
	if err := s.EachOrganization(ctx, rules(), func(row *store.OrganizationRow) error {
		lists = append(lists, *row)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	wantLists := []store.OrganizationRow{{Import: 2, Origin: records.Origin{File: "b.xlsx", Sheet: "Orgs", Row: 2}, Columns: columns, Record: wholeOrganization,
		OrganizationKey: "red-uno", CountryKey: "PE", Exchange: "lima-2017", CountryStatus: lexicon.Known}}
	if diff := cmp.Diff(wantLists, lists); diff != "" {
		t.Errorf("organizations (-want +got):\n%s", diff)
	}
	rejects, err := s.Rejects(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]records.Reject{{Row: 9, Check: "name-missing", Cells: []string{"", "Perú"}}}, rejects); diff != "" {
		t.Errorf("rejects (-want +got):\n%s", diff)
	}
}

func TestEachManyPages(t *testing.T) {
	s := open(t)
	list := make([]person, 2500)
	for i := range list {
		list[i] = person{Name: fmt.Sprint("Persona ", i)}
	}
	put(t, s, "a.xlsx", sheet{people: list})
	next := 0
	err := s.EachParticipant(context.Background(), rules(), func(row *store.ParticipantRow) error {
		if want := fmt.Sprint("Persona ", next); row.Record.Name != want {
			return fmt.Errorf("row %d is %q, want %q", next, row.Record.Name, want)
		}
		next++
		return nil
	})
	if err != nil || next != len(list) {
		t.Errorf("%d rows, want %d: %v", next, len(list), err)
	}
}

func TestOrganizations(t *testing.T) {
	s := open(t)
	put(t, s, "a.xlsx", sheet{name: "x", people: []person{
		{Name: "A B", Organization: "Red Uno", Country: "PE", FocusArea: "Migrants"}, {Name: "C D", Organization: "RED UNO (RU)"},
		{Name: "E F", Organization: "red uno"}, {Name: "G H", Organization: "Red Uno"}, {Name: "I J", Organization: "Dos", Status: "absent"},
		{Name: "K L", Organization: "Continental", Country: "Regional organization"}}})
	put(t, s, "b.xlsx", sheet{name: "y", organizations: []organization{{Name: "La Tres", Acronym: "T3X", Country: "Chile", Type: "ONG", Website: "https://example.org", FocusArea: "Women; Migrants"}}})
	list, err := s.Organizations(context.Background(), store.Query{Rules: rules()})
	if err != nil {
		t.Fatal(err)
	}
	at := func(row int) records.Origin { return records.Origin{File: "a.xlsx", Sheet: "x", Row: row} }
	want := []store.Organization{
		{Key: "continental", Name: "Continental", Scope: "regional", People: 1, Spellings: []store.Spelling{{Text: "Continental", Rows: 1, First: at(7)}}},
		{Key: "red-uno", Name: "Red Uno", Acronym: "RU", Country: "PE", FocusAreas: []string{"migrants"}, People: 4, Spellings: []store.Spelling{
			{Text: "Red Uno", Rows: 2, First: at(2)}, {Text: "RED UNO (RU)", Rows: 1, First: at(3)}, {Text: "red uno", Rows: 1, First: at(4)}}},
		{Key: "tres", Name: "La Tres", Acronym: "T3X", Country: "CL", Type: "ONG", Website: "https://example.org", FocusAreas: []string{"migrants", "women"}, Listed: true},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Errorf("organizations (-want +got):\n%s", diff)
	}
}
