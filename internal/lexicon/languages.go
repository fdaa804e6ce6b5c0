package lexicon

// Language is a language of lex: en, es, fr or pt.
type Language = string

// Languages lists the languages of lex, in the order of every table's columns.
var Languages = []string{"en", "es", "fr", "pt"}

// inLanguage picks the text of a language and falls back to English, so that an
// unknown language never leaves a report without words.
func inLanguage(lang string, en, es, fr, pt string) string {
	switch lang {
	case "es":
		return es
	case "fr":
		return fr
	case "pt":
		return pt
	}
	return en
}
