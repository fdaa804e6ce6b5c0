package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// SeenRow is a row of participants with what it counts for. It holds what
// EachSighting hands on, so no name, address or note.
type SeenRow struct {
	ParticipantRow
	// Countries and FocusAreas are the keys that the row counts under: its own or,
	// where it states none, those that it takes over.
	Countries, FocusAreas []string
	// In tells for each query whether it counts the row.
	In []bool
}

// EachSeen hands every row of the active imports to fn, imports and rows in
// order, and tells which of some queries count it; with Uncounted set a query
// takes in as well the rows that the rules leave out. All queries have the rules
// of the first one. The row is used again: what is to be kept has to be copied.
// fn must not ask the store.
func (s *Store) EachSeen(ctx context.Context, queries []Query, fn func(*SeenRow) error) error {
	err := s.counting(ctx, queries[0].Rules, func(q querier, r *resolved) error {
		in := make([]marks, len(queries))
		for n, query := range queries {
			query.By = nil
			scope, err := r.scope(query)
			if err != nil {
				return err
			}
			scope.uncounted = query.Uncounted
			if in[n], err = scope.markAll(ctx, q); err != nil {
				return err
			}
		}
		countries, areas, err := r.settledSets(ctx, q)
		if err != nil {
			return err
		}
		row := &SeenRow{In: make([]bool, len(queries))}
		at := 0
		for _, i := range r.of(records.Participants) {
			err := r.eachSightingOf(ctx, q, i, &row.ParticipantRow, func() error {
				for n := range in {
					row.In[n] = in[n][at]
				}
				row.Countries = r.keysOf(row.Countries[:0], "country", countries(at))
				row.FocusAreas = r.keysOf(row.FocusAreas[:0], "focus_area", areas(at))
				at++
				return fn(row)
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read rows: %w", err)
	}
	return nil
}

// markAll marks the rows in scope, with those that the rules leave out where the
// query asks for them.
func (s *scope) markAll(ctx context.Context, q querier) (marks, error) {
	if !s.uncounted {
		return s.mark(ctx, q, "")
	}
	if l := s.r.ledger; l != nil {
		t, err := l.newTally(ctx, q, s, nil, s.filters, false)
		if err != nil {
			return nil, err
		}
		t.uncounted = true
		placed := make(marks, l.rows)
		t.each(func(row int, _ []int) { placed[row] = true })
		return l.inOrder(placed), nil
	}
	people := s.people()
	people.where[0] = "f.counted >= 0"
	return s.r.markIDs(ctx, q, "SELECT DISTINCT f.participant"+people.from("fact"))
}

// keysOf appends the keys of a set but "".
func (r *resolved) keysOf(list []string, dimension string, set int64) []string {
	for _, n := range r.keys.members[set] {
		if key := r.key(dimension, n); key != "" {
			list = append(list, key)
		}
	}
	return list
}

// settledSets gives the sets of countries and of focus areas under which each
// row counts, whichever way it is counted.
func (r *resolved) settledSets(ctx context.Context, q querier) (countries, areas func(row int) int64, err error) {
	if l := r.ledger; l != nil {
		var read [2]func(row int) int64
		for n, field := range []int{fieldCountry, fieldFocus} {
			c, err := l.column(ctx, q, field)
			if err != nil {
				return nil, nil, err
			}
			read[n] = func(row int) int64 { return c.numbers[c.at(int(l.position[row]))] }
		}
		return read[0], read[1], nil
	}
	var sets [][2]int64
	err = each(ctx, q, func(rows *sql.Rows) error {
		var pair [2]int64
		err := rows.Scan(&pair[0], &pair[1])
		sets = append(sets, pair)
		return err
	}, "SELECT country, focus FROM fact ORDER BY participant")
	return func(row int) int64 { return sets[row][0] }, func(row int) int64 { return sets[row][1] }, err
}

// eachSightingOf reads the rows of an import into one that fn looks at.
func (r *resolved) eachSightingOf(ctx context.Context, q querier, i activeImport, row *ParticipantRow, fn func() error) error {
	personas := i.lastPersona - i.firstPersona + 1
	names, err := readColumn[uint64](ctx, q, i.id, personaName, personas)
	if err != nil {
		return err
	}
	emails, err := readColumn[uint64](ctx, q, i.id, personaEmail, personas)
	if err != nil {
		return err
	}
	columns := columnsOf(i.columns)
	var chunk sightingChunk
	for at := int64(0); i.first+at <= i.last; at += int64(len(chunk.fields[0])) {
		if err := chunk.read(ctx, q, r, i, at/chunkRows); err != nil {
			return err
		}
		for k := range chunk.fields[0] {
			if err := r.sighting(row, &chunk, at, k, i, columns, names, emails); err != nil {
				return err
			}
			if err := fn(); err != nil {
				return err
			}
		}
	}
	return nil
}
