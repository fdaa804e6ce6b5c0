package store

import (
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
