package store

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"slices"
)

// Table is a counted query.
type Table struct {
	By     []string
	Rows   []CountRow
	Totals Totals
	// Undated is how many rows a period left out because they bear no date.
	Undated int
}

// CountRow is one group: its key and label in each dimension of By.
type CountRow struct {
	Key, Label                                  []string
	Participants, Participations, Organizations int
}

// Totals count everything in scope once.
type Totals struct {
	Participants, Participations, Organizations, Countries, Exchanges int
	// Rows is the number of participant rows that are counted.
	Rows int
}

// Count counts people, participations and organizations in scope, grouped. Rows
// stand with most participants first, then most organizations, then by key. The
// error is a *FilterError when a dimension or a filter cannot be used.
func (s *Store) Count(ctx context.Context, query Query) (Table, error) {
	table, err := answered(ctx, s, "count", query, func(q querier, r *resolved) (Table, error) {
		table := Table{By: query.By}
		in, err := r.scope(query)
		if err != nil {
			return table, err
		}
		if table.Totals, err = in.totals(ctx, q); err != nil {
			return table, err
		}
		if in.dated() {
			if table.Undated, err = r.counter(q).undated(ctx, in); err != nil {
				return table, err
			}
		}
		if len(query.By) > 0 {
			table.Rows, err = in.rows(ctx, q, query)
		}
		return table, err
	})
	if err != nil {
		return Table{}, fmt.Errorf("count: %w", err)
	}
	return table, nil
}

// rows counts the groups of people and those of organizations, and puts them
// side by side.
func (s *scope) rows(ctx context.Context, q querier, query Query) ([]CountRow, error) {
	people, err := s.r.counter(q).people(ctx, s, query.By)
	if err != nil {
		return nil, err
	}
	organizations, err := s.r.counter(q).organizations(ctx, s, query.By)
	if err != nil {
		return nil, err
	}
	rows := make(map[string]*CountRow)
	for _, g := range append(people, organizations...) {
		name := nameOf(g.numbers)
		row := rows[name]
		if row == nil {
			row = &CountRow{}
			for i, dimension := range query.By {
				row.Key = append(row.Key, s.r.key(dimension, g.numbers[i]))
			}
			rows[name] = row
		}
		row.Participants += g.people
		row.Participations += g.pairs
		row.Organizations += g.organizations
	}
	list := make([]CountRow, 0, len(rows))
	for _, row := range rows {
		list = append(list, *row)
	}
	slices.SortFunc(list, func(a, b CountRow) int {
		return cmp.Or(-cmp.Compare(a.Participants, b.Participants), -cmp.Compare(a.Organizations, b.Organizations),
			slices.Compare(a.Key, b.Key))
	})
	return list, s.r.label(ctx, q, list, query)
}

// nameOf makes numbers the key of a map.
func nameOf(numbers []int64) string {
	name := make([]byte, 0, 8*len(numbers))
	for _, n := range numbers {
		name = binary.BigEndian.AppendUint64(name, uint64(n))
	}
	return string(name)
}
