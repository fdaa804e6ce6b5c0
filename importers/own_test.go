package importers

import (
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// What a workbook of lex says about its columns holds, whatever the headings
// are; columns that lex added are dropped, and --map goes before all.
func TestOwnColumns(t *testing.T) {
	own := records.Own{Purpose: "rejects", Sheets: []records.OwnList{{Sheet: "Lista", Kind: records.Participants, Exchange: "latam-2017", Language: "es",
		Columns: []records.OwnColumn{{Heading: "Quién es", Field: "name"}, {Heading: "Dato", Letter: "B", Field: "country"}, {Heading: "Clave", Field: records.OwnDropped}}}}}
	opt := Options{}.OfOwn(own, "Lista")
	if opt.Exchange != "latam-2017" || opt.Language != "es" {
		t.Errorf("the options are %+v", opt)
	}
	lines := []string{"Quién es|Dato|Dato|Clave|lex: motivo|LEX: Celda|Lex: artículos", "Ana Quispe|Perú|x|1234|Falta el nombre.|A2|12"}
	plan, out, sink := run(t, opt, lines...)
	if got := planned(plan); got != "A=name B=country C=- D=dropped E=dropped F=dropped G=-" {
		t.Errorf("read as %s", got)
	}
	if out.Imported != 1 || sink.participants[0].Country != "Perú" {
		t.Errorf("imported %+v", sink.participants)
	}
	opt = Options{As: records.Participants, Map: []Mapping{{"Dato", "city"}}}.OfOwn(own, "Lista")
	if plan, _, _ := run(t, opt, lines...); !strings.HasPrefix(planned(plan), "A=name B=city") {
		t.Errorf("--map gives way: %s", planned(plan))
	}
	if got := (Options{As: records.Budget}).OfOwn(own, "Lista"); got.Own != nil {
		t.Error("--as gives way")
	}
}

// The headings that lex writes are read back as their fields even where nothing
// else tells: in a list that was saved as CSV.
func TestLabelsAreRecognised(t *testing.T) {
	for _, info := range records.Kinds {
		for _, lang := range lexicon.Languages {
			var heads, cells, want []string
			for _, f := range info.Fields {
				if f.Name == "birth_date" || f.Name == "given_name" || f.Name == "family_name" || f.Type == records.CountryCode {
					continue // templates ask for one of two ways
				}
				letter := records.ColumnLetters(len(heads))
				head := lexicon.FieldLabel(info.Kind, f.Name, lang)
				if slices.Contains(info.Required, f.Name) {
					head += " *"
				}
				heads = append(heads, head)
				cells = append(cells, specimen(info.Kind, f, lang))
				want = append(want, letter+"="+f.Name)
			}
			plan, out, _ := run(t, Options{}, strings.Join(heads, "|"), strings.Join(cells, "|"), strings.Join(cells, "|"))
			if plan.Kind != info.Kind || planned(plan) != strings.Join(want, " ") {
				t.Errorf("%s in %s is taken for %s: %s", info.Kind, lang, plan.Kind, planned(plan))
			}
			for _, f := range out.Findings {
				t.Errorf("%s in %s: %s %s: %s", info.Kind, lang, f.Check, f.Cell, f.Message)
			}
		}
	}
}

// specimen is a cell of a field as a template's example has it.
func specimen(kind records.Kind, f records.Field, lang string) string {
	switch f.Type {
	case records.Key:
		return lexicon.Choice(f.Topic, f.Keys()[0], lang)
	case records.CountryName:
		return lexicon.CountryName("PE", lang)
	case records.Focus:
		return lexicon.FocusNames(lang, nil)[3]
	case records.Day:
		return "2017-06-19"
	}
	if f.Name == "currency" {
		return "EUR"
	}
	return lexicon.FieldExample(kind, f.Name, lang)
}
