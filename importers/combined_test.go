package importers

import (
	"strings"
	"testing"
)

func TestCombinedColumns(t *testing.T) {
	for _, test := range []struct {
		name    string
		lines   []string
		columns string
		first   string // of the first participant: name, email, organization, city, country, position
		told    string
	}{
		{"name and address in angle brackets", []string{"Nombre / Correo|País", "Ana Quispe <ana@example.org>|Perú", "Luis Mamani <luis@example.org>|Bolivia"},
			"A=name B=country A=email", "Ana Quispe,ana@example.org,,,Perú,", "they are parted at “<”"},
		{"name and address that stood on two lines", []string{"NOMBRE Y CORREO|País", "Ana Quispe ana@example.org|Perú", "Luis Mamani luis@example.org|Bolivia"},
			"A=name B=country A=email", "Ana Quispe,ana@example.org,,,Perú,", "name and email; they are parted"},
		{"city and country", []string{"Nombre|City, Country|Organization", "Ana Quispe|Lima, Perú|CEJ", "Luis Mamani|La Paz, Bolivia|APY"},
			"A=name B=city C=organization B=country", "Ana Quispe,,CEJ,Lima,Perú,", "city and country"},
		{"two texts at the heading's mark", []string{"Nombre|Organización / Cargo", "Ana Quispe|CEJ / Abogada", "Luis Mamani|APY / Paralegal"},
			"A=name B=organization B=position", "Ana Quispe,,CEJ,,,Abogada", "parted at “/”"},
		{"two texts without a mark", []string{"Nombre|Organización y cargo|País", "Ana Quispe|Abogada de CEJ|Perú", "Luis Mamani|APY|Bolivia"},
			"A=name B=- C=country", "Ana Quispe,,,,Perú,", "cannot be parted for certain"},
		{"name and organization", []string{"Name and organization|Country", "Ana Quispe (CEJ)|Peru", "Luis Mamani (APY)|Bolivia"},
			"", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			plan, out, sink := run(t, Options{}, test.lines...)
			if got := planned(plan); got != test.columns {
				t.Errorf("columns %s, want %s", got, test.columns)
			}
			if test.first == "" {
				return
			}
			p := sink.participants[0]
			if got := strings.Join([]string{p.Name, p.Email, p.Organization, p.City, p.Country, p.Position}, ","); got != test.first {
				t.Errorf("%s, want %s", got, test.first)
			}
			found := findingsOf(out.Findings, "column-combined")
			if len(found) != 1 || !strings.Contains(found[0].Message, test.told) {
				t.Errorf("told %+v, want %s", found, test.told)
			}
		})
	}
}

// A row that is rejected keeps its cells as they were, and a finding about the
// second thing names the cell in which it stands.
func TestCombinedKeepsTheSheet(t *testing.T) {
	_, out, sink := run(t, Options{}, "Nombre|Ciudad / País", "Ana Quispe|Lima / Perú", "Luis Mamani|La Paz / Bolivia", "Rosa Pari|Cusco / Perru", "|Quito / Ecuador")
	if got := strings.Join(sink.rejects[0].Cells, "|"); got != "|Quito / Ecuador" {
		t.Errorf("kept %s", got)
	}
	if found := findingsOf(out.Findings, "country-unknown"); len(found) != 1 || found[0].Cell != "B4" || found[0].Value != "Perru" {
		t.Errorf("%+v", found)
	}
}
