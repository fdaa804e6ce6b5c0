package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/namati/lex/internal/lexicon"
)

// mostWords bounds the words of a name that are compared.
const mostWords = 8

// personName is a folded name of a person taken apart for comparing: the words
// as written, and in order of the alphabet.
type personName struct {
	n       int
	written [mostWords]string
	sorted  [mostWords]string
}

// particles join surnames and are left out or put in as one likes.
var particles = map[string]bool{
	"da": true, "das": true, "de": true, "del": true, "dela": true, "den": true, "der": true, "di": true, "do": true, "dos": true, "du": true,
	"el": true, "la": true, "las": true, "los": true, "van": true, "von": true,
}

// splitName takes a folded name apart. A name of too many words has none.
func splitName(folded string) (p personName) {
	for w := range strings.SplitSeq(folded, " ") {
		if w == "" || len(w) <= 4 && particles[w] {
			continue
		}
		if p.n == mostWords {
			return personName{}
		}
		p.written[p.n] = w
		p.n++
	}
	p.sorted = p.written
	slices.Sort(p.sorted[:p.n])
	return p
}

func (p *personName) words() []string { return p.sorted[:p.n] }

// nearness says in which way two names of people are nearly the same.
type nearness int

const (
	different nearness = iota
	sameWords
	spacesDiffer
	lettersExchanged
	oneLetterMissing
	oneLetterDiffers
	twoLettersDiffer
	firstLetterOnly
	nameMissing
)

// nearnessText says it; "looks like the one in D14: …".
var nearnessText = map[nearness]string{
	sameWords: "the names have the same words", spacesDiffer: "the names differ in spaces only", lettersExchanged: "two letters are exchanged",
	oneLetterMissing: "one letter is missing", oneLetterDiffers: "one letter differs", twoLettersDiffer: "two letters differ",
	firstLetterOnly: "one gives the first letter of a name only", nameMissing: "one of the names is missing",
}

// nearnessScore is how much the names alone would speak for one person, were
// anything else known. Nothing is suggested by a name alone.
var nearnessScore = map[nearness]float64{
	sameWords: 1, spacesDiffer: 0.95, lettersExchanged: 0.9, oneLetterMissing: 0.9, oneLetterDiffers: 0.85, twoLettersDiffer: 0.7,
	firstLetterOnly: 0.65, nameMissing: 0.65,
}

// near compares two names of two words or more. sameSex tells that both are
// known to be women or men: without that, "Carla" and "Carlo" are two people.
func near(a, b *personName, sameSex bool) nearness {
	if a.n < 2 || b.n < 2 {
		return different
	}
	if a.n == b.n && slices.Equal(a.words(), b.words()) {
		return sameWords
	}
	if joined(a, b) {
		return spacesDiffer
	}
	switch a.n - b.n {
	case 0:
		return nearWords(a, b, sameSex)
	case 1:
		return lacksOne(a, b)
	case -1:
		return lacksOne(b, a)
	}
	return different
}

// joined reports whether two names are the same letters in other words.
func joined(a, b *personName) bool {
	length := func(p *personName) (n int) {
		for _, w := range p.words() {
			n += len(w)
		}
		return n
	}
	return a.n != b.n && length(a) == length(b) && strings.Join(a.written[:a.n], "") == strings.Join(b.written[:b.n], "")
}

// lacksOne compares a name with one that has a word less. The word written first
// must be in both: people leave out a second name or a surname, not all that
// they are called by.
func lacksOne(long, short *personName) nearness {
	missing := 0
	for i, j := 0, 0; i < long.n; i++ {
		if j < short.n && long.sorted[i] == short.sorted[j] {
			j++
			continue
		}
		missing++
		if missing > 1 || long.sorted[i] == long.written[0] {
			return different
		}
	}
	return nameMissing
}

