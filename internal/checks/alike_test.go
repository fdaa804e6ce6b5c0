package checks

import (
	"fmt"
	"slices"
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

func named(names ...string) []*organization {
	var list []*organization
	for i, name := range names {
		list = append(list, &organization{key: fmt.Sprint(i), name: name})
	}
	return list
}

// Each pair goes through the blocks as well, so that a pair which is alike but
// shares no block fails here.
func TestAlike(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"IRDC", "IDRC", true},
		{"APRODH", "APRODEH", true},
		{"International Development Research Centre", "IDRC", true},
		{"International Development Research Centre", "International Development Research Center", true},
		{"Red de Mujeres del Norte", "Mujeres del Norte, Red", true},
		{"Derechos Humanos Andes", "DerechosHumanos Andes", true},
		{"Fundación Río Claro", "Rio Claro", true},
		{"Villa Inflammable", "Villa Inflamable", true},
		{"Defensoras del Valle", "Defensoras del Vale", true},
		{"Casa Sol", "Casa Solo", false},
		{"Open Society Justice Institute (OSJI)", "Open Society Justice Initiative (OSJI)", true},
		{"Coordinadora de la Mujer", "Cordinadora de la Mujer", true},
		{"Centro de Asesoria Legal", "Centro de Acesoria Legal", true},
		{"Organisation for Rural Women", "Organization of Rural Women", true},
		{"Гражданский контроль", "Гражданскй контроль", true},

		{"Organization tor 117", "Organization tor 118", false},
		{"Red del Noreste", "Red del Noroeste", false},
		{"Southeast Legal Network", "Southwest Legal Network", false},
		{"Union de Trabajadoras", "Union de Trabajadores", false},
		{"Federación de Campesinas", "Federación de Campesinos", false},
		{"Region 1", "Region 2", false},
		{"INC 1", "INC 2", false},
		{"Grupo A", "Grupo B", false},
		{"Distrito II", "Distrito III", false},
		{"Escuela 21", "Escuela 12", false},
		{"CELS", "CEDS", false},
		{"UNEP", "UNDP", false},
		{"Comité Austria", "Comité Australia", false},
		{"Ministry of Justice of Niger", "Ministry of Justice of Nigeria", false},
		{"Fundación Andes", "Asociación Andes", false},
		{"Ministry of Health", "Ministry of Wealth", false},
		{"Red de Mujeres", "Red de Mujeres del Norte", false},
		{"Universidad de Norte", "Universidad de Sur", false},
		{"Casa Roja", "Casa Verde", false},
		{"Techo", "Lecho", false},
		{"", "A", false},
		{"?", "!", false},
	} {
		pairs := alikeOrganizations(named(test.a, test.b), store.Apart{})
		if got := len(pairs) == 1; got != test.want {
			t.Errorf("%q and %q: got %v, want %v", test.a, test.b, pairs, test.want)
		}
	}
}

func TestAlikeMindsTheCountry(t *testing.T) {
	list := named("Ministerio de Justicia", "Ministerio de la Justicia")
	list[0].countries, list[1].countries = []string{"PE"}, []string{"BO"}
	if got := alikeOrganizations(list, store.Apart{}); len(got) != 0 {
		t.Errorf("in two countries: got %v", got)
	}
	list[1].countries = []string{"BO", "PE"}
	if got := alikeOrganizations(list, store.Apart{}); len(got) != 1 {
		t.Errorf("with a country in common: got %v", got)
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abcd", "abdc", 1}, {"abc", "ab", 1}, {"abc", "xbc", 1}, {"añb", "anb", 1}, {"abcd", "efgh", 3}, {"a", "abcdef", 3}, {"ca", "abc", 3}} {
		if got := lexicon.Distance(test.a, test.b, 2); got != test.want {
			t.Errorf("%q, %q: got %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

// The same names in any order give the same pairs.
func TestAlikeDoesNotDependOnTheOrder(t *testing.T) {
	names := []string{"IRDC", "IDRC", "APRODH", "APRODEH", "Casa Roja", "Fundación Casa Roja", "Red Norte", "Redes Norte"}
	texts := func(list []likeness) []string {
		var all []string
		for _, l := range list {
			pair := []string{names[l.a], names[l.b]}
			slices.Sort(pair)
			all = append(all, pair[0]+"|"+pair[1]+"|"+l.reason)
		}
		slices.Sort(all)
		return all
	}
	want := texts(alikeOrganizations(named(names...), store.Apart{}))
	slices.Reverse(names)
	if got := texts(alikeOrganizations(named(names...), store.Apart{})); !slices.Equal(got, want) || len(got) < 3 {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A participant of another country does not make an acronym another one, two
// lists do.
func TestAcronymsOfTwoCountries(t *testing.T) {
	list := named("IRDC", "IDRC")
	list[0].countries, list[1].countries, list[1].listed = []string{"PE"}, []string{"CA"}, true
	got := alikeOrganizations(list, store.Apart{})
	if len(got) != 1 || got[0].score > 0.5 || got[0].reason != "two letters are exchanged, though the countries differ" {
		t.Errorf("one is a participant's country: got %v", got)
	}
	list[0].listed = true
	if got := alikeOrganizations(list, store.Apart{}); len(got) != 0 {
		t.Errorf("two lists: got %v", got)
	}
}
