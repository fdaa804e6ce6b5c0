package store

import (
	"context"
	"fmt"
)

// Verify reads the whole database and tells whether it is sound; the error is
// ErrNotDatabase when it is damaged.
func (s *Store) Verify(ctx context.Context) error {
	if err := s.db.verify(ctx, s); err != nil {
		return fmt.Errorf("verify database: %w", err)
	}
	return nil
}
