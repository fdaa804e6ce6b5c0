package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
)

// openMemory makes an empty database that lives as long as the store.
func openMemory(ctx context.Context, opt Options) (*Store, error) {
	s, err := newMemory(ctx, opt)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		s.Close()
		return nil, fmt.Errorf("open database in memory: %w", err)
	}
	return s, nil
}

// newMemory makes the file in memory, still without tables. The connection that
// counts is opened first: it keeps the database alive.
func newMemory(ctx context.Context, opt Options) (*Store, error) {
	opt.ReadOnly = false
	s := &Store{path: inMemory + strconv.FormatInt(memories.Add(1), 10), options: opt}
	db, err := s.touch(ctx, false)
	if err != nil {
		return nil, fmt.Errorf("open database in memory: %w", err)
	}
	s.db = db
	if err := s.openReader(ctx); err != nil {
		db.Close()
		return nil, fmt.Errorf("open database in memory: %w", err)
	}
	return s, nil
}

// InMemory reports whether the store ends with the program.
func (s *Store) InMemory() bool { return strings.HasPrefix(s.path, inMemory) }
