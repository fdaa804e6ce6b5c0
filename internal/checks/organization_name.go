package checks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/namati/lex/internal/lexicon"
)

// orgName is a name of an organization taken apart for comparing.
type orgName struct {
	country string
	// compact is the folded name without spaces.
	compact string
	// words are the folded words that carry meaning, sorted the same in order;
	// numbers are the words that only number: digits, Roman ones, single letters.
	words, sorted, numbers []string
	// initials are the first letters of the words, allInitials with the small
	// words in between.
	initials, allInitials string
	// acronym is the folded acronym of the list or in brackets, "" without one.
	acronym string
	// short tells a name of one word that is mostly capitals.
	short bool
}

// smallWords join the words of a name in the four languages.
var smallWords = map[string]bool{
	"a": true, "al": true, "and": true, "au": true, "aux": true, "d": true, "da": true, "das": true, "de": true, "del": true, "des": true,
	"do": true, "dos": true, "du": true, "e": true, "el": true, "en": true, "et": true, "for": true, "in": true, "l": true, "la": true,
	"las": true, "le": true, "les": true, "los": true, "of": true, "on": true, "para": true, "por": true, "pour": true, "the": true, "to": true, "y": true,
}

// forms are words for the kind of organization, which people leave out.
var forms = map[string]bool{
	"asociacion": true, "associacao": true, "association": true, "civil": true, "corporacion": true, "foundation": true, "fondation": true,
	"fundacao": true, "fundacion": true, "inc": true, "incorporated": true, "limited": true, "ltd": true, "ngo": true, "ong": true, "sociedad": true,
}

var roman = map[string]bool{"ii": true, "iii": true, "iv": true, "vi": true, "vii": true, "viii": true, "ix": true, "xi": true, "xii": true}

// readName takes the name of an organization apart.
func readName(o *organization) orgName {
	text, acronym := o.name, lexicon.Fold(o.acronym)
	if before, rest, ok := strings.Cut(text, "("); ok {
		if inside, after, closed := strings.Cut(rest, ")"); closed && strings.TrimSpace(before) != "" && isAcronym(strings.TrimSpace(inside)) {
			text = before + " " + after
			if acronym == "" {
				acronym = lexicon.Fold(inside)
			}
		}
	}
	n := orgName{acronym: strings.ReplaceAll(acronym, " ", "")}
	if o.country != disagreed {
		n.country = o.country
	}
	folded := lexicon.FoldOrganization(text)
	n.compact = strings.ReplaceAll(folded, " ", "")
	for _, w := range strings.Fields(folded) {
		first, _ := utf8.DecodeRuneInString(w)
		n.allInitials += string(first)
		switch {
		case smallWords[w]:
			continue
		case numbers(w):
			n.numbers = append(n.numbers, w)
		default:
			n.words = append(n.words, w)
		}
		n.initials += string(first)
	}
	n.sorted = slices.Clone(n.words)
	slices.Sort(n.sorted)
	slices.Sort(n.numbers)
	n.short = len(n.words) == 1 && isAcronym(strings.TrimSpace(text))
	return n
}

// numbers reports whether a word only tells one of a series from the others.
func numbers(w string) bool {
	return utf8.RuneCountInString(w) == 1 || roman[w] || strings.ContainsAny(w, "0123456789")
}

// isAcronym recognises one word of 2 to 12 letters, most of them capitals.
func isAcronym(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			return false
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLetter(r):
			lower++
		}
	}
	return upper >= 2 && upper >= lower && upper+lower <= 12
}

// isPlace recognises the name of a country.
func isPlace(word string) bool {
	return lexicon.Country(word, nil).Status == lexicon.Known
}

// withoutForms returns the sorted words but those for the kind of organization.
func (n orgName) withoutForms() []string {
	return slices.DeleteFunc(slices.Clone(n.sorted), func(w string) bool { return forms[w] })
}

// blockKeys are the keys of the blocks in which a name is compared: names that
// alike joins have at least one in common.
func (n orgName) blockKeys() []string {
	keys := []string{"c" + n.compact}
	if len(n.sorted) > 0 {
		keys = append(keys, "s"+strings.Join(n.sorted, " "))
	}
	if core := n.withoutForms(); len(core) > 0 {
		keys = append(keys, "f"+strings.Join(core, " "))
	}
	if n.acronym != "" {
		keys = append(keys, "a"+n.acronym)
	}
	switch {
	case len(n.words) == 1:
		// Two words that are a slip apart agree when a letter of each is left
		// out, or of one of them.
		keys = append(keys, "i"+n.compact)
		letters := []rune(n.compact)
		for i := range letters {
			if len(letters) <= 40 {
				keys = append(keys, "c"+string(letters[:i])+string(letters[i+1:]))
			}
		}
	case len(n.words) > 1:
		keys = append(keys, "i"+n.initials)
		if n.allInitials != n.initials {
			keys = append(keys, "i"+n.allInitials)
		}
		// Names that differ in one word agree in the others; its first letter
		// keeps the blocks small.
		for i, w := range n.sorted {
			if len(n.sorted) <= 20 {
				first, _ := utf8.DecodeRuneInString(w)
				keys = append(keys, "w"+string(first)+" "+strings.Join(slices.Concat(n.sorted[:i], n.sorted[i+1:]), " "))
			}
		}
	}
	return keys
}
