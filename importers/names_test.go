package importers

import "testing"

func TestLinesThatNameOrganizations(t *testing.T) {
	for text, want := range map[string]string{
		"Casa Azul":                   "Casa Azul",
		"Casa Azul\nRed Sur":          "Casa Azul; Red Sur",
		"- Casa Azul\n- la Red":       "Casa Azul; la Red",
		"1. Casa Azul\n2) Red Sur":    "Casa Azul; Red Sur",
		"Casa Azul;\nRed Sur |\nOtra": "Casa Azul; Red Sur | Otra",
		"Red Sur Norte\n(RSN)":        "Red Sur Norte (RSN)",
		"Asociación Pro\nDerechos":    "Asociación Pro Derechos",
		"Instituto de\nDefensa":       "Instituto de Defensa",
		"Instituto\nde Defensa":       "Instituto de Defensa",
		"Casa Azul,\nLima":            "Casa Azul, Lima",
		"Casa Azul –\nLima":           "Casa Azul – Lima",
		"Casa Azul\n\nRed Sur":        "Casa Azul; Red Sur",
		"3.ª Región\nCasa":            "3.ª Región; Casa",
	} {
		if got := oneLine(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	_, _, sink := run(t, Options{}, "Nombre|Organización|País", "Ana Quispe|Casa Azul\nRed Sur|Perú")
	if p := sink.participants[0]; p.Organization != "Casa Azul; Red Sur" {
		t.Errorf("%q", p.Organization)
	}
}
