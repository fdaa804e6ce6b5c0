package store

import "slices"

// A cell that names several organizations means a set of them, as a cell with
// several focus areas means a set of these: whoever is of "APRODEH; Techo" counts
// for both.

// numberOrganizations gives the terms that name organizations their numbers.
// Those that name one come first, so that a key has the number of its term where
// any term means it alone.
func (r *resolved) numberOrganizations(terms []int64) {
	r.parted = make(map[int64][]Named)
	var several []int64
	for _, term := range terms {
		found := r.names.named(r.texts[term])
		if len(found) > 1 {
			r.parted[term] = found
			several = append(several, term)
			continue
		}
		key := ""
		if len(found) > 0 {
			key = found[0].Key
		}
		number := r.keys.number("organization", key, term)
		r.meaning[term] = number
		if number != term {
			r.plain[termOrganization] = false
		}
	}
	for _, term := range several {
		var numbers []int64
		for _, one := range r.parted[term] {
			numbers = append(numbers, r.keys.number("organization", one.Key, 0))
		}
		before := r.keys.next
		set := r.keys.set("organization", numbers)
		r.meaning[term] = set
		r.plain[termOrganization] = false
		if r.keys.next > before {
			r.crowds = append(r.crowds, set)
		}
	}
}

// namedBy lists the organizations that a term names.
func (r *resolved) namedBy(term int64) []Named {
	if several := r.parted[term]; several != nil {
		return several
	}
	if key := r.key("organization", r.meant(term)); key != "" {
		return []Named{{Key: key, Name: r.texts[term]}}
	}
	return nil
}

// placeCrowds gives sets of organizations what a row of them takes over where it
// leaves a cell empty: the only country that all of them have, and the focus
// areas of all.
func (r *resolved) placeCrowds() {
	for _, set := range r.crowds {
		var countries, areas []int64
		for _, one := range r.keys.members[set] {
			p := r.place(one)
			countries, areas = append(countries, p.peopleCountry), append(areas, p.focus)
		}
		country := r.keys.common(countries)
		r.places[set] = &place{number: set, country: country, peopleCountry: country, focus: r.keys.union("focus_area", areas)}
	}
}

// common is the only key that is in all of the sets, 0 where there are several or
// none. Sets that are the same are that set.
func (k *keys) common(sets []int64) int64 {
	if len(slices.Compact(slices.Clone(sets))) == 1 {
		return sets[0]
	}
	var shared []int64
	for _, one := range k.members[sets[0]] {
		if one > 0 && !slices.ContainsFunc(sets, func(set int64) bool { return !slices.Contains(k.members[set], one) }) {
			shared = append(shared, one)
		}
	}
	if len(shared) != 1 {
		return 0
	}
	return shared[0]
}
