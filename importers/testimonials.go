package importers

import (
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// testimonials decodes the rows of a testimonials sheet.
type testimonials struct {
	d                                                    *decoder
	quote, name, organization, position, exchange, notes int
	language, consent, audience, attribution             *valueReader
	out                                                  records.Testimonial
}

func newTestimonials(d *decoder) *testimonials {
	t := &testimonials{d: d,
		quote: d.column("quote"), name: d.column("name"), organization: d.column("organization"),
		position: d.column("position"), exchange: d.column("exchange"), notes: d.column("notes"),
		language:    newValueReader(d, "language", "a language: en, es, fr or pt", words(languageWords)),
		audience:    newValueReader(d, "audience", "an audience: internal, donor or public", words(audienceWords)),
		attribution: newValueReader(d, "attribution", "full, first, role or anonymous", words(attributionWords)),
		consent:     newValueReader(d, "consent", "yes or no", consentOf),
	}
	return t
}

func (t *testimonials) record() (rejected string, err error) {
	d, l := t.d, &t.d.line
	r := &t.out
	*r = records.Testimonial{
		Row:          l.number,
		Quote:        said(l.get(t.quote)),
		Name:         said(l.get(t.name)),
		Organization: said(l.get(t.organization)),
		Position:     said(l.get(t.position)),
		Language:     t.language.read(l),
		Audience:     t.audience.read(l),
		Attribution:  t.attribution.read(l),
		Exchange:     said(l.get(t.exchange)),
		Notes:        l.get(t.notes),
		Extra:        l.extra(),
	}
	r.Country, _ = d.countries.read(l)
	for _, day := range []struct {
		field string
		to    *string
	}{{"date", &r.Date}, {"expires", &r.Expires}} {
		var ok bool
		if *day.to, ok = d.days[day.field].read(l); !ok {
			rejected = "date-unreadable"
		}
	}
	if r.Consent = t.consentOn(l); r.Consent == "" {
		rejected = "consent-unreadable"
	}
	if r.Quote == "" {
		rejected = "quote-missing"
		d.report.report(records.Error, rejected, place{l.number, t.quote, "quote", ""}, func() (string, string) {
			return "expected the words of a testimonial, found an empty cell; the row is not imported", "write the words, or delete the row"
		})
	}
	if rejected != "" {
		return rejected, nil
	}
	return "", d.sink.Testimonial(r)
}

// consentOn reads the consent, which a testimonial must have: what nobody has
// agreed to is not even stored.
func (t *testimonials) consentOn(l *line) string {
	text := l.get(t.consent.column)
	key, ok := "", true
	if text != "" {
		key, ok = consentOf(text)
	}
	if key != "" {
		return key
	}
	t.d.report.report(records.Error, "consent-unreadable", place{l.number, t.consent.column, "consent", text}, func() (string, string) {
		found := "an empty cell"
		switch {
		case t.consent.column < 0:
			found = "no column for it"
		case !ok:
			found = "something else"
		}
		return "expected yes or no for the consent to publish, found " + found + "; the row is not imported",
			"ask the person and write yes or no; a column with another heading is named with --map 'HEADING=consent'"
	})
	return ""
}

// keyWords are the words, folded, that mean a key.
type keyWords struct {
	key   string
	words []string
}

var languageWords = []keyWords{
	{"en", []string{"en", "eng", "english", "ingles", "anglais"}},
	{"es", []string{"es", "spa", "esp", "spanish", "espanol", "castellano", "espagnol", "espanhol"}},
	{"fr", []string{"fr", "fra", "fre", "french", "frances", "francais"}},
	{"pt", []string{"pt", "por", "portuguese", "portugues", "portugais"}},
}

var audienceWords = []keyWords{
	{"internal", []string{"internal", "interno", "interna", "interne", "uso interno"}},
	{"donor", []string{"donor", "donors", "donante", "donantes", "bailleur", "bailleurs", "doador", "doadores", "financiador", "funder"}},
	{"public", []string{"public", "publico", "publica", "publique", "website", "web"}},
}

var attributionWords = []keyWords{
	{"full", []string{"full", "full name", "name", "nombre completo", "nom complet", "nome completo", "completo"}},
	{"first", []string{"first", "first name", "first name only", "nombre", "solo nombre", "prenom", "primeiro nome", "nombre de pila"}},
	{"role", []string{"role", "role only", "position", "cargo", "rol", "fonction", "funcao"}},
	{"anonymous", []string{"anonymous", "anonimo", "anonima", "anonyme", "none", "sin nombre"}},
}

// words makes a reader of values out of a table.
func words(table []keyWords) func(string) (string, bool) {
	return func(text string) (string, bool) {
		folded := lexicon.Fold(text)
		for _, k := range table {
			if slices.Contains(k.words, folded) {
				return k.key, true
			}
		}
		return "", lexicon.Missing(text)
	}
}
