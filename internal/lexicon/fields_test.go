package lexicon

import (
	"testing"

	"github.com/namati/lex/internal/records"
)

// Every field has a label in every language, no two fields of a kind the same,
// and the label is a heading that means the field.
func TestFieldLabels(t *testing.T) {
	for _, info := range records.Kinds {
		for _, lang := range Languages {
			seen := map[string]string{}
			for _, f := range info.Fields {
				label := FieldLabel(info.Kind, f.Name, lang)
				if label == "" || label == f.Name {
					t.Errorf("%s %s has no label in %s", info.Kind, f.Name, lang)
				}
				if other := seen[label]; other != "" {
					t.Errorf("%s in %s: %s and %s are both labelled %q", info.Kind, lang, other, f.Name, label)
				}
				seen[label] = f.Name
				if field := HeadingFields(info.Kind)[Fold(label)]; field != f.Name {
					t.Errorf("%s in %s: the label %q of %s is read as %q", info.Kind, lang, label, f.Name, field)
				}
			}
		}
	}
}

// Every key is written in a way that is read back as the key.
func TestChoices(t *testing.T) {
	for _, topic := range records.Topics {
		for _, key := range topic.Keys {
			for _, lang := range Languages {
				text := Choice(topic.Name, key, lang)
				if got, ok := Key(topic.Name, text); !ok || got != key {
					t.Errorf("%s %s in %s is written %q and read back as %q", topic.Name, key, lang, text, got)
				}
			}
		}
	}
	if got := Choice("sex", "no such key", "es"); got != "no such key" {
		t.Errorf("an unknown key is written %q", got)
	}
}

// Tables about fields speak of fields that exist, in all languages, and say each
// thing once.
func TestFieldTables(t *testing.T) {
	for _, name := range []string{"labels.csv", "guides.csv", "examples.csv"} {
		seen := map[[2]string]bool{}
		for _, row := range readTable[fieldWords](name) {
			key := [2]string{row.Kind, row.Field}
			if seen[key] {
				t.Errorf("%s: %s %s stands twice", name, row.Kind, row.Field)
			}
			seen[key] = true
			if row.EN == "" || row.ES == "" || row.FR == "" || row.PT == "" {
				t.Errorf("%s: %s %s lacks a language", name, row.Kind, row.Field)
			}
			known := false
			for _, info := range records.Kinds {
				_, has := info.Field(row.Field)
				known = known || has && (row.Kind == "all" || row.Kind == string(info.Kind))
			}
			if !known {
				t.Errorf("%s: there is no field %s of %s", name, row.Field, row.Kind)
			}
		}
	}
}
