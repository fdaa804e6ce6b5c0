package lexicon

import (
	"slices"
	"sync"

	"github.com/namati/lex/internal/records"
)

// headingLanguages tells in which languages a folded heading is a synonym.
var headingLanguages = sync.OnceValue(func() map[string][]string {
	table := map[string][]string{}
	add := func(text, lang string) {
		key := Fold(text)
		if key != "" && !slices.Contains(table[key], lang) {
			table[key] = append(table[key], lang)
		}
	}
	for _, row := range readTable[heading]("headings.csv") {
		for _, synonym := range split(row.Synonyms) {
			if last := len(synonym) - 1; last >= 0 && synonym[last] == '~' {
				synonym = synonym[:last]
			}
			add(synonym, row.Lang)
		}
	}
	for _, info := range records.Kinds {
		for _, f := range info.Fields {
			for _, lang := range Languages {
				add(FieldLabel(info.Kind, f.Name, lang), lang)
			}
		}
	}
	return table
})

// HeadingsLanguage tells in which language a sheet is headed: the one that most
// of its headings are of, those of several languages counting in part. It is ""
// where the headings do not tell.
func HeadingsLanguage(headings []string) string {
	scores := map[string]float64{}
	for _, text := range headings {
		langs := headingLanguages()[Fold(text)]
		if len(langs) == 0 {
			langs = headingLanguages()[Fold(cleanHeading(text))]
		}
		for _, lang := range langs {
			scores[lang] += 1 / float64(len(langs))
		}
	}
	best, unique := "", false
	for _, lang := range Languages {
		switch {
		case scores[lang] == 0 || best != "" && scores[lang] < scores[best]:
		case best != "" && scores[lang] == scores[best]:
			unique = false
		default:
			best, unique = lang, true
		}
	}
	if !unique {
		return ""
	}
	return best
}
