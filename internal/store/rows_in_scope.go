package store

import (
	"context"
	"fmt"
	"sort"

	"github.com/namati/lex/internal/records"
)

// EachInScope hands the rows of participants that a query counts to fn, imports
// and rows in order, whole as EachParticipant does; with Uncounted set those as
// well that the rules leave out. The row may be kept. What the query breaks down
// by does not matter. Between pages the store is free, so that fn may count.
func (s *Store) EachInScope(ctx context.Context, query Query, fn func(*ParticipantRow) error) error {
	var ids []int64
	var imports []activeImport
	err := s.counting(ctx, query.Rules, func(q querier, r *resolved) error {
		in, err := r.scope(query)
		if err != nil {
			return err
		}
		in.uncounted = query.Uncounted
		imports = r.of(records.Participants)
		ids, err = in.rowsOfPeople(ctx, q)
		return err
	})
	if err != nil {
		return fmt.Errorf("read rows: %w", err)
	}
	for _, i := range imports {
		own := ids[:sort.Search(len(ids), func(k int) bool { return ids[k] > i.last })]
		own = own[sort.Search(len(own), func(k int) bool { return own[k] >= i.first }):]
		for len(own) > 0 {
			some := own[:min(page, len(own))]
			own = own[len(some):]
			var rows []*ParticipantRow
			err := s.counting(ctx, query.Rules, func(q querier, r *resolved) (err error) {
				rows, err = r.participantsOf(ctx, q, i, some)
				return err
			})
			if err != nil {
				return fmt.Errorf("read rows: %w", err)
			}
			for _, row := range rows {
				if err := fn(row); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// sparseRows bounds a gap: reading the rows between wanted ones is quicker than
// asking again.
const sparseRows = 16

// participantsOf reads rows of an import by their ids, which rise; those that
// stand near each other are read together.
func (r *resolved) participantsOf(ctx context.Context, q querier, i activeImport, ids []int64) ([]*ParticipantRow, error) {
	var list []*ParticipantRow
	for from := 0; from < len(ids); {
		to := from + 1
		for to < len(ids) && ids[to]-ids[to-1] <= sparseRows {
			to++
		}
		rows, err := r.participantPage(ctx, q, i, ids[from], ids[to-1])
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			for from < to && ids[from] < row.id {
				from++
			}
			if from < to && ids[from] == row.id {
				list = append(list, row)
			}
		}
		from = to
	}
	return list, nil
}

// rowsOfPeople lists the ids of the participant rows in scope, in their order.
func (s *scope) rowsOfPeople(ctx context.Context, q querier) ([]int64, error) {
	in, err := s.markAll(ctx, q)
	if err != nil {
		return nil, err
	}
	var ids []int64
	at := 0
	for _, i := range s.r.of(records.Participants) {
		for id := i.first; id <= i.last; id++ {
			if in[at] {
				ids = append(ids, id)
			}
			at++
		}
	}
	return ids, nil
}
