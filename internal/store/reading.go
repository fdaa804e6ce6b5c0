package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Reading is how a sheet was read when it was imported.
type Reading struct {
	// Columns maps a field to the letters of its column.
	Columns map[string]string
	// Exchange is that of the rows which name none, as it was given. Language is
	// the sheet's, "" where nothing told it.
	Exchange, Language string
}

// ReadingOf tells how the sheet of an import was read. The error is an
// *ImportError where there is no such import.
func (s *Store) ReadingOf(ctx context.Context, id int64) (Reading, error) {
	var r Reading
	var columns string
	err := s.db.QueryRowContext(ctx, `SELECT i.columns, i.language, COALESCE(t.text, '')
		FROM import i LEFT JOIN term t ON t.id = i.exchange WHERE i.id = $1`, id).Scan(&columns, &r.Language, &r.Exchange)
	if errors.Is(err, sql.ErrNoRows) {
		return r, &ImportError{id, "does not exist"}
	}
	if err != nil {
		return r, fmt.Errorf("read import: %w", fromDriver(err))
	}
	r.Columns = columnsOf(columns)
	return r, nil
}
