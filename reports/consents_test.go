package reports

import (
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// A consent goes for the person who gave it: where no address tells, the
// organization does, and in doubt there is none.
func TestConsentOfSeveralOrganizations(t *testing.T) {
	for _, test := range []struct {
		consent, organization, person string
		found                         bool
	}{
		{"yes", "Casa Azul", "Casa Azul", true},
		{"yes", "Casa Azul", "Casa Azul; Casa Verde", true},
		{"yes", "Casa Azul; Casa Verde", "CASA VERDE", true},
		{"yes", "Casa Azul", "Casa Gris; Casa Verde", false},
		{"yes", "Casa Azul", "Casa Azul y Casa Verde", false},
		{"yes", "Casa", "Casa Azul; Casa Verde", false},
		{"yes", "", "Casa Azul; Casa Verde", true},
		{"no", "Casa Azul", "Casa Azul; Casa Verde", true},
		{"no", "Casa Azul", "Casa Azul y Casa Verde", true},
		{"no", "Casa Roja", "Casa Azul y Casa Verde", false},
	} {
		all := consentsByName([]store.StoredEntry{{Entry: records.Entry{Values: map[string]string{
			"name": "Ana Prueba", "organization": test.organization, "consent": test.consent,
		}}}})
		if got := len(all.of("Ana Prueba", "", test.person, "report")) > 0; got != test.found {
			t.Errorf("%s for %q and a person of %q: %v", test.consent, test.organization, test.person, got)
		}
	}
}
