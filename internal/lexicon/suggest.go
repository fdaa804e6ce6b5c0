package lexicon

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"sync"
)

// likelyName is a name that a misspelling is compared with.
type likelyName struct {
	name, code string
	letters    uint64
}

// likelyNames are the names that a misspelling is compared with, in the order of
// the alphabet.
var likelyNames = sync.OnceValue(func() []likelyName {
	var names []likelyName
	for key, match := range countryIndex().names {
		if match.Status == Known && len(key) > 3 {
			names = append(names, likelyName{key, match.Code, letterSet(key)})
		}
	}
	slices.SortFunc(names, func(a, b likelyName) int { return strings.Compare(a.name, b.name) })
	return names
})

// suggestCountries proposes at most three countries for a folded text that is
// none: those whose name stands in it, then those whose name is spelt nearly so.
func suggestCountries(folded string) []string {
	if len(folded) > 0 && len(folded) < 3 && strings.Trim(folded, "0123456789") == "" {
		if code := countryIndex().codes["000"[len(folded):]+folded]; code != "" {
			return []string{code}
		}
	}
	if len(folded) < 3 || len(folded) > longestCountry {
		return nil
	}
	type candidate struct {
		code     string
		distance int
	}
	var found []candidate
	short := withoutState(core(folded))
	spellings := []likelyName{{name: folded, letters: letterSet(folded)}}
	if short != folded {
		spellings = append(spellings, likelyName{name: short, letters: letterSet(short)})
	}
	padded := " " + folded + " "
	for _, likely := range likelyNames() {
		if len(likely.name) < len(folded) && strings.Contains(folded, likely.name) && strings.Contains(padded, " "+likely.name+" ") {
			found = append(found, candidate{likely.code, 0})
			continue
		}
		for _, spelt := range spellings {
			limit := allowed(min(len(spelt.name), len(likely.name)))
			// A slip changes at most one letter of either set: most names differ
			// by more and need no closer look.
			if bits.OnesCount64(spelt.letters&^likely.letters) > limit || bits.OnesCount64(likely.letters&^spelt.letters) > limit {
				continue
			}
			if d := Distance(spelt.name, likely.name, limit); d <= limit {
				found = append(found, candidate{likely.code, d})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.code, b.code))
	})
	var codes []string
	for _, c := range found {
		if len(codes) < 3 && !slices.Contains(codes, c.code) {
			codes = append(codes, c.code)
		}
	}
	return codes
}

// letterSet marks the letters and digits of a folded text.
func letterSet(folded string) (set uint64) {
	for i := 0; i < len(folded); i++ {
		switch c := folded[i]; {
		case c >= 'a' && c <= 'z':
			set |= 1 << (c - 'a')
		case c >= '0' && c <= '9':
			set |= 1 << (26 + c - '0')
		}
	}
	return set
}

// allowed says how many slips a name of some length may bear and still be a
// likely meaning.
func allowed(length int) int {
	switch {
	case length <= 5:
		return 1
	case length <= 9:
		return 2
	}
	return 3
}
