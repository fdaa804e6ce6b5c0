package checks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/store"
)

// see makes the small entry of a row.
func (d *Data) see(row *store.ParticipantRow, sheet int32) sighting {
	exchange, ok := d.exchanges[row.Exchange]
	if !ok {
		exchange = int32(len(d.exchanges))
		d.exchanges[row.Exchange] = exchange
	}
	s := sighting{person: row.Person, exchange: exchange, sheet: sheet, row: int32(row.Origin.Row), email: uint64(row.EmailDigest),
		present: row.Record.Status == "present"}
	if code := row.CountryKey; len(code) == 2 {
		s.country = uint16(code[0])<<8 | uint16(code[1])
	}
	if year, born := strings.CutPrefix(row.Record.Age, "born "); born && len(year) >= 4 {
		if n, err := strconv.Atoi(year[:4]); err == nil {
			s.born = uint16(n)
		}
	}
	if sex := row.Record.Sex; sex == "F" || sex == "M" {
		s.sex = sex[0]
	}
	return s
}

// compare orders sightings by where they stand.
func (s sighting) compare(t sighting) int {
	return cmp.Or(cmp.Compare(s.sheet, t.sheet), cmp.Compare(s.row, t.row))
}

// byPerson calls fn with the sightings of each person who has several, in the
// order of their places. The slice is used again.
func (d *Data) byPerson(fn func([]sighting)) {
	d.personOrder.Do(func() {
		d.ofPeople = grouped(d.people, func(s *sighting) uint64 { return uint64(s.person) })
	})
	eachGroup(d.people, d.ofPeople, fn)
}

// byEmail calls fn with the sightings that share an address.
func (d *Data) byEmail(fn func([]sighting)) {
	eachGroup(d.people, grouped(d.people, func(s *sighting) uint64 { return s.email }), fn)
}

// grouping says where the sightings of groups of two and more stand: at lists
// them group by group, ends says where each group ends.
type grouping struct{ at, ends []int32 }

// grouped sorts places by a key, and leaves out what is alone or has the key 0.
// The table itself is large and stays where it is, in the order of places.
func grouped(list []sighting, key func(*sighting) uint64) (g grouping) {
	type keyed struct {
		key uint64
		at  int32
	}
	keys := make([]keyed, 0, len(list))
	for i := range list {
		if k := key(&list[i]); k != 0 {
			keys = append(keys, keyed{k, int32(i)})
		}
	}
	slices.SortFunc(keys, func(a, b keyed) int {
		switch {
		case a.key < b.key || a.key == b.key && a.at < b.at:
			return -1
		case a == b:
			return 0
		}
		return 1
	})
	for from := 0; from < len(keys); {
		to := from + 1
		for to < len(keys) && keys[to].key == keys[from].key {
			to++
		}
		if to-from > 1 {
			for _, k := range keys[from:to] {
				g.at = append(g.at, k.at)
			}
			g.ends = append(g.ends, int32(len(g.at)))
		}
		from = to
	}
	return g
}

func eachGroup(list []sighting, g grouping, fn func([]sighting)) {
	var group []sighting
	from := int32(0)
	for _, to := range g.ends {
		group = group[:0]
		for _, at := range g.at[from:to] {
			group = append(group, list[at])
		}
		fn(group)
		from = to
	}
}

// pair is a sighting that is told of and the one that it is told against.
type pair struct{ at, other sighting }

// inOrder hands on pairs in the order of the places that are told of.
func inOrder(pairs []pair, fn func(pair)) {
	slices.SortStableFunc(pairs, func(a, b pair) int { return a.at.compare(b.at) })
	for _, p := range pairs {
		fn(p)
	}
}
