package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// CountryStatus says what a text about a country turned out to be.
type CountryStatus int

const (
	// CountryMissing: the text is empty or says that the country is not known.
	CountryMissing CountryStatus = iota
	// Known: one country; Code holds it.
	Known
	// Former: a state that no longer exists; Note says what followed and
	// Suggestions holds the successors.
	Former
	// Ambiguous: several countries bear the name, or the text names several
	// countries; Suggestions holds them.
	Ambiguous
	// NoCountry: the text names a region or the whole world; Scope is regional
	// or international.
	NoCountry
	// Unknown: lex cannot tell; Suggestions holds what may have been meant.
	Unknown
)

// CountryMatch is what a text about a country says.
type CountryMatch struct {
	// Code is ISO 3166-1 alpha-2 (XK for Kosovo) when Status is Known, else "".
	Code   string
	Status CountryStatus
	// Scope is regional or international when Status is NoCountry, else "".
	Scope string
	// Note is a remark in English for a finding, or "".
	Note string
	// Demonym tells that the text is a word for the country's people ("mexicana"),
	// by which the country was guessed.
	Demonym bool
	// Suggestions are alpha-2 codes, the best first; at most three for Unknown.
	Suggestions []string
}

// Country finds the country that a text means: its names in four languages,
// their usual variants, official and inverted forms, words for their people, and
// ISO 3166-1, UN M49 and Olympic codes. aliases, as written in lex.yaml, map further spellings to a
// code and win over everything. Likeness never makes a match; it only fills
// Suggestions. The answer depends on the arguments alone: cache it.
func Country(text string, aliases map[string]string) CountryMatch {
	match := FindCountry(text, aliases)
	if match.Status == Unknown {
		match.Suggestions = suggestCountries(Fold(text))
	}
	return match
}

// FindCountry is Country without suggestions for what is unknown: they cost a
// hundred times the rest, and a column of a million addresses needs none.
func FindCountry(text string, aliases map[string]string) CountryMatch {
	folded := Fold(text)
	if match, ok := byAlias(text, folded, aliases); ok {
		return match
	}
	if code := byFlag(text); code != "" {
		return CountryMatch{Status: Known, Code: code}
	}
	if code := byCode(strings.TrimSpace(text), folded); code != "" {
		return CountryMatch{Status: Known, Code: code}
	}
	if match, ok := byName(folded); ok {
		return match
	}
	if Missing(text) {
		return CountryMatch{Status: CountryMissing}
	}
	if match, ok := byDemonym(folded); ok {
		return match
	}
	if utf8.RuneCountInString(text) <= longestCountry {
		if match, ok := byParts(text); ok {
			return match
		}
	}
	return CountryMatch{Status: Unknown}
}

// longestCountry bounds, in characters, what lex takes apart to find a country
// in it: beyond it a cell holds prose.
const longestCountry = 120

func byAlias(text, folded string, aliases map[string]string) (CountryMatch, bool) {
	found, value := "", ""
	for alias, code := range aliases {
		// Two aliases may fold alike: the first in the alphabet wins, always.
		if (Fold(alias) == folded && folded != "" || alias == text) && (found == "" || alias < found) {
			found, value = alias, code
		}
	}
	if found == "" {
		return CountryMatch{}, false
	}
	if _, ok := countries()[strings.ToUpper(value)]; ok {
		return CountryMatch{Status: Known, Code: strings.ToUpper(value)}, true
	}
	match := Country(value, nil)
	return match, match.Status != Unknown
}

// byFlag reads a flag emoji, two regional indicator letters.
func byFlag(text string) string {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) != 2 {
		return ""
	}
	var code [2]byte
	for i, r := range runes {
		if r < 0x1F1E6 || r > 0x1F1FF {
			return ""
		}
		code[i] = byte('A' + r - 0x1F1E6)
	}
	if _, ok := countries()[string(code[:])]; !ok {
		return ""
	}
	return string(code[:])
}

// words are codes that are words of the four languages as well; only capitals
// make them a country.
var words = []string{"am", "ao", "as", "at", "au", "be", "by", "co", "da", "de", "do", "es", "et", "eu", "ge", "id", "il", "in", "io", "is", "it", "la", "lo",
	"ma", "me", "mi", "mu", "my", "na", "ne", "ni", "no", "nu", "pa", "re", "sa", "se", "si", "so", "st", "su", "te", "to", "tu", "um", "va", "ve",
	"and", "ant", "are", "arm", "aut", "bel", "ben", "bol", "bra", "can", "col", "com", "cub", "dom", "est", "fin", "fra", "gin", "guy", "jam", "lie", "mac", "mar",
	"mus", "nor", "pan", "per", "pol", "sen", "sur", "ton", "tun", "vir", "don", "son", "sal"}

// byCode reads a code of two or three letters, or the three digits of M49. One
// or two digits may be a code that lost its zeros in a spreadsheet, but more
// likely they number the answers of a form: they are only suggested.
func byCode(text, folded string) string {
	if len(folded) < 2 || len(folded) > 3 || len(text) != len(folded) {
		return ""
	}
	if text != strings.ToUpper(text) && slices.Contains(words, folded) {
		return ""
	}
	return countryIndex().codes[folded]
}

// byName looks a folded text up, then again without what people put around a
// name: articles, prepositions, "Republic of".
func byName(folded string) (CountryMatch, bool) {
	if folded == "" {
		return CountryMatch{}, false
	}
	index := countryIndex()
	for _, key := range []string{folded, joinLetters(folded)} {
		if match, ok := index.names[key]; ok {
			return *match, true
		}
	}
	short := core(folded)
	if match, ok := index.cores[short]; ok {
		return *match, true
	}
	if plain := withoutState(short); plain != short && len(plain) >= shortestCore {
		if match, ok := index.cores[plain]; ok {
			return *match, true
		}
	}
	return CountryMatch{}, false
}
