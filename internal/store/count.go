package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
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
	table := Table{By: query.By}
	err := s.counting(ctx, query.Rules, func(q querier, r *resolved) error {
		in, err := r.scope(query)
		if err != nil {
			return err
		}
		if table.Totals, err = in.totals(ctx, q); err != nil {
			return err
		}
		if table.Undated, err = in.undated(ctx, q); err != nil {
			return err
		}
		if len(query.By) == 0 {
			return nil
		}
		table.Rows, err = in.rows(ctx, q, query)
		return err
	})
	if err != nil {
		return Table{}, fmt.Errorf("count: %w", err)
	}
	return table, nil
}

// pairs is the factor by which a person and an exchange become one number.
const pairs = 1 << 28

// rows counts the groups of people and those of organizations, and puts them
// side by side.
func (s *scope) rows(ctx context.Context, q querier, query Query) ([]CountRow, error) {
	groups := make(map[string]*CountRow)
	numbers := make([]int64, len(query.By))
	read := func(rows *sql.Rows, counts ...any) (*CountRow, error) {
		into := make([]any, 0, len(numbers)+len(counts))
		for i := range numbers {
			into = append(into, &numbers[i])
		}
		if err := rows.Scan(append(into, counts...)...); err != nil {
			return nil, err
		}
		name := fmt.Sprint(numbers)
		row, ok := groups[name]
		if !ok {
			row = &CountRow{}
			for i, dimension := range query.By {
				row.Key = append(row.Key, s.r.key(dimension, numbers[i]))
			}
			groups[name] = row
		}
		return row, nil
	}
	people := s.people()
	var columns []string
	for _, dimension := range query.By {
		columns = append(columns, people.number(dimension))
	}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var participants, participations int
		row, err := read(rows, &participants, &participations)
		if err == nil {
			row.Participants, row.Participations = participants, participations
		}
		return err
	}, fmt.Sprintf("SELECT %s, COUNT(DISTINCT f.person), %s%s GROUP BY %s",
		strings.Join(columns, ", "), s.participations(), people.from("fact"), ordinals(len(columns))))
	if err != nil {
		return nil, err
	}
	own, table, columns := s.ownScope(query.By)
	err = each(ctx, q, func(rows *sql.Rows) error {
		var organizations int
		row, err := read(rows, &organizations)
		if err == nil {
			row.Organizations = organizations
		}
		return err
	}, fmt.Sprintf("SELECT %s, COUNT(DISTINCT s.organization)%s GROUP BY %s",
		strings.Join(columns, ", "), own.from(table), ordinals(len(columns))))
	if err != nil {
		return nil, err
	}
	list := make([]CountRow, 0, len(groups))
	for _, row := range groups {
		list = append(list, *row)
	}
	slices.SortFunc(list, func(a, b CountRow) int {
		return cmp.Or(-cmp.Compare(a.Participants, b.Participants), -cmp.Compare(a.Organizations, b.Organizations),
			slices.Compare(a.Key, b.Key))
	})
	return list, s.r.label(ctx, q, list, query)
}

// ordinals writes 1, 2, 3.
func ordinals(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint(i + 1)
	}
	return strings.Join(list, ", ")
}
