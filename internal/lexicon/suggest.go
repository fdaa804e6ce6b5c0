package lexicon

import (
	"cmp"
	"slices"
	"strings"
)

// suggestCountries proposes at most three countries for a folded text that is
// none: those whose name stands in it, then those whose name is spelt nearly so.
func suggestCountries(folded string) []string {
	if len(folded) < 3 || len(folded) > longestCountry {
		return nil
	}
	index := countryIndex()
	type candidate struct {
		code     string
		distance int
	}
	var found []candidate
	short := withoutState(core(folded))
	for _, name := range index.likely {
		code := index.names[name].Code
		if strings.Contains(" "+folded+" ", " "+name+" ") {
			found = append(found, candidate{code, 0})
			continue
		}
		for _, spelt := range []string{folded, short} {
			if d := distance(spelt, name, allowed(len(name))); d <= allowed(len(name)) {
				found = append(found, candidate{code, d})
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

// allowed says how many slips a name of some length may bear and still be a
// likely meaning.
func allowed(length int) int {
	switch {
	case length <= 4:
		return 1
	case length <= 9:
		return 2
	}
	return 3
}

// distance counts the letters to add, drop, change or swap with a neighbour to
// make b of a (Damerau-Levenshtein, restricted), or limit+1 when it is more than
// limit. Both are folded; it compares bytes, which for names in Latin letters
// are letters.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var rows [3][longestCountry*2 + 1]int
	if len(b) > longestCountry*2 {
		return limit + 1
	}
	before, last, this := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		this[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[j]+1, this[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			this[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		before, last, this = last, this, before
	}
	return last[len(b)]
}
