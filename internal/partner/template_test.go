package partner

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// The drop-down cells offer what the workspace knows beside what lex does, and
// every message of a rule is in the language of the list.
func TestTemplateOffersTheWorkspace(t *testing.T) {
	rules := records.Rules{
		Exchanges:  []records.Exchange{{ID: "latam-2017", Name: "Intercambio inventado"}, {ID: "sin-nombre"}},
		Funds:      []records.Fund{{ID: "fondo"}},
		FocusAreas: []records.FocusArea{{ID: "rios", Names: map[string]string{"es": "Ríos", "en": "Rivers", "fr": "Rivières", "pt": "Rios"}}},
	}
	var out bytes.Buffer
	kinds := []records.Kind{records.Participants, records.Budget}
	if err := WriteTemplate(&out, Template{Kinds: kinds, Language: "es", Grantee: "Casa Ejemplo", Rules: rules}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	offered := map[string][]string{}
	columns, err := f.GetCols(records.OwnSheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, column := range columns[firstList:] {
		offered[column[0]] = column[1:]
	}
	for list, want := range map[string]string{
		"exchange": "Intercambio inventado, sin-nombre", "fund": "fondo", "sex": "Femenino, Masculino, Otro género, Prefiere no decirlo", "consent": "Sí, No",
	} {
		if got := strings.Join(trimmed(offered[list]), ", "); got != want {
			t.Errorf("%s offers %s, expected %s", list, got, want)
		}
	}
	if focus := strings.Join(offered["focus_area"], ", "); !strings.Contains(focus, "Ríos") || !strings.Contains(focus, "Migrantes") {
		t.Errorf("the focus areas are %s", focus)
	}
	if n := len(trimmed(offered["country"])); n != len(lexicon.CountryNames("es")) {
		t.Errorf("%d countries are offered", n)
	}
	guide, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range guide {
		text += strings.Join(row, " ") + "\n"
	}
	for _, want := range []string{"Casa Ejemplo reúne", "Nombre completo * sí", "Ana Ejemplo", "Un no carece de consecuencias"} {
		if !strings.Contains(text, want) {
			t.Errorf("the instructions do not say %q", want)
		}
	}
	if strings.ContainsAny(text, "{}") {
		t.Errorf("something was not filled in:\n%s", text)
	}
	if visible, err := f.GetSheetVisible(records.OwnSheet); err != nil || visible {
		t.Error("the lists are not hidden")
	}
	for _, lang := range lexicon.Languages {
		for _, key := range []string{"wrong", "wrong_list", "wrong_day", "wrong_number", "wrong_email", "wrong_focus"} {
			if n := len([]rune(lexicon.Word("template."+key, lang))); n > 225 || key == "wrong" && n > 32 {
				t.Errorf("%s in %s has %d characters, more than a spreadsheet program shows", key, lang, n)
			}
		}
	}
}

func trimmed(list []string) []string {
	for len(list) > 0 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	return list
}

// Every column of every template is explained and has an example.
func TestTemplateExplainsEveryColumn(t *testing.T) {
	for _, info := range records.Kinds {
		for _, f := range TemplateFields(info.Kind) {
			for _, lang := range lexicon.Languages {
				if guide := lexicon.FieldGuide(info.Kind, f.Name, lang); guide == "" || len([]rune(guide)) > 255 {
					t.Errorf("%s %s in %s is explained by %q", info.Kind, f.Name, lang, guide)
				}
				if f.Name != "withdrawn" && exampleOf(info.Kind, f, lang, records.Rules{}) == "" {
					t.Errorf("%s %s has no example in %s", info.Kind, f.Name, lang)
				}
			}
		}
	}
}
