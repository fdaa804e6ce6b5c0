package lexicon

import (
	"testing"

	"github.com/namati/lex/internal/records"
)

func TestWeakHeading(t *testing.T) {
	if !WeakHeading(records.Participants, "Affiliation") || WeakHeading(records.Participants, "Entity Name") {
		t.Error("Affiliation should yield to Entity Name")
	}
}

// Every field must be found in four languages, and no heading may claim two.
func TestHeadingsTable(t *testing.T) {
	rows := readTable[heading]("headings.csv")
	for _, info := range records.Kinds {
		claims, languages := map[string]string{}, map[string]map[string]bool{}
		for _, row := range rows {
			if _, known := info.Field(row.Field); !known && row.Kind == string(info.Kind) && row.Field != Female {
				t.Errorf("%s has no field %s", info.Kind, row.Field)
			} else if row.Kind != string(info.Kind) && (row.Kind != "all" || !known) {
				continue
			}
			if languages[row.Field] == nil {
				languages[row.Field] = map[string]bool{}
			}
			languages[row.Field][row.Lang] = true
			for _, synonym := range split(row.Synonyms) {
				key := Fold(synonym)
				if other, taken := claims[key]; taken && other != row.Field {
					t.Errorf("%s: %q is claimed by %s and by %s", info.Kind, synonym, other, row.Field)
				}
				claims[key] = row.Field
			}
		}
		for _, field := range info.Fields {
			if len(languages[field.Name]) != len(Languages) {
				t.Errorf("%s %s has headings in %v only", info.Kind, field.Name, languages[field.Name])
			}
			if got := HeadingFields(info.Kind)[Fold(field.Name)]; got != field.Name {
				t.Errorf("%s: its own export would not be read back, %q is %q", info.Kind, field.Name, got)
			}
		}
	}
}

func TestSensitive(t *testing.T) {
	for text, want := range map[string]string{
		"Pasaporte": "identity papers", "No. de pasaporte": "identity papers", "DNI": "identity papers", "CPF": "identity papers", "Estado de salud": "health", "Religión": "faith", "Religion": "faith",
		"Etnia": "ethnicity", "Cor/Raça": "ethnicity", "Orientación sexual": "sexual orientation or gender identity", "Cuenta bancaria": "bank account", "IBAN": "bank account",
		"Nombre": "", "Talla": "", "País": "", "Género": "", "Fecha": "", "": "", "Organización": "",
	} {
		if got, ok := Sensitive(text); got != want || ok != (want != "") {
			t.Errorf("Sensitive(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestHXLField(t *testing.T) {
	for _, c := range []struct {
		tag  string
		kind records.Kind
		want string
	}{
		{"#org+es", records.Organizations, "name"}, {"#org+name", records.Participants, "organization"}, {"#org +name +i_es", records.Organizations, "name"}, {"#org+code", records.Organizations, "acronym"},
		{"#org+funder+name", records.Organizations, ""}, {"#country", records.Organizations, "country"}, {"#country+code+v_iso3", records.Participants, "country_code"}, {"#COUNTRY+name", records.Participants, "country"},
		{"#sector+es", records.Organizations, "focus_area"}, {"#date+reported", records.Organizations, "date"}, {"#respondee+sex", records.Participants, "sex"}, {"#respondee+sex", records.Organizations, ""},
		{"#targeted+f", records.Participants, ""}, {"#adm1", records.Participants, ""}, {"org", records.Participants, ""}, {"", records.Participants, ""}, {"#", records.Participants, ""},
	} {
		got, ok := HXLField(c.tag, c.kind)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("HXLField(%q, %s) = %q, want %q", c.tag, c.kind, got, c.want)
		}
	}
}
