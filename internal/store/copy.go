package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Copy makes a copy of the store in memory, to try out an import. The copy has
// the clock and the name of the original.
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
