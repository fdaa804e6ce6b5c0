package store

import (
	"context"
	"fmt"
)

// CleanError says that somebody was erased, but that copies of what was erased
// may still stand in the free space of the database.
type CleanError struct{ err error }

func (e *CleanError) Error() string {
	return fmt.Sprintf("the person is erased, but the free space of the database could not be cleaned: %v", e.err)
}

func (e *CleanError) Unwrap() error { return e.err }

// Unclean reports whether somebody was erased without the free space of the
// file having been cleaned since.
func (s *Store) Unclean(ctx context.Context) (bool, error) {
	var n int
	err := s.db.QueryRowContext(ctx, "SELECT COUNT(*) FROM forgotten WHERE cleaned = 0").Scan(&n)
	return n > 0, fromDriver(err)
}

// Clean writes the database anew, so that nothing of what was erased is left in
// its free space or beside it. Pages that SQLite reorganises leave copies of
// rows behind, so that overwriting what is deleted (secure_delete) is not enough.
// ErrBusy says that another lex is reading or writing; then it can be asked for
// again.
func (s *Store) Clean(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unkept = nil // answers that were found before
	if s.reader != nil && !s.InMemory() {
		// What the reader has resolved holds no more.
		s.reader.Close()
		s.reader, s.resolved = nil, nil
	}
	conn, err := s.db.session(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return s.db.clean(ctx, conn, func() error {
		_, err := conn.ExecContext(ctx, "UPDATE forgotten SET cleaned = 1 WHERE cleaned = 0")
		return fromDriver(err)
	})
}
