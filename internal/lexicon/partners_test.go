package lexicon

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

func TestQuestion(t *testing.T) {
	for _, c := range []struct{ check, field, heading, lang, problem, todo string }{
		{"name-missing", "name", "", "es", "Falta el nombre.", "Escríbalo, o elimine la fila."},
		{"value-unreadable", "sex", "Género", "es", "No entendemos lo escrito bajo «Género».",
			"Escriba uno de estos valores: Femenino, Masculino, Otro género o Prefiere no decirlo, o deje la celda vacía."},
		{"date-unreadable", "date", "", "fr", "La date sous « Date » est illisible.", "Écrivez une date avec l’année, par exemple 2017-06-19."},
		{"no-such-check", "", "", "pt", "Há algo a verificar aqui.", "Por favor verifique a célula."},
	} {
		problem, todo := Question(c.check, records.Participants, c.field, c.heading, c.lang)
		if problem != strings.ReplaceAll(strings.ReplaceAll(c.problem, "« ", "«\u00a0"), " »", "\u00a0»") || todo != c.todo {
			t.Errorf("%s in %s: %q, %q", c.check, c.lang, problem, todo)
		}
	}
}

// Whatever a field wants is said in every language, with nothing left to fill in.
func TestWanted(t *testing.T) {
	for _, info := range records.Kinds {
		for _, f := range info.Fields {
			for _, lang := range Languages {
				if text := Wanted(info.Kind, f.Name, lang); text == "" || strings.Contains(text, "{") {
					t.Errorf("%s %s in %s: %q", info.Kind, f.Name, lang, text)
				}
			}
		}
	}
}
