package importers

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
)

// countriesOf decodes a participants sheet and lists the countries kept.
func countriesOf(t *testing.T, opt Options, lines ...string) (string, Outcome) {
	t.Helper()
	opt.As = records.Participants
	_, out, sink := run(t, opt, lines...)
	var countries []string
	for _, p := range sink.participants {
		countries = append(countries, p.Country)
	}
	return strings.Join(countries, ","), out
}

func TestCountries(t *testing.T) {
	aliases := records.Rules{CountryAliases: map[string]string{"Tierra Nuestra": "BO"}}
	for _, test := range []struct {
		name  string
		opt   Options
		lines []string
		want  string
		check string // "" for none of the findings about countries
		hint  string
	}{
		{"as written", Options{}, []string{"Nombre|País", "A b|Perú", "A b|Brazil", "A b|de México"}, "Perú,Brazil,de México", "", ""},
		{"unknown, asked in Spanish", Options{}, []string{"Nombre|País", "A b|Prú"}, "Prú", "country-unknown", "did you mean Perú?"},
		{"unknown, asked in French", Options{}, []string{"Nom complet|Pays", "A b|Brsil"}, "Brsil", "country-unknown", "did you mean Brésil?"},
		{"the person's language goes before", Options{Language: "en"}, []string{"Nombre|País", "A b|Brsil"}, "Brsil", "country-unknown", "did you mean Brazil?"},
		{"an alias of the workspace", Options{Rules: aliases}, []string{"Nombre|País", "A b|tierra nuestra"}, "tierra nuestra", "", ""},
		{"ambiguous", Options{}, []string{"Name|Country", "A b|Congo"}, "Congo", "country-ambiguous", "did you mean "},
		{"former", Options{}, []string{"Name|Country", "A b|USSR"}, "USSR", "country-former", ""},
		{"regional", Options{}, []string{"Nombre|País", "A b|Regional"}, "Regional", "", ""},
		{"words for people", Options{}, []string{"Nombre|Nacionalidad", "A b|peruana", "A b|Brasil"}, "peruana,Brasil", "value-decided", "write the country: where somebody lives or works may be another one"},
		{"people of two countries", Options{}, []string{"Name|Country", "A b|Congolese"}, "Congolese", "country-ambiguous", "did you mean "},
		{"missing", Options{}, []string{"Name|Country", "A b|n/a", "A b|-", "A b|"}, ",,", "", ""},
		{"NA among names is missing", Options{}, []string{"Name|Country", "A b|Kenya", "A b|Peru", "A b|NA"}, "Kenya,Peru,", "value-decided", ""},
		{"NA among codes of three letters is missing", Options{}, []string{"Name|Country", "A b|KEN", "A b|PER", "A b|NA"}, "KEN,PER,", "value-decided", ""},
		{"NA among codes of two letters is Namibia", Options{}, []string{"Name|Country", "A b|KE", "A b|PE", "A b|NA"}, "KE,PE,NA", "value-decided", ""},
		{"a code decides", Options{}, []string{"Name|Country|ISO", "A b|Peru|BO"}, "BO", "code-disagrees", ""},
		{"a code agrees", Options{}, []string{"Name|Country|ISO", "A b|Peru|PER"}, "PE", "", ""},
		{"a code of digits", Options{}, []string{"Name|Country|M49", "A b|Argentina|32"}, "AR", "", ""},
		{"a wrong code beside a name", Options{}, []string{"Name|Country|ISO", "A b|Panama|PNA"}, "Panama", "code-disagrees", ""},
		{"a wrong code alone", Options{}, []string{"Name|ISO", "A b|QQQ"}, "QQQ", "country-unknown", ""},
		{"no code where most have one", Options{}, []string{"Name|Country|ISO", "A b|Peru|PE", "A b|Bolivia|BO", "A b|Climate Network (UK)|"}, "PE,BO,", "value-decided", ""},
		{"no code but a country", Options{}, []string{"Name|Country|ISO", "A b|Peru|PE", "A b|Bolivia|BO", "A b|Kosovo|"}, "PE,BO,Kosovo", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, out := countriesOf(t, test.opt, test.lines...)
			if got != test.want {
				t.Errorf("kept %s, want %s", got, test.want)
			}
			for _, check := range []string{"country-unknown", "country-ambiguous", "country-former", "code-disagrees", "value-decided"} {
				found := findingsOf(out.Findings, check)
				if (len(found) == 1) != (check == test.check) || len(found) > 1 {
					t.Errorf("%d findings %s: %+v", len(found), check, found)
				}
				if check == test.check && !strings.HasPrefix(found[0].Hint, test.hint) {
					t.Errorf("hint %q, want %q", found[0].Hint, test.hint)
				}
			}
		})
	}
}

func TestRegionalOrganizationHasAScope(t *testing.T) {
	_, _, sink := run(t, Options{}, "Organización|País|Sitio web", "Red Ejemplo|Regional|https://example.org", "CEJ|Perú|")
	for i, want := range []records.Organization{{Scope: "regional"}, {Country: "Perú"}} {
		if o := sink.organizations[i]; o.Scope != want.Scope || o.Country != want.Country {
			t.Errorf("%+v", o)
		}
	}
}
