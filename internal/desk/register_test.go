package desk

import (
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// said is a report that was published, and told how many took part.
func said(participants string) []store.ArchivedReport {
	return []store.ArchivedReport{{Run: "aaaa", At: "2018-01-31T09:00:00Z", Period: records.Period{Label: "all"}, Audience: records.Donor,
		Figures: []store.ArchivedFigure{{Figure: "participants", Value: []byte(participants)}, {Figure: "countries", Value: []byte("9")}, {Figure: "period", Value: []byte(`"9"`)}}}}
}

// changes hold figures of which readers have another number.
var changes = []sample{
	{"figure-changed", "another number", fixture{text: "Of {{ participants }} people.\n", people: crowd("2 PE F"), published: said("3")},
		[]string{"warning 4:4 run aaaa (, all, January 31, 2018) says 3 for {{ participants }}, and the data give 2 now"}},
	{"figure-changed", "the same number", fixture{text: "Of {{ participants }} people.\n", people: crowd("2 PE F"), published: said("2")}, nil},
	{"figure-changed", "a table shows it", fixture{text: "{{ table participants by=country }}\n", people: crowd("2 PE F"), published: said("3")}, []string{"warning 4:1 run aaaa"}},
	{"figure-changed", "explained and printed", fixture{text: "Of {{ participants }} people.\n\n{{ method }}\n", people: crowd("2 PE F"), published: said("3"), corrections: []reports.Correction{{Figure: "participants", Was: 3}}},
		[]string{"info 4:4 run aaaa"}},
	{"figure-changed", "explained and not printed", fixture{text: "Of {{ participants }} people.\n", people: crowd("2 PE F"), published: said("3"), corrections: []reports.Correction{{Figure: "participants", Was: 3}}},
		[]string{"warning 4:4 run aaaa"}},
	{"figure-changed", "another number is explained", fixture{text: "Of {{ participants }} people.\n\n{{ method }}\n", people: crowd("2 PE F"), published: said("3"), corrections: []reports.Correction{{Figure: "participants", Was: 4}}},
		[]string{"warning 4:4 run aaaa"}},
	{"figure-changed", "another period", fixture{text: "Of {{ participants }} people.\n", period: records.Period{Label: "2018", Start: "2018-01-01", End: "2018-12-31"}, people: crowd("2 PE F"), published: said("3")}, nil},
}

// lapses hold what a report finds wanting beside those that were published.
var lapses = []sample{
	{"testimonial-withdrawn", "withdrawn, and never published", fixture{text: "{{ testimonials }}\n", testimonials: []records.Testimonial{
		{Quote: "Invented.", Name: "Ana Inventada", Consent: "yes", Audience: "donor", Withdrawn: "2018-01-01"}}},
		[]string{"warning testimonials 2 the consent to this quote was withdrawn: the report leaves it out"}},
	{"testimonial-withdrawn", "never agreed to", fixture{text: "{{ testimonials }}\n", testimonials: []records.Testimonial{
		{Quote: "Invented.", Name: "Ana Inventada", Consent: "no", Audience: "donor"}}}, nil},
}

func TestRegister(t *testing.T) {
	for _, s := range append(changes, lapses...) {
		expect(t, s.check+": "+s.name, look(t, s.check, s.f), s.want)
	}
}

// TestCarriedQuotes looks for quotes without consent in what readers have.
func TestCarriedQuotes(t *testing.T) {
	quote := records.Testimonial{Quote: "Invented words.", Name: "Ana Inventada", Consent: "yes", Audience: "public"}
	run := store.ArchivedReport{Run: "aaaa", Report: "kmf", Audience: records.Public, At: "2018-01-31T09:00:00Z", Period: records.Period{Label: "all"}, Quotes: []store.ArchivedQuote{{Digest: reports.QuoteDigest(quote)}}}
	for _, test := range []struct {
		name   string
		change func(*records.Testimonial)
		want   []records.Severity
	}{
		{"agreed to", func(q *records.Testimonial) {}, nil},
		{"withdrawn", func(q *records.Testimonial) { q.Withdrawn = "2018-02-01" }, []records.Severity{records.Error}},
		{"expired", func(q *records.Testimonial) { q.Expires = "2018-02-01" }, []records.Severity{records.Error}},
		{"not expired yet", func(q *records.Testimonial) { q.Expires = "2018-12-31" }, nil},
		{"refused", func(q *records.Testimonial) { q.Consent = "no" }, []records.Severity{records.Error}},
		{"for fewer readers", func(q *records.Testimonial) { q.Audience = "donor" }, []records.Severity{records.Error}},
		{"another quote", func(q *records.Testimonial) { q.Quote, q.Consent = "Other words.", "no" }, nil},
	} {
		q := quote
		test.change(&q)
		c := on(t, fixture{text: "{{ testimonials }}\n", date: "2018-06-30", testimonials: []records.Testimonial{q}})
		c.Published = []store.ArchivedReport{run}
		found := Look(c, Register)
		if len(found) != len(test.want) {
			t.Errorf("%s: found %+v", test.name, found)
			continue
		}
		for i, f := range found {
			if f.Severity != test.want[i] || f.Row != 2 || f.Value != "" {
				t.Errorf("%s: found %+v", test.name, f)
			}
		}
	}
}