// nearWords compares names of as many words, of which one or two may differ in
// letters, or several in being a first letter alone.
func nearWords(a, b *personName, sameSex bool) nearness {
	var x, y [mostWords]string
	n, m, full := 0, 0, 0
	for i, j := 0, 0; i < a.n || j < b.n; {
		switch {
		case j == b.n || i < a.n && a.sorted[i] < b.sorted[j]:
			x[n], n, i = a.sorted[i], n+1, i+1
		case i == a.n || b.sorted[j] < a.sorted[i]:
			y[m], m, j = b.sorted[j], m+1, j+1
		default:
			if len(a.sorted[i]) >= 3 {
				full++
			}
			i, j = i+1, j+1
		}
	}
	if full > 0 && abbreviated(x[:n], y[:n]) {
		return firstLetterOnly
	}
	switch n {
	case 1:
		return slipOfName(x[0], y[0], sameSex)
	case 2:
		for _, other := range [][2]string{{y[0], y[1]}, {y[1], y[0]}} {
			first, second := slipOfName(x[0], other[0], sameSex), slipOfName(x[1], other[1], sameSex)
			if first != different && second != different && first != twoLettersDiffer && second != twoLettersDiffer {
				return twoLettersDiffer
			}
		}
	}
	return different
}

// abbreviated reports whether each word of one list can be the first letter of a
// word of the other list, or the reverse. Both are sorted.
func abbreviated(x, y []string) bool {
	for i := range x {
		a, b := x[i], y[i]
		if len(a) > len(b) {
			a, b = b, a
		}
		if utf8.RuneCountInString(a) != 1 || !strings.HasPrefix(b, a) {
			return false
		}
	}
	return true
}

// slipOfName says how one word of a name may be a slip of the other. Short words
// that differ are other names more often than slips, unless they sound the same.
func slipOfName(x, y string, sameSex bool) nearness {
	if strings.ContainsAny(x+y, "0123456789") || !sameSex && genderApart(x, y) {
		return different
	}
	a, b := utf8.RuneCountInString(x), utf8.RuneCountInString(y)
	shorter := min(a, b)
	if shorter < 3 || max(a, b)-shorter > 2 {
		return different
	}
	sound := soundOf(x) == soundOf(y)
	switch d := lexicon.Distance(x, y, 2); {
	case d == 1 && a == b && swapped(x, y) && shorter >= 4:
		return lettersExchanged
	case d == 1 && a != b && (shorter >= 4 || sound):
		return oneLetterMissing
	case d == 1 && a == b && (shorter >= 5 || sound):
		return oneLetterDiffers
	case d == 2 && (shorter >= 8 || sound && shorter >= 5):
		return twoLettersDiffer
	}
	return different
}

// genderApart reports whether two words are a woman's and a man's form of one
// name: "Mario" and "Maria", "Daniel" and "Daniela".
func genderApart(x, y string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	return byGender(x, y) || y == x+"a" || y == x+"e" || len(x) == len(y) && len(x) > 2 && x[:len(x)-1] == y[:len(y)-1] &&
		strings.IndexByte("aeo", x[len(x)-1]) >= 0 && strings.IndexByte("aeo", y[len(y)-1]) >= 0
}

// sounds maps letters that are written for one another in Spanish, Portuguese
// and French to one of them; 0 is not heard.
var sounds = func() (table [256]byte) {
	for c := range table {
		table[c] = byte(c)
	}
	for _, pair := range []string{"vb", "wb", "jg", "xg", "qc", "kc", "sc", "zc", "yi"} {
		table[pair[0]] = pair[1]
	}
	table['h'] = 0
	return table
}()

// firstSound is the first letter of a word that is heard, as sounds has it.
func firstSound(word string) byte {
	for i := range len(word) {
		if c := sounds[word[i]]; c != 0 {
			return c
		}
	}
	return 0
}

// soundOf is a number for how a word sounds: its first letter and its
// consonants.
func soundOf(word string) uint64 {
	h, last := uint64(14695981039346656037), byte(0)
	for i := range len(word) {
		c := sounds[word[i]]
		if c == 0 || c == last {
			continue
		}
		if first := last == 0; first || strings.IndexByte("aeiou", c) < 0 {
			h = (h ^ uint64(c)) * 1099511628211
		}
		last = c
	}
	return h
}
