package store

import (
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSplitAcronym(t *testing.T) {
	for _, test := range []struct{ text, name, acronym string }{
		{"Red Sur Norte (RSN)", "Red Sur Norte", "RSN"},
		{"Due Course Foundation (DCFo)", "Due Course Foundation", "DCFo"},
		{"RSN (Red Sur Norte)", "Red Sur Norte", "RSN"},
		{"TECHO (Chile)", "TECHO (Chile)", ""},
		{"RSN (Buenos Aires)", "RSN (Buenos Aires)", ""},
		{"Red Sur Norte (RSN), Lima", "Red Sur Norte, Lima", "RSN"},
		{"Red Sur Norte (sede Lima)", "Red Sur Norte (sede Lima)", ""},
		{"(RSN)", "(RSN)", ""},
		{"Red (", "Red (", ""},
		{"", "", ""},
	} {
		if name, acronym := splitAcronym(test.text); name != test.name || acronym != test.acronym {
			t.Errorf("splitAcronym(%q) = %q, %q, want %q, %q", test.text, name, acronym, test.name, test.acronym)
		}
	}
}

func TestOrganizationKeys(t *testing.T) {
	names := newOrganizationNames(map[string]string{"APRODN": "APRODEN", "Red del Sur": "Red Sur"}, nil)
	for _, text := range []string{"Asociación Pro Derechos Nuevos (APRODEN)", "APRODN", "A.P.R.O.D.E.N.", "Red Sur", "Red del Sur", "☮☮"} {
		names.add(text, "", false)
	}
	names.settle()
	for text, want := range map[string]string{
		"APRODN": "asociacion-pro-derechos-nuevos", "A.P.R.O.D.E.N.": "asociacion-pro-derechos-nuevos",
		"la red del sur": "red-sur", "Otra": "otra", "n/a": "", "": "", "☮☮": "☮☮",
	} {
		if got := names.key(text); got != want {
			t.Errorf("key(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestOrganizationKeysWhateverTheOrder(t *testing.T) {
	texts := []string{"Alfa Beta (AB)", "Alfa Beta", "AB", "Abel Bruno (AB)", "CD (AB)", "Casa Delta (CD)", "CD", "La Casa Delta", "EF", "Alfa Beta (EF)"}
	rapid.Check(t, func(t *rapid.T) {
		chosen := rapid.SliceOfN(rapid.SampledFrom(texts), 1, 8).Draw(t, "texts")
		keys := func(list []string) map[string]string {
			names := newOrganizationNames(map[string]string{"EF": "Casa Delta"}, nil)
			for _, text := range list {
				names.add(text, "", len(text)%3 == 0)
			}
			names.settle()
			out := make(map[string]string)
			for _, text := range list {
				out[text] = names.key(text)
			}
			return out
		}
		if diff := gocmp.Diff(keys(chosen), keys(rapid.Permutation(chosen).Draw(t, "shuffled"))); diff != "" {
			t.Fatalf("keys depend on the order:\n%s", diff)
		}
	})
}

// Names between separators are several always; "and", commas and slashes stand
// between names only where all of them are known.
func TestOrganizationsOfACell(t *testing.T) {
	names := newOrganizationNames(map[string]string{"Fuego; Aire": "Fuego; Aire", "Sol y Luna": "Sol"}, []Decision{
		{Pair: Pair{Kind: OrganizationPair, AName: "Luna, Marte", BName: "Marte"}, One: true}})
	names.add("Tierra y Libertad", "", true)
	names.add("Asociación Pro Derechos Nuevos", "APRODEN", true)
	names.take([]string{
		"Paz y Esperanza", "Infancia y la Adolescencia", "Casa Azul", "Tierra", "Libertad", "Luna", "Red de Mujeres y Jóvenes (RMJ)", "Una Red\nLarga", "Una Red Larga",
		"APRODEN y Paz y Esperanza", "Casa Azul; Nueva", "Casa Azul | APRODEN", "Nueva y Casa Azul", "Casa Azul / Otra", "Casa Azul; n/a", "RMJ y Luna", "Casa Azul y Tierra; Libertad",
	})
	names.settle()
	for text, want := range map[string]string{
		"APRODEN y Paz y Esperanza": "asociacion-pro-derechos-nuevos paz-y-esperanza",
		"paz y esperanza; APRODEN":  "asociacion-pro-derechos-nuevos paz-y-esperanza", // unseen so far
		"Paz y Esperanza":           "paz-y-esperanza", "Infancia y la Adolescencia": "infancia-y-la-adolescencia",
		"Tierra y Libertad": "tierra-y-libertad", // listed
		"Tierra; Libertad":  "libertad tierra",
		"Fuego; Aire":       "fuego-aire",                  // an alias says that it is one
		"Sol y Luna":        "sol", "Luna, Marte": "marte", // and so may a decision
		"Casa Azul; Nueva": "casa-azul nueva", "Nueva y Casa Azul": "casa-azul nueva",
		"Casa Azul | APRODEN": "asociacion-pro-derechos-nuevos casa-azul", "Casa Azul / Otra": "casa-azul-otra",
		"Casa Azul; n/a": "casa-azul", "Casa Azul;": "casa-azul", "Casa Azul; casa azul": "casa-azul", "Una Red\nLarga": "una-red-larga",
		"Red de Mujeres y Jóvenes": "red-de-mujeres-y-jovenes", "RMJ y Luna": "luna red-de-mujeres-y-jovenes",
		"Casa Azul y Tierra; Libertad": "casa-azul libertad tierra", "APRODEN / Asociación Pro Derechos Nuevos": "asociacion-pro-derechos-nuevos",
		"n/a": "", "; |": ";-|",
	} {
		if got := names.key(text); got != want {
			t.Errorf("key(%q) = %q, want %q", text, got, want)
		}
	}
	for text, loose := range map[string]bool{"Casa Azul; Nueva": true, "Casa Azul | APRODEN": false, "Casa Azul y Tierra; Libertad": false} {
		if got := slices.ContainsFunc(names.named(text), func(n Named) bool { return n.Loose }); got != loose {
			t.Errorf("%q: loose %v", text, got)
		}
	}
}

func TestOrganizationsOfCellsWhateverTheOrder(t *testing.T) {
	texts := []string{"A y B", "A", "B", "B y C", "C", "A y B y C", "A y B; C", "Casa (B)", "D; E", "D y E", "D E", "E, F", "F", "A/B", "G (A y B)", "B y C (BC)", "BC y A", "A y"}
	rapid.Check(t, func(t *rapid.T) {
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(texts), 1, 10, rapid.ID).Draw(t, "texts")
		keys := func(list []string) map[string]string {
			names := newOrganizationNames(map[string]string{"F": "B"}, nil)
			names.take(list)
			names.settle()
			out := make(map[string]string)
			for _, text := range list {
				out[text] = names.key(text)
			}
			return out
		}
		if diff := gocmp.Diff(keys(chosen), keys(rapid.Permutation(chosen).Draw(t, "shuffled"))); diff != "" {
			t.Fatalf("keys depend on the order:\n%s", diff)
		}
	})
}
