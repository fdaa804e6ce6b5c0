package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
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
	db, err := s.connect(ctx, false)
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

// Copy makes a copy of the store in memory, to try out an import.
func (s *Store) Copy(ctx context.Context) (*Store, error) {
	c, err := newMemory(ctx, s.options)
	if err != nil {
		return nil, err
	}
	if err := copyTables(ctx, s.db, c); err != nil {
		c.Close()
		return nil, fmt.Errorf("copy database: %w", fromDriver(err))
	}
	return c, nil
}

func copyTables(ctx context.Context, from *sql.DB, c *Store) error {
	if _, err := from.ExecContext(ctx, "VACUUM INTO $1", address("/"+c.path)+"?vfs=memdb"); err != nil {
		return err
	}
	return c.migrate(ctx)
}
