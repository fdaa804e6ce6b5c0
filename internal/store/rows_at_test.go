package store_test

import (
	"fmt"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/namati/lex/internal/store"
)

// People in these tests are invented.

func TestParticipantsAt(t *testing.T) {
	for _, inMemoryFrom := range []int64{0, 1 << 40} {
		t.Cleanup(store.CountInMemoryFrom(inMemoryFrom))
		s := open(t)
		put(t, s, "a.xlsx", sheet{people: []person{wholePerson, {Name: "Luis Paz"}, {Name: "Eva Ruiz"}}})
		put(t, s, "b.xlsx", sheet{people: []person{{Name: "Beto Paz"}, {Name: "Dora Paz"}}})
		put(t, s, "c.xlsx", sheet{organizations: []organization{{Row: 2, Name: "Uno"}}})
		if _, err := s.Undo(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		put(t, s, "d.xlsx", sheet{people: []person{wholePerson, {Name: "Luis Paz"}, {Name: "Eva Ruiz"}}})
		places := []store.Place{{Import: 4, Row: 4}, {Import: 2, Row: 3}, {Import: 4, Row: 2}, {Import: 4, Row: 9}, {Import: 1, Row: 3}, {Import: 3, Row: 2}, {Import: 77, Row: 2}}
		wanted := map[store.Place]bool{places[0]: true, places[1]: true, places[2]: true}
		var want, got []store.ParticipantRow
		if err := s.EachParticipant(t.Context(), rules(), func(row *store.ParticipantRow) error {
			if wanted[store.Place{Import: row.Import, Row: row.Origin.Row}] {
				want = append(want, *row)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if err := s.ParticipantsAt(t.Context(), rules(), places, func(row *store.ParticipantRow) error {
			got = append(got, *row)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, got, cmpopts.IgnoreUnexported(store.ParticipantRow{})); diff != "" || len(got) != len(wanted) {
			t.Errorf("%d rows (-each +at):\n%s", len(got), diff)
		}
	}
}

func TestEachPersona(t *testing.T) {
	for _, inMemoryFrom := range []int64{0, 1 << 40} {
		t.Cleanup(store.CountInMemoryFrom(inMemoryFrom))
		s := open(t)
		put(t, s, "a.xlsx", sheet{people: []person{
			{Name: "Ana Gómez", Email: "ana@example.org", Organization: "Uno"}, {Name: "Gomez Ana", Email: "ANA@example.org", Organization: "Uno", Phone: "1"},
			{Name: "Ana Gómez", Email: "ana@example.org"}, {Name: "Ana Gómez", Email: "ana@example.org", Organization: "Uno", Phone: "2"}, {Name: "Luis Paz"},
		}})
		put(t, s, "b.xlsx", sheet{people: []person{{Name: "Luis Paz", Phone: "3"}}})
		key := func(person, name, email int64, organization string) string {
			return fmt.Sprint(person, name, email, organization)
		}
		var rows []string
		if err := s.EachSighting(t.Context(), rules(), func(row *store.ParticipantRow) error {
			rows = append(rows, key(row.Person, row.NameDigest, row.EmailDigest, row.OrganizationKey))
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		read := func(enough func(*store.Persona) bool) (keys, texts []string) {
			t.Helper()
			if err := s.EachPersona(t.Context(), rules(), func(p *store.Persona) bool {
				keys = append(keys, key(p.Person, p.NameDigest, p.EmailDigest, p.OrganizationKey))
				texts = append(texts, p.Name+"|"+p.Email+"|"+p.Phone)
				return enough(p)
			}); err != nil {
				t.Fatal(err)
			}
			return keys, texts
		}
		keys, _ := read(func(*store.Persona) bool { return false })
		if diff := gocmp.Diff(rows, keys); diff != "" {
			t.Errorf("never enough (-sightings +personas):\n%s", diff)
		}
		_, texts := read(func(p *store.Persona) bool { return p.Phone != "" })
		if diff := gocmp.Diff([]string{"Ana Gómez|ana@example.org|", "Gomez Ana|ANA@example.org|1", "Ana Gómez|ana@example.org|", "Luis Paz||", "Luis Paz||3"}, texts); diff != "" {
			t.Errorf("until there is a phone (-want +got):\n%s", diff)
		}
	}
}
