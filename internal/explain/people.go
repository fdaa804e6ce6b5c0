package explain

import (
	"math/bits"

	"github.com/namati/lex/internal/store"
)

// set is a set of people: a bit for each.
type set struct{ words []uint64 }

func (s *set) add(person int64) {
	word := int(person >> 6)
	if word >= len(s.words) {
		s.words = append(s.words, make([]uint64, word+1-len(s.words)+len(s.words)/2)...)
	}
	s.words[word] |= 1 << (person & 63)
}

func (s *set) size() int { return s.sizeWithout(&set{}) }

// sizeWithout counts those who are not in another set.
func (s *set) sizeWithout(other *set) (n int) {
	for i, word := range s.words {
		if i < len(other.words) {
			word &^= other.words[i]
		}
		n += bits.OnesCount64(word)
	}
	return n
}

// crowd is where each person stands, for the figure of people: by the number of
// the person, the first row and how many there are.
type crowd struct {
	seen []sighting
	// listed and repeated find the people of whom cells are noted.
	listed, repeated map[int64]int
	things, repeats  []person
}

type sighting struct {
	source    int32
	row, rows int32
}

// person is somebody of whom cells are noted.
type person struct {
	number int64
	place  store.Place
	rows   int
	cells  cells
}

// meet notes a row of somebody who counts.
func (m *maker) meet(row *store.SeenRow, source store.Source) {
	c := &m.crowd
	if c.listed == nil {
		c.listed, c.repeated = make(map[int64]int), make(map[int64]int)
	}
	n := row.Person
	if int(n) >= len(c.seen) {
		c.seen = append(c.seen, make([]sighting, int(n)+1-len(c.seen)+len(c.seen)/2)...)
	}
	at := &c.seen[n]
	at.rows++
	column, place := m.letter(row.Columns), store.Place{Import: row.Import, Row: row.Record.Row}
	if at.rows == 1 {
		at.source, at.row = int32(row.Import), int32(place.Row)
		if m.Most == 0 || len(c.things) < m.Most {
			c.listed[n] = len(c.things)
			c.things = append(c.things, person{number: n, place: place})
		}
		if m.columns == nil {
			m.columns = make(map[int64]string)
		}
		m.columns[row.Import] = column
	}
	if k, ok := c.listed[n]; ok {
		c.things[k].rows++
		c.things[k].cells.add(source, column, place.Row, Said)
	}
	if at.rows == 2 {
		m.Repeated++
		if m.Most == 0 || len(c.repeats) < m.Most {
			before := store.Place{Import: int64(at.source), Row: int(at.row)}
			c.repeated[n] = len(c.repeats)
			c.repeats = append(c.repeats, person{number: n, place: before, rows: 1})
			c.repeats[c.repeated[n]].cells.add(m.sources[before.Import], m.columns[before.Import], before.Row, Said)
		}
	}
	if k, ok := c.repeated[n]; ok && at.rows > 1 {
		c.repeats[k].rows++
		c.repeats[k].cells.add(source, column, place.Row, Said)
	}
}

// people lists those who were counted.
func (m *maker) people() error {
	if !m.listsPeople() {
		return m.things()
	}
	names, err := m.names()
	if err != nil {
		return err
	}
	list := func(people []person) (out []Thing) {
		for _, p := range people {
			out = append(out, Thing{Label: names[p.place], People: 1, Rows: p.rows, Cells: p.cells.list})
		}
		return out
	}
	m.Things, m.Repeats = list(m.crowd.things), list(m.crowd.repeats)
	m.More = m.Value - len(m.Things)
	return nil
}

// fewPlaces is how many rows are read one by one; more are read in passing.
const fewPlaces = 1000

// names reads the names of those who are listed, where the request wants them.
func (m *maker) names() (map[store.Place]string, error) {
	if !m.Names {
		return nil, nil
	}
	names := make(map[store.Place]string)
	var places []store.Place
	for _, list := range [][]person{m.crowd.things, m.crowd.repeats} {
		for _, p := range list {
			if _, had := names[p.place]; !had {
				names[p.place] = ""
				places = append(places, p.place)
			}
		}
	}
	note := func(row *store.ParticipantRow) error {
		place := store.Place{Import: row.Import, Row: row.Record.Row}
		if _, wanted := names[place]; wanted {
			names[place] = row.Record.Name
		}
		return m.ctx.Err()
	}
	if len(places) > fewPlaces {
		return names, m.Store.EachInScope(m.ctx, m.Query, note)
	}
	return names, m.Store.ParticipantsAt(m.ctx, m.Query.Rules, places, note)
}
