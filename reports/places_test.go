package reports

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// everywhere holds each call that could name a country.
const everywhere = `{{ exchange.place }} {{ exchange.country }}{{ footnote organizations-by-country }}
{{ else }} {{ exchange.country }}{{ footnote organizations-by-country }}

{{ table participants by=country }}

{{ table participants by=country,sex }}

{{ chart participants by=country }}

{{ chart participants by=country,sex }}

{{ people-reached }}

{{ organizations-by-country }}

{{ testimonials }}

{{ participants-list }}

{{ sessions }}

{{ method }}
`

// TestRegionsForCountries names no country to a donor where the workspace says
// so, in any language, and all of them to colleagues.
func TestRegionsForCountries(t *testing.T) {
	s := openStore(t)
	put(t, s, "people.xlsx", "river-2017", riverPeople())
	put(t, s, "organizations.xlsx", "river-2017", riverOrganizations())
	put(t, s, "quotes.csv", "river-2017", riverQuotes())
	put(t, s, "sessions.xlsx", "river-2017", entries(records.Sessions, "title=Opening; date=2017-06-19; city=Quito; country=Ecuador"))
	put(t, s, "consents.xlsx", "", entries(records.Consents, "name=Ana Quispe; consent=yes; audience=public", "name=Bruno Lima; consent=yes; audience=public"))
	text := func(lang string, audience records.Audience) string {
		r := compose(t, s, "---\nmissing: omit\n---\n"+everywhere, func(in *Input, req *Request) {
			in.RegionsForCountries = true
			req.Language, req.Audience = lang, audience
		})
		return outline(r.Document)
	}
	for _, lang := range lexicon.Languages {
		for _, audience := range []records.Audience{records.Donor, records.Public} {
			got := text(lang, audience)
			for _, code := range []string{"PE", "BR", "BO", "CL", "PY", "US", "EC"} {
				if name := lexicon.CountryName(code, lang); strings.Contains(got, name) {
					t.Errorf("%s, %s: %s stands in\n%s", lang, audience, name, got)
				}
			}
			for _, town := range []string{"Quito", "Valle Hondo"} {
				if strings.Contains(got, town) {
					t.Errorf("%s, %s: %s stands in\n%s", lang, audience, town, got)
				}
			}
			if !strings.Contains(got, lexicon.RegionName("005", lang)) {
				t.Errorf("%s, %s: no region stands in\n%s", lang, audience, got)
			}
		}
	}
	if got := text("en", records.Internal); !strings.Contains(got, "Peru") || !strings.Contains(got, "Quito, Ecuador") || strings.Contains(got, "South America") {
		t.Errorf("internal: got\n%s", got)
	}
	if got := text("en", records.Donor); !strings.Contains(got, "regions of the United Nations (M49) stand in the place of countries") {
		t.Errorf("the method does not say so:\n%s", got)
	}
}

// TestTranslationMissing tells when a narrative is not in the language asked for.
func TestTranslationMissing(t *testing.T) {
	for _, test := range []struct {
		path, front, asked string
		told               bool
	}{
		{"own.md", "", "en", false}, {"own.md", "", "es", true}, {"own.md", "language: es\n", "es", false},
		{"own.es.md", "", "es", false}, {"own.es.md", "language: en\n", "es", false}, {"own.es.md", "", "fr", true},
	} {
		d, err := Parse(test.path, []byte("---\ntitle: x\n"+test.front+"---\nwords\n"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Compose(t.Context(), Input{Store: openStore(t), Language: "en"}, Request{Definition: d, Language: test.asked, Date: "2018-01-01"})
		if err != nil {
			t.Fatal(err)
		}
		if got := findings(r); strings.Contains(got, TranslationMissing) != test.told {
			t.Errorf("%s, %q in %s: %s", test.path, test.front, test.asked, got)
		}
		if strings.Contains(outline(r.Document), "translat") {
			t.Errorf("it stands in the report")
		}
	}
}
