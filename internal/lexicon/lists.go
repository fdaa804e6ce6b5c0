package lexicon

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/namati/lex/internal/records"
)

// CountryNames lists the names of all countries in a language, in the order of
// its alphabet.
func CountryNames(lang string) []string {
	var names []string
	for _, c := range countryRows() {
		names = append(names, inLanguage(lang, c.EN, c.ES, c.FR, c.PT))
	}
	return sorted(names, lang)
}

// FocusNames lists the names of the focus areas in a language, in the order of
// its alphabet: those of lex.yaml and the built-in ones, each once.
func FocusNames(lang string, custom []records.FocusArea) []string {
	seen := map[string]bool{}
	var names []string
	add := func(id string) {
		if name := FocusName(id, lang, custom); name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	for _, area := range custom {
		add(area.ID)
	}
	for _, area := range readTable[focusArea]("focus_areas.csv") {
		add(area.ID)
	}
	return sorted(names, lang)
}

// sorted sorts names as the dictionaries of a language do.
func sorted(names []string, lang string) []string {
	tag, err := language.Parse(lang)
	if err != nil {
		tag = language.English
	}
	collate.New(tag).SortStrings(names)
	return names
}
