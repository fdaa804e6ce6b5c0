package lexicon

import (
	"strings"
	"testing"
)

// found writes the numbers of a text as they stand in it.
func found(text, lang string) string {
	var list []string
	for _, n := range ProseNumbers(text, lang) {
		list = append(list, text[n.Start:n.End])
	}
	return strings.Join(list, "|")
}

func TestProseNumbers(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"en", "30 participants from 13 Latin American countries", "30|13"},
		{"en", "Two months later, five case studies and a dozen videos", "Two|five|dozen"},
		{"en", "June 19-24, 2017; January 31, 2018; in 2017/18; 19 June; 2018-01-31; 31/01/2018", ""},
		{"en", "Article 19 and Agenda 2030, SDG 16, ISO 3166, COP 26, pages 3 and 4, section 3.1, Phase 2, version 1.2.3", ""},
		{"en", "one of the participants, one another, no one, one participant, one session", "one|one"},
		{"en", "our first regional learning exchange; First, we wanted; the first was to meet; a first draft", "first"},
		{"en", "The Four Seasons hosted four sessions", "four"},
		{"en", "EUR 15,000, €2,500.50, 45% of them, 45 % of them, US$300", "15,000|€2,500.50|45%|45|US$300"},
		{"en", "Call +54 11 4322 1234 or 555-123-4567, at 10:30 or 10 am, see https://x.org/2017/12 or a@b12.org", ""},
		{"en", "In Argentina 5 people came; in the USA 5 people", "5|5"},
		{"en", "1. The first item (2) and 3) more", ""},
		{"en", "a two-day workshop, a 5-day course, the twenty-first century", "two|5"},
		{"en", "one hundred and twenty people, two thousand, hundreds of letters", "one hundred and twenty|two thousand|hundreds"},
		{"en", "half of the participants; the second half of the year", "half"},
		{"en", "from \ufffc countries, \ufffc of them", ""},
		{"en", "COVID-19, H2O, 24/7, 3D", ""},
		{"en", "2000 people signed; the year 2000 began", "2000"},
		{"en", "Day 2 was about law; each day 30 people came", "30"},
		{"en", "a ratio of 2 and 3 women per team", "2|3"},
		{"es", "30 personas de 13 países latinoamericanos", "30|13"},
		{"es", "del 19 al 24 de junio de 2017, el 3 y 4 de mayo, artículo 19, Agenda 2030, ODS 16, la Ley 1448", ""},
		{"es", "una de las organizaciones, un taller, treinta y cinco personas, quince mil euros, cientos de casos", "treinta y cinco|quince mil|cientos"},
		{"es", "Cinco momentos se recuerdan; dos meses después; nuestro primer intercambio regional", "Cinco|dos|primer"},
		{"es", "el 45 % de 1.234 personas y 12.500,50 euros", "45|1.234|12.500,50"},
		{"es", "la mitad de las personas; la segunda mitad del año", "mitad"},
		{"fr", "30 personnes de 13 pays latino-américains", "30|13"},
		{"fr", "du 1er au 24 juin 2017, le 19 juin, article 19, l’Agenda 2030, ODD 16", ""},
		{"fr", "15\u00a0000 personnes, une vingtaine d’ateliers, neuf pays, un site neuf, quatre-vingt-dix cas", "15\u00a0000|vingtaine|neuf|quatre-vingt-dix"},
		{"pt", "30 pessoas de 13 países latino-americanos", "30|13"},
		{"pt", "de 19 a 24 de junho de 2017, artigo 19, Agenda 2030, um dos participantes, uma oficina", ""},
		{"pt", "vinte e um participantes, duas sessões, dezenas de casos, a metade das pessoas", "vinte e um|duas|dezenas|metade"},
	} {
		if got := found(c.text, c.lang); got != c.want {
			t.Errorf("%s: %q: found %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}

func TestProseNumbersMean(t *testing.T) {
	for _, c := range []struct {
		lang, text     string
		value          float64
		metric, region string
	}{
		{"en", "13 Latin American countries", 13, "countries", "419"},
		{"en", "thirteen countries in Latin America", 13, "countries", "419"},
		{"en", "30 of the best participants", 30, "participants", ""},
		{"en", "five case studies", 5, "", ""},
		{"es", "13 países latinoamericanos", 13, "countries", "419"},
		{"es", "trece países de América Latina", 13, "countries", "419"},
		{"fr", "treize pays d’Amérique latine", 13, "countries", "419"},
		{"pt", "treze países da América Latina", 13, "countries", "419"},
		{"pt", "1.234 pessoas", 1234, "participants", ""},
		{"en", "1,234 organizations", 1234, "organizations", ""},
		{"en", "4.5 people", 4.5, "participants", ""},
		{"fr", "4,5 personnes", 4.5, "participants", ""},
		{"fr", "12 000 personnes", 12000, "participants", ""},
		{"es", "veinte mil personas", 20000, "participants", ""},
		{"en", "two hundred and five people", 205, "participants", ""},
	} {
		list := ProseNumbers(c.text, c.lang)
		if len(list) != 1 {
			t.Errorf("%s: %q: found %d numbers", c.lang, c.text, len(list))
			continue
		}
		if n := list[0]; n.Value != c.value || n.Metric != c.metric || n.Region != c.region {
			t.Errorf("%s: %q: got %v %q %q", c.lang, c.text, n.Value, n.Metric, n.Region)
		}
	}
}

func FuzzProseNumbers(f *testing.F) {
	f.Add("30 participants, two–three, 19-24 June (1) 15\u00a0000 €", "en")
	f.Add("del 19 al 24 de junio, treinta y cinco", "es")
	f.Fuzz(func(t *testing.T, text, lang string) {
		last := 0
		for _, n := range ProseNumbers(text, lang) {
			if n.Start < last || n.End <= n.Start || n.End > len(text) {
				t.Errorf("%q: a number from %d to %d behind %d", text, n.Start, n.End, last)
			}
			last = n.End
		}
	})
}
