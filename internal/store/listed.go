package store

import (
	"context"
	"database/sql"
	"fmt"
)

// RememberListed notes the pairs as they were numbered, from 1 on, for whoever
// opened the store, in place of those that were listed to them before.
func (s *Store) RememberListed(ctx context.Context, pairs []Pair) error {
	err := s.write(ctx, func(tx querier) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM listed WHERE who = $1", s.options.Who); err != nil {
			return err
		}
		rows := newInserter(tx, "listed", "who", "number", "kind", "a", "b", "a_name", "b_name", "code")
		for i, p := range pairs {
			if err := rows.add(ctx, s.options.Who, i+1, string(p.Kind), p.A, p.B, p.AName, p.BName, p.Code); err != nil {
				return err
			}
		}
		return rows.flush(ctx)
	})
	if err != nil {
		return fmt.Errorf("note the list of look-alikes: %w", err)
	}
	return nil
}

// Listed gives the pairs that were last listed to whoever opened the store:
// number n is at n-1. It is empty where nothing was listed.
func (s *Store) Listed(ctx context.Context) ([]Pair, error) {
	var list []Pair
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var p Pair
		err := rows.Scan(&p.Kind, &p.A, &p.B, &p.AName, &p.BName, &p.Code)
		list = append(list, p)
		return err
	}, "SELECT kind, a, b, a_name, b_name, code FROM listed WHERE who = $1 ORDER BY number", s.options.Who)
	if err != nil {
		return nil, fmt.Errorf("read the list of look-alikes: %w", fromDriver(err))
	}
	return list, nil
}
