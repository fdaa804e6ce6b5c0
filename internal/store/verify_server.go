package store

import (
	"context"
	"database/sql"
	"fmt"
)

// verifyServer reads every table to its end, so that the server meets whatever
// page is damaged, and compares what imports say of their rows with what is
// there.
func verifyServer(ctx context.Context, s *Store) error {
	return s.read(ctx, func(q querier) error {
		for _, table := range Tables {
			if _, err := digestOfTable(ctx, q, table); err != nil {
				return err
			}
		}
		return each(ctx, q, func(rows *sql.Rows) error {
			var id, says, has int64
			if err := rows.Scan(&id, &says, &has); err != nil {
				return err
			}
			return fmt.Errorf("%w: import %d has %d rows, expected %d", ErrNotDatabase, id, has, says)
		}, `SELECT i.id, i.imported, COALESCE(p.n, 0) + COALESCE(o.n, 0) + COALESCE(r.n, 0) FROM import i
			LEFT JOIN (SELECT import, COUNT(*) AS n FROM participant GROUP BY import) p ON p.import = i.id
			LEFT JOIN (SELECT import, COUNT(*) AS n FROM organization GROUP BY import) o ON o.import = i.id
			LEFT JOIN (SELECT import, COUNT(*) AS n FROM record GROUP BY import) r ON r.import = i.id
			WHERE i.imported <> COALESCE(p.n, 0) + COALESCE(o.n, 0) + COALESCE(r.n, 0) ORDER BY i.id LIMIT 1`)
	})
}

// cleaned are the tables in which erased people may have left traces.
var cleaned = []string{"participant", "organization", "record", "reject", "column_chunk", "term", "decision", "listed", "kept"}

// cleanServer writes the tables anew, which the owner of the tables alone can
// do; VACUUM would pass over the tables of others with a warning that nobody
// sees. What stands in the log of the server (WAL) and in its backups goes when
// the server drops them.
func cleanServer(ctx context.Context, c *session, done func() error) error {
	var foreign int
	if err := c.QueryRowContext(ctx, `SELECT COUNT(*) FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
		WHERE n.nspname = current_schema() AND t.relname = 'participant' AND NOT pg_has_role(t.relowner, 'USAGE')`).Scan(&foreign); err != nil {
		return fromDriver(err)
	}
	if foreign > 0 {
		return ErrDenied
	}
	if _, err := c.ExecContext(ctx, "SET lock_timeout = 5000"); err != nil {
		return fromDriver(err)
	}
	for _, table := range cleaned {
		if _, err := c.ExecContext(ctx, "VACUUM (FULL) "+table); err != nil {
			return fromDriver(err)
		}
	}
	if _, err := c.ExecContext(ctx, "RESET lock_timeout"); err != nil {
		return fromDriver(err)
	}
	return done()
}
