package checks

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
)

// likeness is a pair of organizations that may be one, and what speaks for it.
type likeness struct {
	a, b   *organization
	reason string
}

// window bounds how many neighbours in a block a name is compared with, so that
// the work grows with the number of names and not with its square.
const window = 12

// alikeOrganizations finds pairs that look like one organization. Names are put
// into blocks by keys that look-alikes share (see blockKeys), sorted within a
// block, and compared with their neighbours there. The pairs come in the order
// of the organizations.
func alikeOrganizations(list []*organization) []likeness {
	names := make([]orgName, len(list))
	type blocked struct {
		key  uint64
		name int32
	}
	var blocks []blocked
	for i, o := range list {
		names[i] = readName(o)
		for _, key := range names[i].blockKeys() {
			h := fnv.New64a()
			h.Write([]byte(key))
			blocks = append(blocks, blocked{h.Sum64(), int32(i)})
		}
	}
	slices.SortFunc(blocks, func(x, y blocked) int {
		return cmp.Or(cmp.Compare(x.key, y.key), strings.Compare(names[x.name].compact, names[y.name].compact), cmp.Compare(x.name, y.name))
	})
	reasons := map[[2]int32]string{}
	for i, x := range blocks {
		for j := i + 1; j < len(blocks) && j <= i+window && blocks[j].key == x.key; j++ {
			at := [2]int32{min(x.name, blocks[j].name), max(x.name, blocks[j].name)}
			if _, known := reasons[at]; known || at[0] == at[1] {
				continue
			}
			reasons[at] = alike(names[at[0]], names[at[1]])
		}
	}
	pairs := make([][2]int32, 0, len(reasons))
	for at, reason := range reasons {
		if reason != "" {
			pairs = append(pairs, at)
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int32) int { return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1])) })
	found := make([]likeness, 0, len(pairs))
	for _, at := range pairs {
		found = append(found, likeness{list[at[0]], list[at[1]], reasons[at]})
	}
	return found
}

// alike says what makes two names look alike, "" when nothing does.
func alike(a, b orgName) string {
	switch {
	case a.compact == "" || b.compact == "":
		return ""
	case a.country != "" && b.country != "" && a.country != b.country:
		return "" // ministries and chapters bear the same names everywhere
	case !slices.Equal(a.numbers, b.numbers):
		return "" // "Region 1" and "Region 2"
	case a.compact == b.compact:
		return "they differ in spaces only"
	case len(a.words) > 0 && slices.Equal(a.sorted, b.sorted):
		return "they have the same words"
	case a.acronym != "" && a.acronym == b.acronym:
		return "they share the acronym " + strings.ToUpper(a.acronym)
	case initialsOf(a, b) || initialsOf(b, a):
		return "one is made of the first letters of the other"
	}
	if core := a.withoutForms(); len(core) > 0 && slices.Equal(core, b.withoutForms()) && (len(core) == len(a.words) || len(core) == len(b.words)) {
		return "they differ in a word for the kind of organization only"
	}
	if len(a.words) == 1 && len(b.words) == 1 {
		return slip(a.words[0], b.words[0], a.short && b.short)
	}
	return oneWordOff(a, b)
}

// initialsOf reports whether a is one word made of the first letters of b.
func initialsOf(a, b orgName) bool {
	return len(a.words) == 1 && len(a.compact) >= 4 && len(b.words) > 1 && (a.compact == b.initials || a.compact == b.allInitials)
}

// oneWordOff compares names of several words that differ in one.
func oneWordOff(a, b orgName) string {
	x, y := without(a.sorted, b.sorted), without(b.sorted, a.sorted)
	if len(x) != 1 || len(y) != 1 || len(a.sorted) != len(b.sorted) {
		return ""
	}
	reason := slip(x[0], y[0], false)
	if reason != "" && isPlace(x[0]) && isPlace(y[0]) {
		return "" // "… Niger" and "… Nigeria"
	}
	return reason
}

// slip says how one word may be a slip of the other, "" when it may not.
// Acronyms of four letters differ by one letter all the time, so only an
// exchange of two neighbours counts there.
func slip(x, y string, acronyms bool) string {
	shorter := min(len([]rune(x)), len([]rune(y)))
	d := lexicon.Distance(x, y, 2)
	switch {
	case d == 1 && swapped(x, y) && shorter >= 4:
		return "two letters are exchanged"
	case d == 1 && len([]rune(x)) != len([]rune(y)) && shorter >= 5:
		return "one letter is missing"
	case d == 1 && shorter >= 6 && !acronyms:
		return "one letter differs"
	case d == 2 && shorter >= 9 && !acronyms:
		return "two letters differ"
	}
	return ""
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

// without returns the words of a that b lacks; both are sorted.
func without(a, b []string) []string {
	var rest []string
	for _, w := range a {
		for len(b) > 0 && b[0] < w {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == w {
			b = b[1:]
			continue
		}
		rest = append(rest, w)
	}
	return rest
}
