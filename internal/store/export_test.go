package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// CountInMemoryFrom sets the number of rows from which counting is done in
// memory and answers are kept, and returns the reset.
func CountInMemoryFrom(rows int64) (reset func()) {
	file, server := *sqliteDialect, *postgresDialect
	for _, d := range []*dialect{sqliteDialect, postgresDialect} {
		d.ledgerRows, d.keptRows = rows, rows
	}
	if rows > 0 { // temporary tables are made
		postgresDialect.beginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ"
	}
	return func() { *sqliteDialect, *postgresDialect = file, server }
}

// LimitPages lets a file grow no further than to so many pages, as a disk that is
// full does. The limit is one of each connection, so all of the pool get it.
func (s *Store) LimitPages(ctx context.Context, pages int) error {
	const connections = 4
	s.db.SetMaxIdleConns(connections)
	for range connections {
		c, err := s.db.session(ctx)
		if err != nil {
			return err
		}
		defer c.Close()
		if _, err := c.ExecContext(ctx, fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
			return err
		}
	}
	return nil
}

// VersionAtOpening reads the version of a file as Open does, and lets something
// happen after each question that it asks.
func VersionAtOpening(ctx context.Context, path string, between func()) (int, error) {
	db, err := openSQLite(path, false, false, time.Minute)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	return sqliteVersion(ctx, interrupted{db, between})
}

// interrupted is a querier of which every question is followed by something.
type interrupted struct {
	querier
	then func()
}

func (q interrupted) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	defer q.then()
	return q.querier.QueryRowContext(ctx, query, args...)
}
