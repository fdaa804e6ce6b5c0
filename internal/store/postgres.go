package store

import (
	"context"
	"fmt"
	"hash/fnv"
	"time"
)

// postgresDialect speaks to PostgreSQL 13 or later, and by what it avoids (see
// docs/SCALING.md) to clusters that speak its protocol.
//
// Counting goes over columns in memory whatever their number: that asks a few
// questions, where temporary tables would take dozens, and needs no right but to
// read.
var postgresDialect = &dialect{
	name:          "postgres",
	numbered:      true,
	bigKey:        "BIGINT PRIMARY KEY",
	copies:        true,
	distant:       true,
	keptRows:      20_000,
	findTerm:      "SELECT id FROM term WHERE kind = $1 AND text = $2 AND left(text, 200) = left($2, 200)",
	beginReading:  "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
	beginWriting:  beginOnServer,
	schemaVersion: serverVersion,
	markSchema: func(ctx context.Context, q querier, version int) error {
		if _, err := q.ExecContext(ctx, "DELETE FROM lex_schema"); err != nil {
			return err
		}
		_, err := q.ExecContext(ctx, "INSERT INTO lex_schema (application, version) VALUES ($1, $2)", int64(applicationID), int64(version))
		return err
	},
	verify: verifyServer,
	clean:  cleanServer,
}

// What is locked by advisory locks; the other half of a lock's key is the schema.
const (
	lockWriting  = applicationID
	lockSchedule = applicationID + 1
)

// schemaKey is the schema's half of the key of an advisory lock. Two schemas
// that share one wait for each other, no more.
func schemaKey(ctx context.Context, q querier) (int32, error) {
	var schema string
	if err := q.QueryRowContext(ctx, "SELECT COALESCE(current_schema(), '')").Scan(&schema); err != nil {
		return 0, err
	}
	h := fnv.New32a()
	h.Write([]byte(schema))
	return int32(h.Sum32()), nil
}

// beginOnServer waits for the one lock that all writers take. It must be the
// first to be asked for in the transaction, at READ COMMITTED: what is read
// afterwards is what the writer before has left.
func beginOnServer(ctx context.Context, c *session, wait time.Duration) error {
	key, err := schemaKey(ctx, c)
	if err != nil {
		return err
	}
	if _, err := c.ExecContext(ctx, fmt.Sprintf("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = %d", max(wait.Milliseconds(), 1))); err != nil {
		return err
	}
	_, err = c.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1, $2)", int32(lockWriting), key)
	return err
}

// serverVersion reads the schema in which tables are made and looked for.
func serverVersion(ctx context.Context, q querier) (int, error) {
	var tables, own int
	if err := q.QueryRowContext(ctx, `SELECT COUNT(*), COUNT(CASE WHEN tablename = 'lex_schema' THEN 1 END)
		FROM pg_catalog.pg_tables WHERE schemaname = current_schema()`).Scan(&tables, &own); err != nil {
		return 0, fromDriver(err)
	}
	if own == 0 {
		if tables > 0 {
			return 0, errForeign
		}
		return 0, nil
	}
	var application, version int64
	if err := q.QueryRowContext(ctx, "SELECT COALESCE(MAX(application), 0), COALESCE(MAX(version), 0) FROM lex_schema").Scan(&application, &version); err != nil {
		return 0, fromDriver(err)
	}
	if application != applicationID {
		return 0, errForeign
	}
	return int(version), nil
}

// makeSchema makes the schema that the address names, where there is none yet.
func (s *server) makeSchema(ctx context.Context, tx querier) error {
	var there int
	if err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM pg_catalog.pg_namespace WHERE nspname = $1", s.schema).Scan(&there); err != nil || there > 0 || s.schema == "" {
		return err
	}
	_, err := tx.ExecContext(ctx, "CREATE SCHEMA "+s.schema)
	return err
}

// ScheduleLock takes the lock that one of several machines holds while it runs
// the schedules of a database, without waiting: ErrBusy when another one has it.
// A machine that dies loses it with its connection. A file needs none: the lock
// in the workspace does.
func (s *Store) ScheduleLock(ctx context.Context) (unlock func() error, err error) {
	if s.server == nil {
		return func() error { return nil }, nil
	}
	c, err := s.db.session(ctx)
	if err != nil {
		return nil, err
	}
	key, err := schemaKey(ctx, c)
	got := false
	if err == nil {
		err = c.QueryRowContext(ctx, "SELECT pg_try_advisory_lock($1, $2)", int32(lockSchedule), key).Scan(&got)
	}
	if err == nil && !got {
		err = ErrBusy
	}
	if err != nil {
		_ = c.Close()
		return nil, fmt.Errorf("lock the schedules: %w", fromDriver(err))
	}
	return func() error {
		ctx := context.WithoutCancel(ctx)
		_, err := c.ExecContext(ctx, "SELECT pg_advisory_unlock($1, $2)", int32(lockSchedule), key)
		if err != nil {
			// The connection is gone, and the lock with it.
			return c.rollback(ctx)
		}
		return c.Close()
	}, nil
}
