package store_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// set is a set of keys; the empty set stands for the key "".
type set map[string]bool

func (s set) keys() []string {
	if len(s) == 0 {
		return []string{""}
	}
	var list []string
	for key := range s {
		list = append(list, key)
	}
	slices.Sort(list)
	return list
}

func (s set) add(keys ...string) {
	for _, key := range keys {
		if key != "" {
			s[key] = true
		}
	}
}

// naive counts in plain Go, straight from the words of the contract, over rows
// of which the texts are keys already and the address says who it is.
type naive struct {
	people []person
	lists  []organization
}

func (n naive) counted(p person) bool { return p.Status != "absent" }

// organizationsOf are those that a cell names.
func organizationsOf(p person) set {
	names := set{}
	for _, name := range strings.FieldsFunc(p.Organization, func(r rune) bool { return r == ';' || r == '|' }) {
		names.add(strings.ToLower(strings.TrimSpace(name)))
	}
	return names
}

// organization gives the countries and focus areas of an organization: the
// list's, else those that its participants state.
func (n naive) organization(name string) (countries, areas set) {
	countries, areas = set{}, set{}
	for _, o := range n.lists {
		if o.Name == name {
			countries.add(o.Country)
			areas.add(o.FocusArea)
		}
	}
	fromPeople, areasOfPeople := set{}, set{}
	for _, p := range n.people {
		if organizationsOf(p)[name] {
			fromPeople.add(p.Country)
			areasOfPeople.add(p.FocusArea)
		}
	}
	if len(countries) == 0 {
		countries = fromPeople
	}
	if len(areas) == 0 {
		areas = areasOfPeople
	}
	return countries, areas
}

// row gives the values of a participant row after filling in.
func (n naive) row(p person) (countries, areas, sexes set) {
	countries, areas, sexes = set{}, set{}, set{}
	countries.add(p.Country)
	areas.add(p.FocusArea)
	sexes.add(p.Sex)
	for _, other := range n.people {
		if other.Email != p.Email {
			continue
		}
		if p.Country == "" {
			countries.add(other.Country)
		}
		if p.FocusArea == "" {
			areas.add(other.FocusArea)
		}
		if p.Sex == "" {
			sexes.add(other.Sex)
		}
	}
	ownCountries, ownAreas := n.taken(organizationsOf(p))
	if len(countries) == 0 {
		countries = ownCountries
	}
	if len(areas) == 0 {
		areas = ownAreas
	}
	return countries, areas, sexes
}

// taken is what a row takes over from its organizations: the country of one, the
// only country that all of several have, and the focus areas of all.
func (n naive) taken(names set) (countries, areas set) {
	areas = set{}
	var own []set
	for name := range names {
		of, its := n.organization(name)
		listed := slices.ContainsFunc(n.lists, func(o organization) bool { return o.Name == name && o.Country != "" })
		if !listed && len(of) != 1 {
			of = set{}
		}
		own = append(own, of)
		for area := range its {
			areas.add(area)
		}
	}
	if len(own) == 0 {
		return set{}, areas
	}
	same := !slices.ContainsFunc(own, func(s set) bool { return !slices.Equal(s.keys(), own[0].keys()) })
	shared := set{}
	for country := range own[0] {
		if !slices.ContainsFunc(own, func(s set) bool { return !s[country] }) {
			shared.add(country)
		}
	}
	if !same && len(shared) != 1 {
		shared = set{}
	}
	return shared, areas
}

// count groups by country, focus area, sex or exchange.
func (n naive) count(by []string) ([]store.CountRow, store.Totals) {
	type sets struct{ people, pairs, organizations set }
	groups := make(map[string]*sets)
	at := func(key []string) *sets {
		name := strings.Join(key, "|")
		if groups[name] == nil {
			groups[name] = &sets{set{}, set{}, set{}}
		}
		return groups[name]
	}
	all := &sets{set{}, set{}, set{}}
	countries, exchanges := set{}, set{}
	rows := 0
	for _, p := range n.people {
		if !n.counted(p) {
			continue
		}
		rows++
		own, areas, sexes := n.row(p)
		countries.add(own.keys()...)
		exchanges.add(p.Exchange)
		all.people.add(p.Email)
		all.pairs.add(p.Email + "|" + p.Exchange)
		values := map[string][]string{"country": own.keys(), "focus_area": areas.keys(), "sex": sexes.keys(), "exchange": {p.Exchange}}
		values["organization"] = organizationsOf(p).keys()
		for _, key := range product(by, values) {
			at(key).people.add(p.Email)
			at(key).pairs.add(p.Email + "|" + p.Exchange)
		}
		for name := range organizationsOf(p) {
			all.organizations.add(name)
			ofIts, itsAreas := n.organization(name)
			values["country"], values["focus_area"], values["organization"] = ofIts.keys(), itsAreas.keys(), []string{name}
			for _, key := range product(by, values) {
				at(key).organizations.add(name)
			}
		}
	}
	for _, o := range n.lists {
		all.organizations.add(o.Name)
		exchanges.add(o.Exchange)
	}
	if !slices.Contains(by, "sex") {
		for _, o := range n.lists {
			ofIts, itsAreas := n.organization(o.Name)
			elsewhere := slices.ContainsFunc(n.people, func(p person) bool { return organizationsOf(p)[o.Name] && n.counted(p) }) ||
				slices.ContainsFunc(n.lists, func(other organization) bool { return other.Name == o.Name && other.Exchange != "" })
			if slices.Contains(by, "exchange") && o.Exchange == "" && elsewhere {
				continue
			}
			for _, key := range product(by, map[string][]string{"country": ofIts.keys(), "focus_area": itsAreas.keys(), "exchange": {o.Exchange}, "organization": {o.Name}}) {
				at(key).organizations.add(o.Name)
			}
		}
	}
	if rows == 0 {
		for name := range all.organizations {
			own, _ := n.organization(name)
			countries.add(own.keys()...)
		}
	}
	var list []store.CountRow
	for name, g := range groups {
		list = append(list, store.CountRow{Key: strings.Split(name, "|"), Participants: len(g.people), Participations: len(g.pairs), Organizations: len(g.organizations)})
	}
	slices.SortFunc(list, func(a, b store.CountRow) int {
		return cmp.Or(b.Participants-a.Participants, b.Organizations-a.Organizations, slices.Compare(a.Key, b.Key))
	})
	return list, store.Totals{Participants: len(all.people), Participations: len(all.pairs), Organizations: len(all.organizations),
		Countries: len(countries), Exchanges: len(exchanges), Rows: rows}
}

