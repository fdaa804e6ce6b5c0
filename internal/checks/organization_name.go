package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/namati/lex/internal/lexicon"
)

// orgName is a name of an organization taken apart for comparing.
type orgName struct {
	countries []string
	// listed tells that a list gives the countries.
	listed bool
	// compact is the folded name without spaces.
	compact string
	// words are the folded words that carry meaning, in order of the alphabet;
	// numbers are the words that only number: digits, Roman ones, single letters.
	words, numbers []string
	// core are the words but those for the kind of organization; wordsHash and
	// coreHash stand for the sets.
	core                []string
	wordsHash, coreHash uint64
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
		if inside, after, closed := strings.Cut(rest, ")"); closed && strings.TrimSpace(before) != "" && lexicon.IsAcronym(strings.TrimSpace(inside)) {
			text = before + " " + after
			if acronym == "" {
				acronym = lexicon.Fold(inside)
			}
		}
	}
	n := orgName{acronym: strings.ReplaceAll(acronym, " ", ""), countries: o.countries, listed: o.listed}
	folded := lexicon.FoldOrganization(text)
	n.compact = strings.ReplaceAll(folded, " ", "")
	n.words = make([]string, 0, strings.Count(folded, " ")+1)
	initials, allInitials := make([]byte, 0, 32), make([]byte, 0, 32)
	for w := range strings.SplitSeq(folded, " ") {
		if w == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(w)
		allInitials = utf8.AppendRune(allInitials, first)
		switch {
		case smallWords[w]:
			continue
		case numbers(w):
			n.numbers = append(n.numbers, w)
		default:
			n.words = append(n.words, w)
		}
		initials = utf8.AppendRune(initials, first)
	}
	n.allInitials = string(allInitials)
	n.initials = n.allInitials
	if len(initials) < len(allInitials) {
		n.initials = string(initials)
	}
	slices.Sort(n.words)
	slices.Sort(n.numbers)
	n.core = n.words
	if slices.ContainsFunc(n.words, isForm) {
		n.core = slices.DeleteFunc(slices.Clone(n.words), isForm)
	}
	n.wordsHash, n.coreHash = hashSet(n.words), hashSet(n.core)
	n.short = len(n.words) == 1 && lexicon.IsAcronym(strings.TrimSpace(text))
	return n
}

// numbers reports whether a word only tells one of a series from the others.
func numbers(w string) bool {
	return utf8.RuneCountInString(w) == 1 || roman[w] || strings.ContainsAny(w, "0123456789")
}

// isPlace recognises the name of a country.
func isPlace(word string) bool {
	return lexicon.FindCountry(word, nil).Status == lexicon.Known
}

func isForm(word string) bool { return forms[word] }

// hashSet stands for a set of words.
func hashSet(words []string) (sum uint64) {
	for _, w := range words {
		sum += hashWord(w)
	}
	return sum
}

func hashWord(word string) uint64 { return scatter(hash(byWords, word)) }

// Seeds of the keys of blocks: keys of different kinds never meet.
const (
	bySpelling uint64 = iota + 1
	byWords
	byCore
	byAcronym
	byInitials
	byOthers
)

// blockKeys adds the keys of the blocks in which a name is compared: names that
// alike joins have at least one in common. short holds the names that may be
// made of the first letters of another one.
func (n *orgName) blockKeys(short map[string]bool, add func(uint64)) {
	add(hash(bySpelling, n.compact))
	if len(n.words) > 0 {
		add(n.wordsHash ^ byWords)
	}
	if len(n.core) > 0 {
		add(n.coreHash ^ byCore)
	}
	if n.acronym != "" {
		add(hash(byAcronym, n.acronym))
	}
	switch {
	case len(n.words) == 1:
		// Two words that are a slip apart agree when a letter of each is left
		// out, or of one of them.
		if short[n.compact] {
			add(hash(byInitials, n.compact))
		}
		if len(n.compact) <= 80 {
			eachShorter(n.compact, func(before, after string) { add(hashMore(hash(bySpelling, before), after)) })
		}
	case len(n.words) > 1:
		if short[n.initials] {
			add(hash(byInitials, n.initials))
		}
		if n.allInitials != n.initials && short[n.allInitials] {
			add(hash(byInitials, n.allInitials))
		}
		// Names that differ in one word agree in the others; its first letter
		// keeps the blocks small.
		if len(n.words) <= 20 {
			for _, w := range n.words {
				first, _ := utf8.DecodeRuneInString(w)
				add((n.wordsHash - hashWord(w)) ^ scatter(uint64(first)<<8|byOthers))
			}
		}
	}
}

// eachShorter hands on what remains of a word when one letter is left out.
func eachShorter(word string, fn func(before, after string)) {
	for i, r := range word {
		fn(word[:i], word[i+utf8.RuneLen(r):])
	}
}
