package lexicon

import (
	"testing"

	"github.com/namati/lex/internal/records"
)

func TestHeadingsLanguage(t *testing.T) {
	for _, c := range []struct {
		want     string
		headings []string
	}{
		{"es", []string{"Nombre completo", "Sexo", "País", "Correo electrónico", "Talla"}},
		{"en", []string{"Full name", "Organization", "Country"}},
		{"fr", []string{"Nom et prénom", "Organisation", "Pays"}},
		{"pt", []string{"Nome completo", "Organização", "País", "E-mail"}},
		{"", []string{"E-mail"}},
		{"", []string{"Shoe size"}},
		{"", nil},
	} {
		if got := HeadingsLanguage(c.headings); got != c.want {
			t.Errorf("%v: %q, want %q", c.headings, got, c.want)
		}
	}
	// The headings that lex writes itself tell their language.
	for _, info := range records.Kinds {
		for _, lang := range Languages {
			var headings []string
			for _, f := range info.Fields {
				headings = append(headings, FieldLabel(info.Kind, f.Name, lang))
			}
			if got := HeadingsLanguage(headings); got != lang {
				t.Errorf("%s in %s are taken for %q", info.Kind, lang, got)
			}
		}
	}
}
