package store

import (
	"context"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// ledger is the facts in memory, for data of which there are many: the columns
// of all participant rows, those of one person side by side and within a person
// those of one exchange. Counting distinct people is then a matter of noticing
// where a person begins. Columns that nobody asks for are not read.
type ledger struct {
	r        *resolved
	rows     int
	position []uint32 // of each row, in order of the imports
	person   []uint32 // of each position
	columns  map[int]*coded
	// hidden is nil where all rows count.
	hidden   []bool
	listings []listing
}

// listing is a row of an organizations list; in numbers.
type listing struct {
	organization, exchange int64
	days                   span
}

// fieldDays is the column of the days on which rows took place, as packed spans.
const fieldDays = -1

// number packs a span: 0 is no day.
func (s span) number() int64 { return s.from<<32 | s.to }

func spanOf(number int64) span { return span{number >> 32, number & (1<<32 - 1)} }

// newLedger puts the rows in order. people gives each persona its person.
func newLedger(ctx context.Context, q querier, r *resolved, people []uint32) (*ledger, error) {
	l := &ledger{r: r, columns: make(map[int]*coded)}
	for _, i := range r.of(records.Participants) {
		l.rows += int(i.last - i.first + 1)
	}
	person, err := l.personOfRows(ctx, q, people)
	if err != nil {
		return nil, err
	}
	// Until there is an order, positions are those of the imports.
	exchange, err := l.read(ctx, q, fieldExchange, func(row int) int { return row })
	if err != nil {
		return nil, err
	}
	l.sort(person, len(people), exchange)
	sorted := &coded{column: newColumn(l.rows), numbers: exchange.numbers, codes: exchange.codes}
	for row := range l.rows {
		sorted.set(int(l.position[row]), exchange.at(row))
	}
	l.columns[fieldExchange] = sorted
	if err := l.hide(ctx, q); err != nil {
		return nil, err
	}
	return l, l.readListings(ctx, q)
}

// personOfRows reads the person of each row, in order of the imports.
func (l *ledger) personOfRows(ctx context.Context, q querier, people []uint32) ([]uint32, error) {
	list := make([]uint32, 0, l.rows)
	base := 0
	for _, i := range l.r.of(records.Participants) {
		n := int(i.lastPersona - i.firstPersona + 1)
		own := people[base : base+n]
		err := eachChunk(ctx, q, i.id, fieldNames[fieldPersona], func(values []uint32) error {
			for _, v := range values {
				if int(v) >= n {
					return errPacked
				}
				list = append(list, own[v])
			}
			return nil
		})
		if err != nil {
			return nil, damaged(err, fieldNames[fieldPersona])
		}
		base += n
	}
	if len(list) != l.rows {
		return nil, damaged(errPacked, fieldNames[fieldPersona])
	}
	return list, nil
}

// sort finds the position of each row: by person, then by exchange.
func (l *ledger) sort(person []uint32, people int, exchange *coded) {
	start := make([]uint32, people+1)
	for _, p := range person {
		start[p+1]++
	}
	for p := range people {
		start[p+1] += start[p]
	}
	order := make([]uint32, l.rows)
	l.person = make([]uint32, l.rows)
	for row, p := range person {
		at := start[p]
		start[p]++
		order[at], l.person[at] = uint32(row), p
	}
	for from := 0; from < l.rows; {
		to := from + 1
		for ; to < l.rows && l.person[to] == l.person[from]; to++ {
			for k := to; k > from && exchange.at(int(order[k])) < exchange.at(int(order[k-1])); k-- {
				order[k], order[k-1] = order[k-1], order[k]
			}
		}
		from = to
	}
	l.position = person // its space is of no more use
	for at, row := range order {
		l.position[row] = uint32(at)
	}
}

// read reads a column of terms as numbers of what they mean; at says where the
// value of a row goes.
func (l *ledger) read(ctx context.Context, q querier, field int, at func(row int) int) (*coded, error) {
	c := newCoded(l.rows)
	known := make([]uint32, l.r.terms+1) // code of each term, plus one
	row := 0
	for _, i := range l.r.of(records.Participants) {
		known[0] = 0
		err := eachChunk(ctx, q, i.id, fieldNames[field], func(values []uint32) error {
			if row+len(values) > l.rows {
				return errPacked
			}
			for _, v := range values {
				if int(v) >= len(known) {
					return errPacked
				}
				if known[v] == 0 {
					term := int64(v)
					if term == 0 && field == fieldExchange {
						term = i.exchange
					}
					known[v] = 1 + c.code(l.r.numberOf(field, term))
				}
				c.set(at(row), known[v]-1)
				row++
			}
			return nil
		})
		if err != nil {
			return nil, damaged(err, fieldNames[field])
		}
	}
	if row != l.rows {
		return nil, fmt.Errorf("%w: column %s has %d rows of %d", ErrNotDatabase, fieldNames[field], row, l.rows)
	}
	return c, nil
}

// numberOf is the number of what a term means in a column. Terms that state
// that there is no country keep their own number until what they say is noted.
func (r *resolved) numberOf(field int, term int64) int64 {
	switch field {
	case fieldDay:
		return r.spans[term].number()
	case fieldStatus:
		return term
	case fieldCountry:
		if number := r.meant(term); number != stated {
			return number
		}
		return unsettled - term
	}
	return r.meant(term)
}

// unsettled less a term is the number of a cell that states that there is no
// country.
const unsettled = -10

// sorted reads a column in the order of the ledger.
func (l *ledger) sorted(ctx context.Context, q querier, field int) (*coded, error) {
	return l.read(ctx, q, field, func(row int) int { return int(l.position[row]) })
}

// hide notes the rows of which the status or the role does not count.
func (l *ledger) hide(ctx context.Context, q querier) error {
	if len(l.r.hidden) == 0 {
		return nil
	}
	hidden := make(map[uint32]bool)
	for _, term := range l.r.hidden {
		hidden[uint32(term)] = true
	}
	for _, field := range []int{fieldStatus, fieldRole} {
		row := 0
		for _, i := range l.r.of(records.Participants) {
			err := eachChunk(ctx, q, i.id, fieldNames[field], func(values []uint32) error {
				last, lastHidden := uint32(0), false
				for _, v := range values {
					if v != last {
						last, lastHidden = v, hidden[v]
					}
					if lastHidden && row < l.rows {
						if l.hidden == nil {
							l.hidden = make([]bool, l.rows)
						}
						l.hidden[l.position[row]] = true
					}
					row++
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
