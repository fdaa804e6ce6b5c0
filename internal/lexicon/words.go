package lexicon

import (
	"strings"
	"sync"
)

// wordTables are read as one: the words of reports, those of proofs and of letters, those to
// partners, those about reports that come by themselves, and those of the preview.
var wordTables = []string{"words.csv", "partners.csv", "proofs.csv", "letters.csv", "schedules.csv", "pages.csv"}

// word is a row of such a table. {n} stands for a number, other names in braces for
// what the caller puts in with Fill.
type word struct {
	Key string `csv:"key"`
	EN  string `csv:"en"`
	ES  string `csv:"es"`
	FR  string `csv:"fr"`
	PT  string `csv:"pt"`
}

var reportWords = sync.OnceValue(func() map[string]word {
	byKey := map[string]word{}
	for _, table := range wordTables {
		for _, w := range readTable[word](table) {
			byKey[w.Key] = w
		}
	}
	return byKey
})

// Word returns the word with that key. A missing key comes back as
// it is, so that a report still comes out; a test makes sure that every literal
// key in the code of lex exists, and HasWord lets others insist.
func Word(key, lang string) string {
	w, ok := reportWords()[key]
	if !ok {
		return key
	}
	return inLanguage(lang, w.EN, w.ES, w.FR, w.PT)
}

// HasWord reports whether one of the tables of words has the key.
func HasWord(key string) bool {
	_, ok := reportWords()[key]
	return ok
}

// Fill returns the word of a key with its names in braces replaced: pairs are
// name, value, name, value … Values are put in as they are.
func Fill(key, lang string, pairs ...string) string {
	old := make([]string, 0, len(pairs))
	for i, text := range pairs {
		if i%2 == 0 {
			text = "{" + text + "}"
		}
		old = append(old, text)
	}
	return strings.NewReplacer(old[:len(old)/2*2]...).Replace(Word(key, lang))
}

// Plural words a number of things: Plural("people", 30, "es") is "30 personas".
// words.csv holds key.one and key.other with {n} for the number. English and
// Spanish say one for 1 alone, French and Portuguese for 0 as well, as the CLDR
// has it.
func Plural(key string, n int, lang string) string {
	form := ".other"
	if n == 1 || n == 0 && (lang == "fr" || lang == "pt") {
		form = ".one"
	}
	return Fill(key+form, lang, "n", Number(n, lang))
}
