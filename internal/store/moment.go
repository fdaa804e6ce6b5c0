package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Moment is a state of the data that can be counted again: the imports that were
// active and the decisions that held. Imported rows never change, so that a
// moment counts as it did then, unless somebody was forgotten since: Erased is
// the last erasure before it.
type Moment struct {
	Imports, Decisions []int64
	Erased             int64
}

// Moment is the state of the data as they are, or as they were where the store
// was opened by At.
func (s *Store) Moment(ctx context.Context) (Moment, error) {
	m, err := s.moment(ctx, s.db)
	if err != nil {
		return m, fmt.Errorf("read the state of the data: %w", fromDriver(err))
	}
	return m, nil
}

func (s *Store) moment(ctx context.Context, q querier) (m Moment, err error) {
	at, err := s.lookAtData(ctx, q)
	if err != nil {
		return m, err
	}
	for _, i := range at.imports {
		m.Imports = append(m.Imports, i.id)
	}
	for _, d := range at.decided {
		m.Decisions = append(m.Decisions, d.ID)
	}
	err = q.QueryRowContext(ctx, "SELECT COALESCE(MAX(id), 0) FROM forgotten").Scan(&m.Erased)
	return m, err
}

// At opens the same database once more, for counting it as it was at a moment;
// the caller closes it. Imports that were replaced or undone since count again,
// later ones do not. A database in memory has no second door: it is an error to
// ask it.
func (s *Store) At(ctx context.Context, m Moment) (*Store, error) {
	if s.InMemory() {
		return nil, fmt.Errorf("open an earlier state: %w", ErrNotDatabase)
	}
	then := &Store{path: s.path, server: s.server, options: Options{ReadOnly: true, Now: s.options.Now, Wait: s.options.Wait}, then: &m}
	if err := then.open(ctx); err != nil {
		return nil, fmt.Errorf("open an earlier state: %w", err)
	}
	now, err := then.moment(ctx, then.db)
	if err == nil && (len(now.Imports) != len(m.Imports) || len(now.Decisions) != len(m.Decisions)) {
		err = ErrGone
	}
	if err != nil {
		then.Close()
		return nil, fmt.Errorf("open an earlier state: %w", fromDriver(err))
	}
	return then, nil
}

// counted is the condition on the imports that count: the active ones, or those
// of the moment.
func (s *Store) counted() string {
	if s.then == nil {
		return "b.status = 'active'"
	}
	return amongIDs("i.id", s.then.Imports)
}

// deciding is the condition on the decisions that hold.
func (s *Store) deciding() string {
	if s.then == nil {
		return "ended_at IS NULL"
	}
	return amongIDs("id", s.then.Decisions)
}

// amongIDs is a condition on a column of ids.
func amongIDs(column string, ids []int64) string {
	if len(ids) == 0 {
		return "1 = 0"
	}
	list := make([]string, len(ids))
	for n, id := range slices.Sorted(slices.Values(ids)) {
		list[n] = strconv.FormatInt(id, 10)
	}
	return column + " IN (" + strings.Join(list, ", ") + ")"
}

// ErasedAfter counts the people who were forgotten after a moment.
func (s *Store) ErasedAfter(ctx context.Context, m Moment) (n int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT COUNT(*) FROM forgotten WHERE id > $1", m.Erased).Scan(&n)
	if err != nil && err != sql.ErrNoRows {
		return 0, fmt.Errorf("read who was forgotten: %w", fromDriver(err))
	}
	return n, nil
}
