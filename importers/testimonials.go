package importers

import (
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// testimonials decodes the rows of a testimonials sheet.
type testimonials struct {
	d                                                    *decoder
	quote, name, organization, position, exchange, notes int
	language, consent, audience, attribution             *valueReader
	original                                             int
	originalLanguage                                     *valueReader
	out                                                  records.Testimonial
}

func newTestimonials(d *decoder) *testimonials {
	t := &testimonials{d: d,
		quote: d.column("quote"), name: d.column("name"), organization: d.column("organization"),
		position: d.column("position"), exchange: d.column("exchange"), notes: d.column("notes"),
		original:         d.column("original"),
		language:         newValueReader(d, "language", "a language: en, es, fr or pt", key("language")),
		originalLanguage: newValueReader(d, "source_language", "a language: en, es, fr or pt", key("language")),
		audience:         newValueReader(d, "audience", "an audience: internal, donor or public", key("audience")),
		attribution:      newValueReader(d, "attribution", "full, first, role or anonymous", key("attribution")),
		consent:          newValueReader(d, "consent", "yes or no", key("consent")),
	}
	return t
}

func (t *testimonials) record() (rejected string, err error) {
	d, l := t.d, &t.d.line
	r := &t.out
	*r = records.Testimonial{
		Row:              l.number,
		Quote:            said(l.get(t.quote)),
		Name:             said(l.get(t.name)),
		Organization:     said(l.get(t.organization)),
		Position:         said(l.get(t.position)),
		Language:         t.language.read(l),
		Original:         said(l.get(t.original)),
		OriginalLanguage: t.originalLanguage.read(l),
		Audience:         t.audience.read(l),
		Attribution:      t.attribution.read(l),
		Exchange:         said(l.get(t.exchange)),
		Notes:            l.get(t.notes),
		Extra:            l.extra(),
	}
	r.Country, _ = d.countries.read(l)
	for _, day := range []struct {
		field string
		to    *string
	}{{"date", &r.Date}, {"expires", &r.Expires}, {"withdrawn", &r.Withdrawn}} {
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
	if text := l.get(t.consent.column); text != "" {
		if key, _ := lexicon.Key("consent", text); key != "" {
			return key
		}
	}
	t.d.unconsented(t.consent.column)
	return ""
}

// unconsented reports a row whose consent is missing or cannot be read.
func (d *decoder) unconsented(column int) string {
	text := d.get(column)
	d.report.report(records.Error, "consent-unreadable", place{d.line.number, column, "consent", text}, func() (string, string) {
		found := "something else"
		switch {
		case column < 0:
			found = "no column for it"
		case said(text) == "":
			found = "an empty cell"
		}
		return "expected yes or no for the consent, found " + found + "; the row is not imported",
			"ask the person and write yes or no; a column with another heading is named with --map 'HEADING=consent'"
	})
	return "consent-unreadable"
}
