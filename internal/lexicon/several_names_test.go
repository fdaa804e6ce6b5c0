package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestSeveralNames(t *testing.T) {
	register := []string{"APRODEH", "Paz y Esperanza", "Casa Azul", "Fundación Infancia", "Centro e Igualdad", "Maíz/Milpa"}
	known := func(name string) bool {
		return slices.ContainsFunc(register, func(r string) bool { return Fold(r) == Fold(name) })
	}
	for text, want := range map[string]string{
		"APRODEH y Paz y Esperanza":                   "APRODEH|Paz y Esperanza",
		"Paz y Esperanza y APRODEH":                   "Paz y Esperanza|APRODEH",
		"APRODEH, Casa Azul y Paz y Esperanza":        "APRODEH|Casa Azul|Paz y Esperanza",
		"Aprodeh and Casa Azul":                       "Aprodeh|Casa Azul",
		"Casa Azul e Centro e Igualdad":               "Casa Azul|Centro e Igualdad",
		"Casa Azul / APRODEH":                         "Casa Azul|APRODEH",
		"Casa Azul/APRODEH":                           "Casa Azul|APRODEH",
		"Casa Azul; Otra Organización":                "Casa Azul|Otra Organización",
		"Casa Azul\nAPRODEH":                          "Casa Azul|APRODEH",
		"Paz y Esperanza":                             "",
		"Infancia y la Adolescencia":                  "",
		"Fundación Infancia y la Adolescencia":        "",
		"Maíz/Milpa":                                  "",
		"APRODEH y Desconocida":                       "",
		"APRODEH":                                     "",
		"":                                            "",
		"Justicia y el Estado democrático de Derecho": "",
	} {
		if got := strings.Join(SeveralNames(text, known), "|"); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func FuzzSeveralNames(f *testing.F) {
	f.Add("a y b, c and d/e; f")
	f.Fuzz(func(t *testing.T, text string) {
		names := SeveralNames(text, func(name string) bool { return len(name)%2 == 0 })
		if len(names) == 1 {
			t.Fatalf("%q is one name", text)
		}
		for _, name := range names {
			if !strings.Contains(text, name) || name == "" {
				t.Fatalf("%q is no part of %q", name, text)
			}
		}
	})
}
