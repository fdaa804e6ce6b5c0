package store_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/store"
)

// anas is a person under two names, and organizations is one under two spellings.
func anas() sheet {
	return sheet{name: "Lista", people: []person{
		{Name: "Ana Prueba", Organization: "IDRC", Country: "PE"}, {Name: "Ana Preuba", Organization: "IDRC", Country: "PE"},
		{Name: "Beto Muestra", Email: "beto@example.org", Organization: "IRDC"},
	}}
}

func onePerson() store.Pair {
	return store.Pair{Kind: store.PersonPair, A: store.PersonSide("Ana Preuba", "", "IDRC"), B: store.PersonSide("ana prueba", "", "The IDRC"), Code: "bcdf"}
}

func oneOrganization(slip, meant string) store.Pair {
	return store.Pair{Kind: store.OrganizationPair, A: store.OrganizationSide(slip), B: store.OrganizationSide(meant), AName: slip, BName: meant, Code: "ghjk"}
}

func TestDecisionsCount(t *testing.T) {
	for name, from := range map[string]int64{"in SQL": 1 << 40, "in memory": 0} {
		t.Run(name, func(t *testing.T) {
			defer store.CountInMemoryFrom(from)()
			s := open(t)
			expect := func(when string, people, organizations int) {
				t.Helper()
				got := count(t, s, store.Query{}).Totals
				if got.Participants != people || got.Organizations != organizations {
					t.Errorf("%s: %d people, %d organizations; want %d and %d", when, got.Participants, got.Organizations, people, organizations)
				}
			}
			put(t, s, "a.xlsx", anas())
			expect("at first", 3, 2)
			if n, err := s.Decide(t.Context(), []store.Pair{onePerson(), oneOrganization("IRDC", "IDRC")}, true); err != nil || n != 2 {
				t.Fatal(n, err)
			}
			expect("decided", 2, 1)
			// What was decided is not decided a second time.
			if n, err := s.Decide(t.Context(), []store.Pair{onePerson()}, true); err != nil || n != 0 {
				t.Fatal(n, err)
			}
			// A new version, undoing it and a new name of the file change nothing.
			put(t, s, "a.xlsx", anas(), sheet{name: "Otra", people: []person{{Name: "Carla Ejemplo"}}})
			expect("replaced", 3, 1)
			imports, err := s.History(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Undo(t.Context(), imports[len(imports)-1].Import); err != nil {
				t.Fatal(err)
			}
			expect("undone", 2, 1)
			put(t, s, "b.xlsx", anas(), sheet{name: "Otra", people: []person{{Name: "Dora Ejemplo"}}})
			expect("twice under other names", 3, 1)

			decided, err := s.Decisions(t.Context())
			if err != nil || len(decided) != 2 {
				t.Fatal(decided, err)
			}
			if n, err := s.TakeBack(t.Context(), []int64{decided[0].ID, decided[1].ID}); err != nil || n != 2 {
				t.Fatal(n, err)
			}
			expect("taken back", 4, 2)
		})
	}
}

// A name keeps what lex.yaml says it means.
func TestAliasesGoBeforeDecisions(t *testing.T) {
	s := open(t)
	put(t, s, "a.xlsx", anas())
	if _, err := s.Decide(t.Context(), []store.Pair{oneOrganization("IRDC", "IDRC")}, true); err != nil {
		t.Fatal(err)
	}
	query := store.Query{By: []string{"organization"}}
	query.Rules.OrganizationAliases = map[string]string{"IRDC": "Instituto Rural"}
	if diff := gocmp.Diff("idrc: 2/2/1\ninstituto-rural: 1/1/1\n", lines(count(t, s, query))); diff != "" {
		t.Error(diff)
	}
	query.Rules.OrganizationAliases = map[string]string{"IDRC": "IRDC"}
	if diff := gocmp.Diff("irdc: 3/3/1\n", lines(count(t, s, query))); diff != "" {
		t.Error(diff)
	}
}

func TestApart(t *testing.T) {
	s := open(t)
	put(t, s, "a.xlsx", anas())
	if _, err := s.Decide(t.Context(), []store.Pair{onePerson(), oneOrganization("IRDC", "IDRC")}, false); err != nil {
		t.Fatal(err)
	}
	apart, err := s.Apart(t.Context(), rules())
	if err != nil || len(apart.People) != 1 || !apart.IsOrganizations("irdc", "idrc") || apart.IsOrganizations("idrc", "other") {
		t.Fatalf("%+v %v", apart, err)
	}
	// Deciding otherwise takes the first decision back.
	if _, err := s.Decide(t.Context(), []store.Pair{onePerson()}, true); err != nil {
		t.Fatal(err)
	}
	if apart, err = s.Apart(t.Context(), rules()); err != nil || len(apart.People) != 0 {
		t.Fatalf("%+v %v", apart, err)
	}
	decided, err := s.Decisions(t.Context())
	if err != nil || len(decided) != 3 || decided[0].EndedAt == "" || decided[2].EndedAt != "" || decided[2].At != "2018-01-31T09:00:00Z" {
		t.Fatalf("%+v %v", decided, err)
	}
}

func TestWouldJoin(t *testing.T) {
	s := open(t)
	names := []string{"Ana Prueba", "Ana Preuba", "Ana Pruebas"}
	var people []person
	for _, name := range names {
		people = append(people, person{Name: name})
	}
	put(t, s, "a.xlsx", sheet{name: "1", people: people})
	pair := func(a, b int) store.Pair {
		return store.Pair{Kind: store.PersonPair, A: store.PersonSide(names[a], "", ""), B: store.PersonSide(names[b], "", "")}
	}
	if _, err := s.Decide(t.Context(), []store.Pair{pair(0, 2)}, false); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		pairs []store.Pair
		want  bool
	}{{[]store.Pair{pair(0, 1)}, false}, {[]store.Pair{pair(0, 1), pair(1, 2)}, true}, {[]store.Pair{pair(2, 0)}, false}} {
		void, err := s.WouldJoin(t.Context(), rules(), test.pairs)
		if err != nil || (void != nil) != test.want {
			t.Errorf("%v: %v %v", test.pairs, void, err)
		}
	}
}

// The kept state of the data tells decisions apart.
func TestDecisionsAreOfTheState(t *testing.T) {
	s := open(t)
	put(t, s, "a.xlsx", anas())
	before, err := s.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Decide(t.Context(), []store.Pair{onePerson()}, true); err != nil {
		t.Fatal(err)
	}
	if after, err := s.State(t.Context()); err != nil || after == before {
		t.Errorf("the state stays %s (%v)", after, err)
	}
}

func TestListed(t *testing.T) {
	s := open(t)
	if list, err := s.Listed(t.Context()); err != nil || len(list) != 0 {
		t.Fatal(list, err)
	}
	want := []store.Pair{oneOrganization("IRDC", "IDRC"), onePerson()}
	for _, pairs := range [][]store.Pair{{onePerson()}, want} {
		if err := s.RememberListed(t.Context(), pairs); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Listed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCodesDoNotMindTheSides(t *testing.T) {
	p := onePerson()
	turned := p
	turned.A, turned.B = p.B, p.A
	organization := p
	organization.Kind = store.OrganizationPair
	if p.LongCode() != turned.LongCode() || p.LongCode() == organization.LongCode() || len(p.LongCode()) < 8 {
		t.Errorf("%s %s %s", p.LongCode(), turned.LongCode(), organization.LongCode())
	}
}
