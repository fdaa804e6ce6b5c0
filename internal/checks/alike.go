package checks

import (
	"cmp"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// likeness is a pair of organizations that may be one, by their places in the
// list, what speaks for it, and how much: 0 to 1.
type likeness struct {
	a, b   int32
	reason string
	score  float64
}

// alikeOrganizations finds pairs that look like one organization, in the order
// of the organizations, but those that were decided to be two.
func alikeOrganizations(list []*organization, apart store.Apart) []likeness {
	names := make([]orgName, len(list))
	short := map[string]bool{}
	for i, o := range list {
		names[i] = readName(o)
		if names[i].mayBeInitials() {
			short[names[i].compact] = true
		}
	}
	var found []likeness
	eachPair(len(names), 10,
		func(i int, add func(uint64)) { names[i].blockKeys(short, add) },
		func(a, b int32) int { return strings.Compare(names[a].compact, names[b].compact) },
		func(a, b int32) {
			reason, score := alike(&names[a], &names[b])
			if reason == "" || apart.IsOrganizations(list[a].key, list[b].key) {
				return
			}
			if len(list[a].countries) > 0 && len(list[b].countries) > 0 && !differ(list[a].countries, list[b].countries) {
				score += (1 - score) * countrySupport
			}
			found = append(found, likeness{a, b, reason, score})
		})
	slices.SortFunc(found, func(x, y likeness) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return slices.Compact(found)
}

// countrySupport is the part of the doubt that goes when both organizations are
// known to be of one country.
const countrySupport = 0.25

// alike says what makes two names look alike, and how much speaks for their
// being one; "" when nothing does.
func alike(a, b *orgName) (reason string, score float64) {
	switch {
	case a.compact == "" || b.compact == "":
		return "", 0
	case differ(a.countries, b.countries):
		return acronymsApart(a, b)
	case !slices.Equal(a.numbers, b.numbers):
		return "", 0 // "Region 1" and "Region 2"
	case a.compact == b.compact:
		return "they differ in spaces only", 0.95
	case len(a.words) > 0 && a.wordsHash == b.wordsHash:
		return "they have the same words", 0.95
	case a.acronym != "" && a.acronym == b.acronym:
		return "they share the acronym " + strings.ToUpper(a.acronym), 0.8
	case initialsOf(a, b) || initialsOf(b, a):
		return "one is made of the first letters of the other", 0.75
	}
	if len(a.core) > 0 && a.coreHash == b.coreHash && (len(a.core) == len(a.words) || len(b.core) == len(b.words)) {
		return "they differ in a word for the kind of organization only", 0.8
	}
	if len(a.words) == 1 && len(b.words) == 1 {
		reason, score = slip(a.words[0], b.words[0], a.short && b.short)
		return reason, score * 0.9 // nothing else agrees
	}
	return oneWordOff(a, b)
}

// acronymsApart compares two names of other countries. Ministries and chapters
// bear the same names everywhere, so that only acronyms may be slips of each
// other there, and not where lists tell both countries: otherwise one of them is
// that of a participant, who may live elsewhere.
func acronymsApart(a, b *orgName) (reason string, score float64) {
	if !a.short || !b.short || a.listed && b.listed {
		return "", 0
	}
	if reason, score = slip(a.words[0], b.words[0], true); reason != "" {
		reason += ", though the countries differ"
	}
	return reason, score / 2
}

// mayBeInitials reports whether a name is one word that may be made of the first
// letters of another name.
func (n *orgName) mayBeInitials() bool { return len(n.words) == 1 && len(n.compact) >= 4 }

// initialsOf reports whether a is one word made of the first letters of b.
func initialsOf(a, b *orgName) bool {
	return a.mayBeInitials() && len(b.words) > 1 && (a.compact == b.initials || a.compact == b.allInitials)
}

// oneWordOff compares names of several words that differ in one.
func oneWordOff(a, b *orgName) (reason string, score float64) {
	x, y, ok := odd(a.words, b.words)
	if !ok || opposite[x] && opposite[y] || byGender(x, y) {
		return "", 0
	}
	reason, score = slip(x, y, false)
	if reason != "" && isPlace(x) && isPlace(y) {
		return "", 0 // "… Niger" and "… Nigeria"
	}
	return reason, score
}

// opposite are words that tell one organization from another although few
// letters differ: quarters of the sky.
var opposite = map[string]bool{
	"noreste": true, "nordeste": true, "noroeste": true, "sureste": true, "sudeste": true, "suroeste": true, "sudoeste": true,
	"northeast": true, "northwest": true, "southeast": true, "southwest": true, "northeastern": true, "northwestern": true,
	"southeastern": true, "southwestern": true, "este": true, "oeste": true, "leste": true, "eastern": true, "western": true,
}

// byGender reports whether two words differ in the ending alone that tells
// women from men: "trabajadoras" and "trabajadores".
func byGender(x, y string) bool {
	stem := func(w string) (string, byte) {
		w = strings.TrimSuffix(w, "s")
		if w == "" {
			return w, 0
		}
		return w[:len(w)-1], w[len(w)-1]
	}
	a, p := stem(x)
	b, q := stem(y)
	return a == b && strings.HasSuffix(x, "s") == strings.HasSuffix(y, "s") &&
		(p == 'a' && q == 'o' || p == 'o' && q == 'a' || strings.HasSuffix(x, "s") && (p == 'a' && q == 'e' || p == 'e' && q == 'a'))
}

// slip says how one word may be a slip of the other, and how much speaks for it,
// "" when it may not. Acronyms of four letters differ by one letter all the time, so only an
// exchange of two neighbours counts there.
func slip(x, y string, acronyms bool) (reason string, score float64) {
	shorter := min(len([]rune(x)), len([]rune(y)))
	d := lexicon.Distance(x, y, 2)
	switch {
	case d == 1 && swapped(x, y) && shorter >= 4:
		return "two letters are exchanged", 0.9
	case d == 1 && len([]rune(x)) != len([]rune(y)) && (shorter >= 5 || shorter == 4 && !acronyms && undoubled(x) == undoubled(y)):
		return "one letter is missing", 0.9
	case d == 1 && shorter >= 6 && !acronyms:
		return "one letter differs", 0.8
	case d == 2 && shorter >= 9 && !acronyms:
		return "two letters differ", 0.65
	}
	return "", 0
}

// undoubled writes double letters once: "valle" and "vale" are then the same.
func undoubled(word string) string {
	last := rune(-1)
	return strings.Map(func(r rune) rune {
		if r == last {
			return -1
		}
		last = r
		return r
	}, word)
}

// swapped reports whether exchanging two neighbours makes y of x.
func swapped(x, y string) bool {
	r, s := []rune(x), []rune(y)
	if len(r) != len(s) {
		return false
	}
	for i := range r {
		if r[i] != s[i] {
			return i+1 < len(r) && r[i] == s[i+1] && r[i+1] == s[i] && slices.Equal(r[i+2:], s[i+2:])
		}
	}
	return false
}

// odd returns the only word of a and the only word of b that the other lacks;
// both are sorted. It is false where more differ, or none.
func odd(a, b []string) (x, y string, ok bool) {
	if len(a) != len(b) {
		return "", "", false
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			if x != "" {
				return "", "", false
			}
			x, i = a[i], i+1
		case i == len(a) || b[j] < a[i]:
			if y != "" {
				return "", "", false
			}
			y, j = b[j], j+1
		default:
			i, j = i+1, j+1
		}
	}
	return x, y, x != "" && y != ""
}

// differ reports whether two organizations are known to be of other countries.
func differ(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(country string) bool { return slices.Contains(b, country) })
}
