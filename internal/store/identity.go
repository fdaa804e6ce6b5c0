package store

import (
	"cmp"
	"slices"
	"strings"
)

// persona is a name with an address and an organization, and the person that it
// is found to be. name and email are digests, email 0 where there is none;
// organization is a key, 0 where none is stated.
type persona struct {
	id, name, email, organization int64
	participant                   int64
	person                        int64
}

// identify finds out which personas are one person and numbers each person by
// the smallest id of its personas. words gives the folded name of personas by
// the row that bears it; it is asked only where one address has several names.
// bonds are personas that were decided to be one person, whatever the rules say.
//
// The order of the list does not matter: it comes back sorted.
func identify(list []persona, bonds []bond, words func(participants []int64) (map[int64]string, error)) error {
	slices.SortFunc(list, func(a, b persona) int {
		return cmp.Or(cmp.Compare(a.email, b.email), cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
	})
	anonymous := 0 // personas without an address
	first, _ := slices.BinarySearchFunc(list, int64(0), func(p persona, email int64) int { return cmp.Compare(p.email, email) })
	for first+anonymous < len(list) && list[first+anonymous].email == 0 {
		anonymous++
	}
	without := list[first : first+anonymous]
	for _, addressed := range [][]persona{list[:first], list[first+anonymous:]} {
		if err := identifyAddressed(addressed, words); err != nil {
			return err
		}
	}
	// Once before, so that who has no address finds one person where there were
	// two of that name, and once after, for those who have none.
	joinBonded(list, bonds)
	joinAnonymous(without, list)
	joinBonded(list, bonds)
	numberPeople(list)
	return nil
}

// identifyAddressed takes personas sorted by address and name. Those with one
// address and compatible names are one person.
func identifyAddressed(list []persona, words func([]int64) (map[int64]string, error)) error {
	var shared [][]persona
	var ask []int64
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && list[end].email == list[start].email {
			end++
		}
		group := list[start:end]
		if group[0].name == group[len(group)-1].name {
			for i := range group {
				group[i].person = group[0].id
			}
		} else {
			shared = append(shared, group)
			for i := range group {
				if i == 0 || group[i].name != group[i-1].name {
					ask = append(ask, group[i].participant)
				}
			}
		}
		start = end
	}
	if len(shared) == 0 {
		return nil
	}
	names, err := words(ask)
	if err != nil {
		return err
	}
	for _, group := range shared {
		splitMailbox(group, names)
	}
	return nil
}

// splitMailbox finds the people behind one address. A name that is contained in
// no other is a person; the others belong to the fuller name that contains
// them, to the first one in order of the alphabet where there are several.
func splitMailbox(group []persona, names map[int64]string) {
	type called struct {
		name  int64
		words []string
	}
	var list []called
	first := make(map[int64]int64) // the smallest persona of a name
	for i, p := range group {
		if i == 0 || group[i-1].name != p.name {
			list = append(list, called{p.name, strings.Fields(names[p.participant])})
			first[p.name] = p.id
		}
	}
	slices.SortFunc(list, func(a, b called) int {
		return cmp.Or(-cmp.Compare(len(a.words), len(b.words)), slices.Compare(a.words, b.words), cmp.Compare(a.name, b.name))
	})
	byWord := make(map[string][]called) // fuller names by each of their words
	person := make(map[int64]int64)
	for _, c := range list {
		owner := int64(0)
		for _, fuller := range rarest(c.words, byWord) {
			if contains(fuller.words, c.words) {
				owner = person[fuller.name]
				break
			}
		}
		if owner == 0 {
			owner = first[c.name]
			for i, word := range c.words {
				if i == 0 || c.words[i-1] != word {
					byWord[word] = append(byWord[word], c)
				}
			}
		}
		person[c.name] = owner
	}
	for i := range group {
		group[i].person = person[group[i].name]
	}
}

// rarest is the shortest list of all that stand under the words.
func rarest[T any](words []string, byWord map[string][]T) []T {
	var best []T
	for i, word := range words {
		if list := byWord[word]; i == 0 || len(list) < len(best) {
			best = list
		}
	}
	return best
}

// contains reports whether all words of b are in a, both sorted.
func contains(a, b []string) bool {
	i := 0
	for _, word := range b {
		for i < len(a) && a[i] < word {
			i++
		}
		if i == len(a) || a[i] != word {
			return false
		}
		i++
	}
	return true
}

// joinAnonymous gives personas without an address their person: the only
// addressed one with that name and organization, else all that agree in both.
func joinAnonymous(without, all []persona) {
	type place struct{ name, organization int64 }
	if len(without) == 0 {
		return
	}
	wanted := make(map[int64]bool, len(without))
	for _, p := range without {
		wanted[p.name] = true
	}
	names := make(map[int64][]int64) // of addressed people, by person
	for _, p := range all {
		if p.email != 0 && wanted[p.name] && !slices.Contains(names[p.person], p.name) {
			names[p.person] = append(names[p.person], p.name)
		}
	}
	const several = -1
	found := make(map[place]int64)
	for _, p := range all {
		if p.email == 0 {
			continue
		}
		for _, name := range names[p.person] {
			at := place{name, p.organization}
			if was := found[at]; was == 0 {
				found[at] = p.person
			} else if was != p.person {
				found[at] = several
			}
		}
	}
	own := make(map[place]int64)
	for i := range without {
		p := &without[i]
		at := place{p.name, p.organization}
		if person := found[at]; person > 0 {
			p.person = person
			continue
		}
		if own[at] == 0 {
			own[at] = p.id
		}
		p.person = own[at]
	}
}

// numberPeople renames every person to the smallest id of its personas.
func numberPeople(list []persona) {
	smallest := make(map[int64]int64)
	for _, p := range list {
		if was, ok := smallest[p.person]; p.person != p.id && (!ok || p.id < was) {
			smallest[p.person] = min(p.id, p.person)
		}
	}
	for i := range list {
		if number, ok := smallest[list[i].person]; ok {
			list[i].person = number
		}
	}
}
