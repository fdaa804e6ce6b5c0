package checks

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/namati/lex/internal/store"
)

// resemblance is a human that looks like one met before, what they share, and
// how much speaks for one person: 0 to 1.
type resemblance struct {
	at, other int32
	near      nearness
	shared    string
	score     float64
}

// reason says it in words.
func (r resemblance) reason() string { return nearnessText[r.near] + ", and " + r.shared }

// Seeds of the keys of blocks for people.
const (
	byEmail uint64 = iota + 101
	byMailbox
	byPhone
	byOrganization
	byBirth
	bySound
	byName
)

// crowd is how many rows make an organization so large that two of its people
// bear nearly the same name by chance; it then takes three words to suggest.
const crowd = 1000

// alikePeople finds people who look like another one, each once: against the
// earliest, but those that were decided to be two. Humans of one person follow
// each other by next; a name stands at its place in names.
func alikePeople(list *crew, names string, organizations []*organization, apart store.Apart) []resemblance {
	split := func(i int32) personName { return splitName(list.at(i).nameIn(names)) }
	first := map[int64]int32{}
	of := func(i int32) int32 { // the first human of the same person
		if at, ok := first[list.at(i).person]; ok {
			return at
		}
		return i
	}
	for i := range int32(list.n) {
		one := list.at(i)
		if _, ok := first[one.person]; one.next != 0 && !ok {
			first[one.person] = i
		}
	}
	best := map[int64]resemblance{}
	eachPair(list.n, 10,
		func(i int, add func(uint64)) { list.at(int32(i)).blockKeys(split(int32(i)), add) },
		func(a, b int32) int { return strings.Compare(list.at(a).nameIn(names), list.at(b).nameIn(names)) },
		func(a, b int32) {
			x, y := list.at(a), list.at(b)
			if x.person == y.person || x.sex != 0 && y.sex != 0 && x.sex != y.sex || shared(x, y, mostWords, sameWords, organizations) == "" ||
				apart.IsPeople(x.person, y.person) {
				return
			}
			if of(a) > of(b) {
				a, b = b, a
			}
			found := resemblance{at: b, other: a}
			if known, ok := best[list.at(b).person]; ok && cmp.Or(cmp.Compare(known.other, a), cmp.Compare(known.at, b)) <= 0 {
				return
			}
			p, q := split(a), split(b)
			if found.near = near(&p, &q, x.sex != 0 && x.sex == y.sex); found.near == different {
				return
			}
			if found.shared = shared(x, y, min(p.n, q.n), found.near, organizations); found.shared != "" {
				found.score = nearnessScore[found.near] * support(x, y)
				best[list.at(b).person] = found
			}
		})
	found := slices.Collect(maps.Values(best))
	slices.SortFunc(found, func(x, y resemblance) int { return cmp.Compare(x.at, y.at) })
	return found
}

// shared says what else than the name speaks for one person, "" when nothing
// does. words is how many words the shorter name has.
func shared(a, b *human, words int, n nearness, organizations []*organization) string {
	switch {
	case a.email != 0 && a.email == b.email:
		return "the e-mail address is the same"
	case a.mailbox != 0 && a.mailbox == b.mailbox:
		return "the e-mail addresses begin the same"
	case a.phone != 0 && a.phone == b.phone:
		return "the phone number is the same"
	case a.email != 0 && b.email != 0 || bornApart(a.born, b.born):
		return ""
	case a.organization != 0 && a.organization == b.organization && (a.country == b.country || a.country == 0 || b.country == 0):
		if organizations[a.organization-1].rows > crowd && (words < 3 || n == nameMissing) {
			return ""
		}
		return "the organization is the same"
	case a.born != 0 && a.born == b.born && a.country != 0 && a.country == b.country && words >= 3 && n <= oneLetterDiffers:
		return "year of birth (or age) and country are the same"
	}
	return ""
}

// support is how much all that two people share beside their names speaks for
// one person. Each trait takes away a part of the doubt.
func support(a, b *human) float64 {
	doubt := 1.0
	for _, trait := range []struct {
		same   bool
		weight float64
	}{
		{a.email != 0 && a.email == b.email, 0.9},
		{a.phone != 0 && a.phone == b.phone, 0.85},
		{a.mailbox != 0 && a.mailbox == b.mailbox, 0.75},
		{a.organization != 0 && a.organization == b.organization, 0.7},
		{a.born != 0 && a.born == b.born, 0.5},
		{a.country != 0 && a.country == b.country, 0.2},
		{a.sex != 0 && a.sex == b.sex, 0.1},
	} {
		if trait.same {
			doubt *= 1 - trait.weight
		}
	}
	return 1 - doubt
}

// bornApart reports whether two years of birth contradict each other. Years by
// age are right to one year, and people round.
func bornApart(a, b uint16) bool {
	return a != 0 && b != 0 && (a > undated) == (b > undated) && max(a, b)-min(a, b) > 2
}

// blockKeys adds the keys of the blocks in which a human is compared.
func (h *human) blockKeys(p personName, add func(uint64)) {
	if p.n < 2 {
		return
	}
	if h.email != 0 {
		add(scatter(h.email ^ byEmail))
	}
	if h.mailbox != 0 {
		add(scatter(uint64(h.mailbox) | byMailbox<<40))
	}
	if h.phone != 0 {
		add(scatter(uint64(h.phone) | byPhone<<40))
	}
	var full, initials, sound uint64
	joined := hash(byName, "")
	var words, letters [mostWords]uint64
	for i, w := range p.words() {
		words[i] = hashWord(w)
		letters[i] = scatter(uint64(firstSound(w)) << 8)
		full += words[i]
		initials += letters[i]
		sound += scatter(soundOf(w))
		joined = hashMore(joined, p.written[i])
	}
	// One word in full and how the others begin: letters that differ, and words
	// of which the first letter alone is given.
	if h.organization != 0 {
		place := scatter(uint64(h.organization)<<8 | byOrganization)
		for i := range p.n {
			add(place + scatter(words[i]+initials-letters[i]))
			if p.n > 2 {
				add(place ^ (full - words[i])) // without a word
			}
		}
		add(place ^ full)
		add(place + scatter(sound^bySound))
		add(place ^ scatter(joined))
	}
	if h.born != 0 && h.country != 0 && p.n > 2 {
		place := scatter(uint64(h.born)<<32 | uint64(h.country)<<8 | byBirth)
		for i := range p.n {
			add(place + scatter(words[i]+initials-letters[i]))
		}
		add(place + scatter(full^byName))
	}
}
