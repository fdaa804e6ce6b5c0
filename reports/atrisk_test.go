package reports

import (
	"context"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// TestMask takes names out of sentences, in four languages.
func TestMask(t *testing.T) {
	s := openStore(t)
	put(t, s, "organizations.xlsx", "", []records.Organization{{Name: "Casa del Río (CDR)", Country: "HN", Website: "https://www.casadelrio.example.org/x"}, {Name: "Otra Casa", Country: "PE"}})
	put(t, s, "people.xlsx", "", []records.Participant{{Name: "Ana Inventada", Organization: "Casa del Rio", Country: "HN"}})
	in := Input{Store: s, AtRisk: records.AtRisk{Organizations: []string{"CDR"}, Countries: []string{"HN", "SD"}},
		Rules: records.Rules{OrganizationAliases: map[string]string{"Casita": "Casa del Río (CDR)"}}}
	for _, test := range []struct{ lang, text, want string }{
		{"en", "The CDR met in Honduras.", "An organization met in Central America."},
		{"en", "We thank the Casa del Rio, CDR, Casita and Otra Casa.", "We thank an organization, an organization, an organization and Otra Casa."},
		{"en", "South Sudan and the Sudan, a casita by the river.", "South Sudan and the Northern Africa, a casita by the river."},
		{"es", "Vino la Casa del Río. CDR habló en Honduras.", "Vino una organización. Una organización habló en América Central."},
		{"fr", "Avec l’CDR au Soudan.", "Avec une organisation au Afrique septentrionale."},
		{"pt", "A Casa del Río, do Sudão", "Uma organização, do África Setentrional"},
		{"en", "CDRX, Cdr and nothing else", "CDRX, an organization and nothing else"},
	} {
		m, err := newMask(context.Background(), in, Request{Language: test.lang, Audience: records.Donor})
		if err != nil {
			t.Fatal(err)
		}
		if got := m.text(test.text); got != test.want {
			t.Errorf("%s: %q becomes %q, want %q", test.lang, test.text, got, test.want)
		}
	}
	m, err := newMask(context.Background(), in, Request{Language: "en", Audience: records.Public})
	if err != nil {
		t.Fatal(err)
	}
	if got := m.id(`participants country=HN organization="Casa del Río"`); got != "participants country=… organization=…" {
		t.Errorf("the name of a figure: %s", got)
	}
	if !m.leadsTo("https://blog.casadelrio.example.org/") || !m.leadsTo("mailto:ada@casadelrio.example.org") || m.leadsTo("https://other.example.org") || !m.leadsTo("https://other.example.org/honduras") {
		t.Error("links to them are not told from others")
	}
	both := &Mask{m}
	if !both.Organization("otra casa; cdr") || !both.Organization("Otra Casa y Casita") || !both.Organization("casita") || both.Organization("Otra Casa; Casa") {
		t.Error("a cell that names one at risk among others is not told from others")
	}
	if m.anyCase("lista-honduras-cdr.xlsx") != "lista-Central America-an organization.xlsx" {
		t.Errorf("a file: %s", m.anyCase("lista-honduras-cdr.xlsx"))
	}
	if m, err := newMask(context.Background(), in, Request{Language: "en", Audience: records.Internal}); err != nil || m.text("CDR") != "CDR" {
		t.Error("colleagues read the names")
	}
}

// TestAtRisk holds that nothing of a whole report names those at risk, in its
// blocks, figures, proofs and data.
func TestAtRisk(t *testing.T) {
	s := openStore(t)
	put(t, s, "organizations honduras.xlsx", "", []records.Organization{{Name: "Casa del Río (CDR)", Country: "HN", Website: "https://casadelrio.example.org"}, {Name: "Casa Azul", Country: "NI"}, {Name: "Otra Casa", Country: "PE"}})
	people := []records.Participant{{Name: "Ana Inventada", Organization: "CDR", Country: "HN", Consent: "yes"}, {Name: "Luis Ficticio", Organization: "Casa Azul", Country: "NI"}, {Name: "Rosa Supuesta", Organization: "Otra Casa", Country: "PE"}}
	put(t, s, "people.xlsx", "h", people)
	put(t, s, "quotes.xlsx", "h", []records.Testimonial{{Quote: "In Honduras we learned from CDR.", Name: "Ana Inventada", Organization: "CDR", Country: "HN", Consent: "yes", Audience: "public", Attribution: "full"}})
	text := `---
title: "Report of Honduras, {{ exchange.name }}"
header: "CDR 2018"
---
# With Casa del Río

They met in {{ exchange.place }}: {{ participants country=HN }} of {{ participants }} from Honduras{{ footnote organizations-by-country }}, see [CDR](https://casadelrio.example.org/report). Los hondureños.

{{ organizations-by-country }}

{{ table participants by=country }}

{{ table participants by=organization }}

{{ table participants by=country,role title="CDR by role" }}

{{ chart participants by=country }}

{{ map participants }}

{{ participants-list }}

{{ testimonials }}

{{ sources }}
`
	d, err := Parse("own.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	in := Input{Store: s, AtRisk: records.AtRisk{Organizations: []string{"Casa del Rio"}, Countries: []string{"HN", "NI"}},
		Rules: records.Rules{Exchanges: []records.Exchange{{ID: "h", Name: "Honduras Exchange", City: "Tela", Country: "HN"}}}}
	compose := func(audience records.Audience) (*Result, string) {
		r, err := Compose(context.Background(), in, Request{Definition: d, Language: "en", Audience: audience, Where: []records.Filter{{Field: "exchange", Value: "h"}}})
		if err != nil {
			t.Fatal(err)
		}
		return r, outline(r.Document) + string(r.Data) + proofText(r.Document)
	}
	inside, whole := compose(records.Internal)
	if !strings.Contains(whole, "Casa del Río") || !strings.Contains(whole, "Tela, Honduras") {
		t.Error("colleagues read the names")
	}
	for _, audience := range []records.Audience{records.Donor, records.Public} {
		r, whole := compose(audience)
		for _, name := range []string{"Honduras", "honduras", "Tela", "Casa del R", "CDR", "casadelrio", "Nicaragua", `=HN`, `-hn"`} {
			if strings.Contains(whole, name) {
				t.Errorf("%s: the report says %q:\n%s", audience, name, around(whole, name))
			}
		}
		for _, want := range []string{"Central America | 2", "*Central America:* Casa Azul and an organization", "see an organization", "Peru", "An organization | 1"} {
			if !strings.Contains(whole, want) {
				t.Errorf("%s: the report does not say %q:\n%s", audience, want, whole)
			}
		}
		if r.Run == inside.Run {
			t.Error("the run is that of another report")
		}
		var flagged []string
		for _, f := range r.Findings {
			if f.Check == AtRiskNamed {
				flagged = append(flagged, string(f.Severity))
			}
		}
		if strings.Join(flagged, " ") != "warning warning warning warning error" {
			t.Errorf("%s: flagged %v", audience, flagged)
		}
		for _, b := range r.Document.Blocks {
			if chart, ok := b.(document.Chart); ok && chart.Kind == document.Map && (len(chart.Bars) != 1 || chart.Bars[0].Code != "PE") {
				t.Errorf("the map shows %+v", chart.Bars)
			}
		}
	}
}

func proofText(d *document.Document) string {
	var b strings.Builder
	b.WriteString(d.Subject + d.Layout.Header)
	for _, p := range d.Proofs {
		b.WriteString(p.Figure + p.Value.Text + p.Counted)
		for _, e := range p.Sources {
			b.WriteString(e.File + e.Sheet + "\n")
		}
	}
	return b.String()
}

func around(text, part string) string {
	i := strings.Index(text, part)
	return text[max(0, i-60):min(len(text), i+60)]
}
