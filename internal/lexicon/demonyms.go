package lexicon

import (
	"slices"
	"strings"
	"sync"
)

// demonym is a row of demonyms.csv: words for the people of a country.
type demonym struct {
	Code string `csv:"code"`
	EN   string `csv:"en"`
	ES   string `csv:"es"`
	FR   string `csv:"fr"`
	PT   string `csv:"pt"`
}

// demonymIndex maps each folded form to its country, "" where several countries
// share it. It is made when a text has been found to be no name of a country.
var demonymIndex = sync.OnceValue(func() map[string]string {
	index := map[string]string{}
	add := func(code, form string) {
		key := Fold(form)
		if other, taken := index[key]; taken && other != code {
			code = ""
		}
		index[key] = code
	}
	for _, row := range readTable[demonym]("demonyms.csv") {
		for _, language := range []struct {
			words   string
			inflect func(string) []string
		}{{row.EN, englishForms}, {row.ES, spanishForms}, {row.FR, frenchForms}, {row.PT, portugueseForms}} {
			for _, word := range split(language.words) {
				for _, form := range language.inflect(word) {
					add(row.Code, form)
				}
			}
		}
	}
	return index
})

// nationalityWords stand before or behind a demonym and say that it is one.
var nationalityWords = []string{"nationality", "nationalite", "nacionalidad", "nacionalidade", "citizen", "citizens", "national", "ciudadano", "ciudadana", "citoyen", "citoyenne", "cidadao", "cidada", "nacional", "ressortissant", "ressortissante", "de"}

// byDemonym reads "mexicana", "Kenyan" or "nationalité sénégalaise" as the
// country whose people are called so. A word that several countries share means
// none.
func byDemonym(folded string) (CountryMatch, bool) {
	if len(folded) < 4 || len(folded) > 60 {
		return CountryMatch{}, false
	}
	index := demonymIndex()
	code := index[folded]
	if code == "" && strings.Contains(folded, " ") {
		var kept []string
		for _, word := range strings.Fields(folded) {
			if !slices.Contains(nationalityWords, word) {
				kept = append(kept, word)
			}
		}
		code = index[strings.Join(kept, " ")]
	}
	if code == "" {
		return CountryMatch{}, false
	}
	return CountryMatch{Status: Known, Code: code, Demonym: true, Note: "a word for people of the country"}, true
}

func englishForms(word string) []string {
	switch {
	case strings.HasSuffix(word, "ese"), strings.HasSuffix(word, "sh"), strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "s"):
		return []string{word}
	}
	return []string{word, word + "s"}
}

// ending is how masculine words of an ending become feminine and plural.
type ending struct {
	cut   string
	forms []string
}

func inflect(word string, endings []ending) []string {
	for _, e := range endings {
		stem, ok := strings.CutSuffix(word, e.cut)
		if !ok {
			continue
		}
		forms := []string{word}
		for _, f := range e.forms {
			forms = append(forms, stem+f)
		}
		return forms
	}
	return []string{word}
}

// The endings are tried from the first; forms are without accents where folding
// drops them anyway.
var (
	spanishEndings = []ending{
		{"o", []string{"a", "os", "as"}},
		{"és", []string{"esa", "eses", "esas"}},
		{"án", []string{"ana", "anes", "anas"}},
		{"ín", []string{"ina", "ines", "inas"}},
		{"ón", []string{"ona", "ones", "onas"}},
		{"guo", []string{"gua", "guos", "guas"}},
		{"í", []string{"íes", "ís"}},
		{"l", []string{"la", "les", "las"}},
		{"r", []string{"res", "ra"}},
		{"s", []string{"sa", "ses", "sas"}},
		{"", []string{"s"}},
	}
	frenchEndings = []ending{
		{"ien", []string{"ienne", "iens", "iennes"}},
		{"éen", []string{"éenne", "éens", "éennes"}},
		{"inois", []string{"inoise", "inoises"}},
		{"s", []string{"se", "ses"}},
		{"tton", []string{"ttone", "ttonne", "ttons", "ttonnes"}},
		{"on", []string{"onne", "one", "ons", "onnes"}},
		{"grec", []string{"grecque", "grecs", "grecques"}},
		{"turc", []string{"turque", "turcs", "turques"}},
		{"e", []string{"es"}},
		{"è", []string{"ès"}},
		{"", []string{"e", "s", "es"}},
	}
	portugueseEndings = []ending{
		{"ão", []string{"ã", "ães", "ões", "ãos", "ãs"}},
		{"o", []string{"a", "os", "as"}},
		{"ês", []string{"esa", "eses", "esas"}},
		{"eu", []string{"eia", "eus", "eias"}},
		{"ol", []string{"ola", "óis", "olas"}},
		{"", []string{"s"}},
	}
)

func spanishForms(word string) []string    { return inflect(word, spanishEndings) }
func frenchForms(word string) []string     { return inflect(word, frenchEndings) }
func portugueseForms(word string) []string { return inflect(word, portugueseEndings) }
