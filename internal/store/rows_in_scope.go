package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
)

// EachInScope hands the rows of participants that a query counts to fn, imports
// and rows in order, whole as EachParticipant does. The row may be kept. What
// the query breaks down by does not matter.
func (s *Store) EachInScope(ctx context.Context, query Query, fn func(*ParticipantRow) error) error {
	var list []*ParticipantRow
	err := s.counting(ctx, query.Rules, func(q querier, r *resolved) error {
		in, err := r.scope(query)
		if err != nil {
			return err
		}
		ids, err := in.rowsOfPeople(ctx, q)
		if err != nil {
			return err
		}
		for _, i := range r.of(records.Participants) {
			for from := 0; from < len(ids) && ids[from] <= i.last; {
				if ids[from] < i.first {
					from++
					continue
				}
				// Rows that follow one another are read together.
				to := from + 1
				for to < len(ids) && ids[to] == ids[to-1]+1 && ids[to] <= i.last && to-from < page {
					to++
				}
				rows, err := r.participantPage(ctx, q, i, ids[from], ids[to-1])
				if err != nil {
					return err
				}
				list = append(list, rows...)
				from = to
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read rows: %w", err)
	}
	for _, row := range list {
		if err := fn(row); err != nil {
			return err
		}
	}
	return nil
}

// rowsOfPeople lists the ids of the participant rows in scope, in their order.
func (s *scope) rowsOfPeople(ctx context.Context, q querier) ([]int64, error) {
	var ids []int64
	if l := s.r.ledger; l != nil {
		t, err := l.newTally(ctx, q, s, nil, s.filters, false)
		if err != nil {
			return nil, err
		}
		in := make([]bool, l.rows)
		t.each(func(row int, _ []int) { in[row] = true })
		at := 0
		for _, i := range s.r.of(records.Participants) {
			for id := i.first; id <= i.last; id++ {
				if in[l.position[at]] {
					ids = append(ids, id)
				}
				at++
			}
		}
		return ids, nil
	}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT DISTINCT f.participant"+s.people().from("fact"))
	slices.Sort(ids)
	return ids, err
}