func product(by []string, values map[string][]string) [][]string {
	out := [][]string{nil}
	for _, dimension := range by {
		var next [][]string
		for _, key := range out {
			for _, value := range values[dimension] {
				next = append(next, append(slices.Clone(key), value))
			}
		}
		out = next
	}
	return out
}

// TestCountAgreesWithNaive compares the SQL with the plain loops above over
// random data, spread over files in any way.
func TestCountAgreesWithNaive(t *testing.T) {
	path := t.TempDir()
	tries := 0
	rapid.Check(t, func(t *rapid.T) {
		tries++
		pick := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
		var n naive
		for range rapid.IntRange(0, 12).Draw(t, "people") {
			who := rapid.IntRange(1, 6).Draw(t, "who")
			n.people = append(n.people, person{Name: fmt.Sprintf("Persona N%d", who), Email: fmt.Sprintf("p%d@example.org", who),
				Country: pick("country", "", "", "PE", "AR"), FocusArea: pick("focus", "", "", "migrants", "women"), Sex: pick("sex", "", "F", "M"),
				Organization: pick("organization", "", "uno", "dos", "tres", "uno; dos", "tres | uno", "Dos; cuatro; dos"), Exchange: pick("exchange", "", "x", "y"), Status: pick("status", "", "absent")})
		}
		for range rapid.IntRange(0, 4).Draw(t, "lists") {
			n.lists = append(n.lists, organization{Name: pick("name", "uno", "dos", "cuatro"), Country: pick("own country", "", "PE", "CL"),
				FocusArea: pick("own focus", "", "women"), Exchange: pick("own exchange", "", "x")})
		}
		by := rapid.SampledFrom([][]string{{"country"}, {"focus_area"}, {"sex"}, {"exchange"}, {"country", "focus_area"}, {"sex", "country"}, {"exchange", "country"}, {"organization"}, {"organization", "country"}, {"sex", "organization"}}).Draw(t, "by")
		cut := rapid.IntRange(0, len(n.people)).Draw(t, "cut")

		s, err := store.Open(context.Background(), storetest.Place(t, fmt.Sprintf("%s/%d.db", path, tries)), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		put(t, s, "a.xlsx", sheet{name: "1", people: n.people[:cut]}, sheet{name: "2", organizations: append([]organization{}, n.lists...)})
		put(t, s, "b.xlsx", sheet{name: "3", people: n.people[cut:]})
		table := count(t, s, store.Query{By: by})
		rows, want := n.count(by)
		if diff := gocmp.Diff(lines(store.Table{Rows: rows}), lines(table)); diff != "" {
			t.Fatalf("by %v (-naive +store):\n%s", by, diff)
		}
		if diff := gocmp.Diff(want, table.Totals); diff != "" {
			t.Fatalf("totals (-naive +store):\n%s", diff)
		}
		sums(t, table)
	})
}

// sums states what must hold of every table: no group is larger than the whole,
// and together they miss nobody.
func sums(t rapid.TB, table store.Table) {
	sum := 0
	for _, row := range table.Rows {
		if row.Participants > table.Totals.Participants || row.Participations < row.Participants || row.Organizations > table.Totals.Organizations {
			t.Fatalf("row %+v is larger than the totals %+v", row, table.Totals)
		}
		sum += row.Participants
	}
	if sum < table.Totals.Participants {
		t.Fatalf("the rows hold %d people, the totals %d", sum, table.Totals.Participants)
	}
}
