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
	s := sighting{person: row.Person, exchange: exchange, sheet: sheet, row: int32(row.Origin.Row)}
	if email := strings.TrimSpace(row.Record.Email); email != "" {
		s.email = hash(byEmail, strings.ToLower(email)) | 1
	}
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
// order of their places.
func (d *Data) byPerson(fn func([]sighting)) {
	d.groups(func(s sighting) uint64 { return uint64(s.person) }, fn)
}

// byEmail calls fn with the sightings that share an address.
func (d *Data) byEmail(fn func([]sighting)) {
	d.groups(func(s sighting) uint64 { return s.email }, fn)
}

// groups sorts the table by a key, which takes no further memory, and passes on
// groups of two and more. Key 0 is none.
func (d *Data) groups(key func(sighting) uint64, fn func([]sighting)) {
	slices.SortFunc(d.people, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(key(a), key(b)), a.compare(b))
	})
	for from := 0; from < len(d.people); {
		to := from + 1
		for to < len(d.people) && key(d.people[to]) == key(d.people[from]) {
			to++
		}
		if to-from > 1 && key(d.people[from]) != 0 {
			fn(d.people[from:to])
		}
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
