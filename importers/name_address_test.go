package importers

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

func TestAddressInName(t *testing.T) {
	for _, test := range []struct {
		cell, own, name, email, words string
	}{
		{"Fabio Ninguno ; fabio@ejemplo.org", "", "Fabio Ninguno", "fabio@ejemplo.org", "taken for the person's"},
		{"Fabio Ninguno <fabio@ejemplo.org>", "", "Fabio Ninguno", "fabio@ejemplo.org", "taken for the person's"},
		{"fabio@ejemplo.org - Fabio Ninguno", "", "Fabio Ninguno", "fabio@ejemplo.org", "taken for the person's"},
		{"Fabio Ninguno (fabio@ejemplo.org)", "FABIO@ejemplo.org", "Fabio Ninguno", "FABIO@ejemplo.org", "as another column says"},
		{"Fabio Ninguno, viejo@ejemplo.org", "fabio@ejemplo.org", "Fabio Ninguno", "fabio@ejemplo.org", "left out"},
		{"fabio@ejemplo.org", "", "fabio@ejemplo.org", "fabio@ejemplo.org", "where a name should stand"},
		{"Fabio @ninguno", "", "Fabio @ninguno", "", ""},
	} {
		_, out, sink := run(t, Options{As: records.Participants}, "Lista", "Name|E-mail|Country", test.cell+"|"+test.own+"|Peru", "Ana Quispe|ana@ejemplo.org|Peru")
		got := sink.participants[0]
		if got.Name != test.name || got.Email != test.email {
			t.Errorf("%q: name %q, e-mail %q", test.cell, got.Name, got.Email)
		}
		told := findingsOf(out.Findings, "value-decided")
		if (len(told) > 0) != (test.words != "") {
			t.Errorf("%q: %+v", test.cell, told)
			continue
		}
		for _, f := range told {
			if !strings.Contains(f.Message, test.words) || strings.Contains(f.Message+f.Hint, "ejemplo") || !f.Personal || f.Value != test.cell || f.Cell != "A3" {
				t.Errorf("%q: %+v", test.cell, f)
			}
		}
	}
}
