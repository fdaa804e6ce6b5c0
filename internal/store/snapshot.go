package store

import (
	"context"
	"fmt"
)

// Snapshot writes a copy of the whole database to a path at which nothing may
// stand yet: one moment of it, whoever is writing meanwhile, without the free
// space in which erased rows might linger.
func (s *Store) Snapshot(ctx context.Context, path string) error {
	if _, err := s.db.ExecContext(ctx, "VACUUM INTO $1", path); err != nil {
		return fmt.Errorf("copy the database: %w", fromDriver(err))
	}
	return nil
}
