package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// sqliteDialect speaks to a file, or to a database in memory.
var sqliteDialect = &dialect{
	name:         "sqlite",
	bigKey:       "INTEGER PRIMARY KEY",
	risesInOrder: true,
	ledgerRows:   20_000, // below, SQL is as quick and needs no more than its own small tables
	keptRows:     20_000, // small data are counted anew, so that reading them leaves the file alone
	findTerm:     "SELECT id FROM term WHERE kind = $1 AND text = $2",
	beginReading: "BEGIN",
	// Temporary tables hold keys only, never a name, and live in memory up to a
	// bound.
	readingPragmas: []string{"PRAGMA temp.cache_size = -65536", "PRAGMA temp.synchronous = OFF"},
	shrinkMemory:   "PRAGMA shrink_memory",
	deferChecks:    "PRAGMA defer_foreign_keys = ON",
	beginWriting: func(ctx context.Context, c *session, _ time.Duration) error {
		_, err := c.ExecContext(ctx, "BEGIN IMMEDIATE") // busy_timeout waits
		return err
	},
	schemaVersion: sqliteVersion,
	markSchema: func(ctx context.Context, q querier, version int) error {
		_, err := q.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", version, applicationID))
		return err
	},
	verify: func(ctx context.Context, s *Store) error {
		var answer string
		if err := s.db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&answer); err != nil {
			return fromDriver(err)
		}
		if answer != "ok" {
			return fmt.Errorf("%w: it is damaged", ErrNotDatabase)
		}
		return nil
	},
	clean: cleanFile,
}

// applicationID stands in the header of every database of lex ("lex1"), so that
// another program's database is not taken for one.
const applicationID = 0x6c657831

// inMemory is the address of a database that lives as long as the store.
const inMemory = ":memory:"

// memories numbers the databases in memory, which share one namespace.
var memories atomic.Int64

// address is the address of a file for the driver, options still lacking.
func address(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	return "file://" + (&url.URL{Path: slashed}).EscapedPath()
}

// openSQLite opens a connection pool on a file that exists. Writers take the
// lock when a transaction begins (immediate), so that two of them never
// deadlock; readers see the state of their first read.
func openSQLite(path string, readOnly, immutable bool, wait time.Duration) (pool, error) {
	q := url.Values{}
	q.Add("_pragma", "busy_timeout("+strconv.FormatInt(wait.Milliseconds(), 10)+")")
	q.Add("_pragma", "foreign_keys(1)")
	q.Add("_pragma", "cache_size(-32768)")
	if readOnly {
		q.Set("mode", "ro")
		if immutable {
			q.Set("immutable", "1")
		}
	} else {
		q.Set("mode", "rw")
		q.Set("_txlock", "immediate")
		q.Add("_pragma", "journal_mode(WAL)")
		q.Add("_pragma", "synchronous(FULL)")
		q.Add("_pragma", "secure_delete(1)")
	}
	if strings.HasPrefix(path, inMemory) {
		q.Set("vfs", "memdb")
		q.Del("mode")
		path = "/" + path
	}
	db, err := sql.Open("sqlite", address(path)+"?"+q.Encode())
	return pool{db, sqliteDialect}, err
}

// tablesNamed asks whether a table of that name exists.
const tablesNamed = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $1"

// versionAsked asks for the marks of the header and whether there are tables in
// one statement: all three are of one moment, also while another lex makes them.
const versionAsked = `SELECT (SELECT user_version FROM pragma_user_version),
	(SELECT application_id FROM pragma_application_id), (SELECT COUNT(*) FROM sqlite_master)`

func sqliteVersion(ctx context.Context, q querier) (int, error) {
	var version, application, tables int
	if err := q.QueryRowContext(ctx, versionAsked).Scan(&version, &application, &tables); err != nil {
		return 0, fromDriver(err)
	}
	if application == applicationID {
		return version, nil
	}
	if tables > 0 || application != 0 {
		return 0, fmt.Errorf("%w: it belongs to another program", ErrNotDatabase)
	}
	return 0, nil
}

// cleanFile writes the file anew. The copy that SQLite makes on the way stays in
// memory: it holds people, and belongs into no folder for temporary files.
func cleanFile(ctx context.Context, c *session, done func() error) error {
	for _, statement := range []string{"PRAGMA temp_store = MEMORY", "VACUUM", "PRAGMA temp_store = DEFAULT"} {
		if _, err := c.ExecContext(ctx, statement); err != nil {
			return fromDriver(err)
		}
	}
	if err := emptyLog(ctx, c); err != nil {
		return err
	}
	if err := done(); err != nil {
		return err
	}
	return emptyLog(ctx, c)
}

// emptyLog moves what stands in the log beside the file (-wal) into the file and
// cuts the log to nothing.
func emptyLog(ctx context.Context, q querier) error {
	var busy, pages, moved int
	if err := q.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return fromDriver(err)
	}
	if busy != 0 {
		return ErrBusy
	}
	return nil
}
