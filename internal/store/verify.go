package store

import (
	"context"
	"fmt"
)

// Verify reads the whole database and tells whether it is sound; the error is
// ErrNotDatabase when it is damaged.
func (s *Store) Verify(ctx context.Context) error {
	var answer string
	if err := s.db.QueryRowContext(ctx, integrityQuery).Scan(&answer); err != nil {
		return fmt.Errorf("verify database: %w", fromDriver(err))
	}
	if answer != "ok" {
		return fmt.Errorf("verify database: %w: it is damaged", ErrNotDatabase)
	}
	return nil
}
