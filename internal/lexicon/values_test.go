package lexicon

import "testing"

func TestValues(t *testing.T) {
	type reader func(string) (string, bool)
	for _, c := range []struct {
		name  string
		read  reader
		cells map[string]string // a cell and its key; "?" is not readable
	}{
		{"Sex", Sex, map[string]string{
			"F": "F", "f": "F", "Mujer": "F", "mujer ": "F", "Femenino": "F", "FEMALE": "F", "Fem.": "F", "Femme": "F", "Feminino": "F", "Mujer (cis)": "F", "Femenino / Female": "F",
			"M": "M", "Hombre": "M", "h": "M", "H": "M", "Masculino": "M", "Homme": "M", "homem": "M", "Varón": "M",
			"♀": "F", "♂": "M", "Sra.": "F", "F (she/her)": "F", "M (él)": "M", "X": "X", "No binario": "X", "Non-binary": "X", "Otro": "X", "Prefiero no decirlo": "refused", "Prefer not to say": "refused",
			"": "", "n/a": "", "-": "", "NA": "", "s/d": "", "Mujer Hombre": "?", "Ana": "?", "F/M": "?", "7": "?",
		}},
		{"YesNo", YesNo, map[string]string{
			"Sí": "yes", "si": "yes", "YES": "yes", "oui": "yes", "Sim": "yes", "x": "yes", "✓": "yes", "1": "yes", "true": "yes", "Sí, acepto": "yes",
			"✗": "no", "☐": "no", "☑": "yes", "No": "no", "não": "no", "non": "no", "0": "no", "FALSE": "no", "Ninguna": "no", "prefiero no decir": "refused", "": "", "n/d": "", "maybe": "?", "quizás": "?",
		}},
		{"Scope", Scope, map[string]string{"Nacional": "national", "régional": "regional", "Global": "international", "INGO": "international", "": "", "galactic": "?"}},
		{"Status", Status, map[string]string{
			"Asistió": "present", "attended": "present", "Présente": "present", "No asistió": "absent", "no-show": "absent", "Invitada": "invited", "Inscrito": "registered",
			"canceled": "cancelled", "Cancelado": "cancelled", "": "", "soon": "?",
		}},
		{"Age", Age, map[string]string{
			"34": "34", "34.0": "34", " 34 ": "34", "34 años": "34", "34 ans": "34", "25-34": "25-34", "25 – 34": "25-34", "25 a 34 años": "25-34", "18 to 24": "18-24", "entre 18 y 24": "18-24",
			"60+": "60+", "60 y más": "60+", "60 and over": "60+", "60 ans et plus": "60+", "+60": "60+", "≥60": "60+", "≤17": "0-17", "60 ou plus": "60+", "maiores de 60": "61+", "más de 60": "61+", "> 60": "61+", ">=60": "60+", "<18": "0-17", "under 18": "0-17",
			"menores de 18 años": "0-17", "menos de 18": "0-17", "": "", "n/a": "", "200": "?", "-5": "?", "34-25": "?", "abc": "?", "1e3": "?", "0": "0",
		}},
	} {
		for cell, want := range c.cells {
			key, ok := c.read(cell)
			if got := map[bool]string{true: key, false: "?"}[ok]; got != want {
				t.Errorf("%s(%q) = %q, want %q", c.name, cell, got, want)
			}
			if !ok && key != "" {
				t.Errorf("%s(%q) is not readable and yet %q", c.name, cell, key)
			}
		}
	}
}

func TestAgeGroup(t *testing.T) {
	groups := []string{"0-17", "18-24", "25-34", "35-59", "60+"}
	for age, want := range map[string]string{
		"0": "0-17", "17": "0-17", "18": "18-24", "59": "35-59", "60": "60+", "99": "60+", "25-34": "25-34", "26-30": "25-34", "25-40": "", "60+": "60+", "65+": "60+", "50+": "", "": "", "x": "",
	} {
		if got := AgeGroup(age, groups); got != want {
			t.Errorf("AgeGroup(%q) = %q, want %q", age, got, want)
		}
	}
}

func TestMissing(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "   ": true, "-": true, "--": true, "—": true, "n/a": true, "N/A": true, "NA": true, "s/d": true, "S.D.": true, "NR": true, "não informado": true, "No especificado": true,
		"?": true, "...": true, "null": true, "sin dato": true, "non précisé": true, "0": false, "no": false, "Perú": false, "Ana": false, "Na": false, "Null": false, "✓": false, "😀": false, "So": false, "中文": false,
	} {
		if got := Missing(text); got != want {
			t.Errorf("Missing(%q) = %v", text, got)
		}
	}
}
