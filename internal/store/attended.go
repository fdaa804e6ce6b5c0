package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// Attendance says how many people came to how many exchanges.
type Attendance struct{ Exchanges, People int }

// Attended counts the people in scope by the number of exchanges in scope that
// they came to, "none" being one exchange; the fewest exchanges first. The
// people add up to the participants of Count, people times exchanges to its
// participations.
func (s *Store) Attended(ctx context.Context, query Query) ([]Attendance, error) {
	list, err := answered(ctx, s, "attended", query, func(q querier, r *resolved) ([]Attendance, error) {
		in, err := r.scope(query)
		if err != nil {
			return nil, err
		}
		if r.ledger != nil {
			return r.ledger.attended(ctx, q, in)
		}
		var list []Attendance
		err = each(ctx, q, func(rows *sql.Rows) error {
			var a Attendance
			err := rows.Scan(&a.Exchanges, &a.People)
			list = append(list, a)
			return err
		}, "SELECT met, COUNT(*) FROM (SELECT COUNT(DISTINCT f.exchange) AS met"+in.people().from("fact")+" GROUP BY f.person) AS people GROUP BY met ORDER BY met")
		return list, err
	})
	if err != nil {
		return nil, fmt.Errorf("count attendances: %w", err)
	}
	return list, nil
}

// attended does the same over the ledger, where the rows of one person stand
// side by side and by exchange.
func (l *ledger) attended(ctx context.Context, q querier, in *scope) ([]Attendance, error) {
	t, err := l.newTally(ctx, q, in, nil, in.filters, false)
	if err != nil {
		return nil, err
	}
	people := make(map[int]int)
	exchange := l.columns[fieldExchange]
	last, met := -1, 0
	t.each(func(row int, _ []int) {
		switch {
		case last < 0 || l.person[last] != l.person[row]:
			if met > 0 {
				people[met]++
			}
			met = 1
		case exchange.at(last) != exchange.at(row):
			met++
		}
		last = row
	})
	if met > 0 {
		people[met]++
	}
	var list []Attendance
	for n, count := range people {
		list = append(list, Attendance{n, count})
	}
	slices.SortFunc(list, func(a, b Attendance) int { return a.Exchanges - b.Exchanges })
	return list, nil
}
