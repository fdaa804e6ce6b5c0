package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"

	"modernc.org/sqlite"
)

// Result codes of SQLite, the low byte of its extended codes.
const (
	sqliteBusy     = 5
	sqliteLocked   = 6
	sqliteReadOnly = 8
	sqliteCorrupt  = 11
	sqliteCantOpen = 14
	sqliteNotADB   = 26
)

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
func openSQLite(path string, readOnly, immutable bool, timeoutMillis string) (*sql.DB, error) {
	q := url.Values{}
	q.Add("_pragma", "busy_timeout("+timeoutMillis+")")
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
	return sql.Open("sqlite", address(path)+"?"+q.Encode())
}

// shrinkMemory gives back what a connection has cached.
const shrinkMemory = "PRAGMA shrink_memory"

// beginWriting begins a transaction that holds the write lock from the start.
const beginWriting = "BEGIN IMMEDIATE"

// fromDriver turns the driver's codes into the errors of this package.
func fromDriver(err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return err
	}
	switch se.Code() & 0xff {
	case sqliteBusy, sqliteLocked:
		return ErrBusy
	case sqliteReadOnly:
		return ErrReadOnly
	case sqliteCorrupt, sqliteNotADB:
		return ErrNotDatabase
	}
	return err
}

func hasCode(err error, code int) bool {
	var se *sqlite.Error
	return errors.As(err, &se) && se.Code()&0xff == code
}

// readingPragmas prepare the connection that counts: its temporary tables hold
// keys only, never a name, and live in memory up to a bound.
var readingPragmas = []string{
	"PRAGMA temp.cache_size = -65536",
	"PRAGMA temp.synchronous = OFF",
}

// schemaQuery asks whether a table of that name exists.
const schemaQuery = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = $1"

// schemaVersion is 0 for an empty file, and ErrNotDatabase for the database of
// another program.
func schemaVersion(ctx context.Context, q querier) (int, error) {
	var version, application, tables int
	for _, ask := range []struct {
		sql  string
		into *int
	}{
		{"PRAGMA user_version", &version},
		{"PRAGMA application_id", &application},
		{"SELECT COUNT(*) FROM sqlite_master", &tables},
	} {
		if err := q.QueryRowContext(ctx, ask.sql).Scan(ask.into); err != nil {
			return 0, fromDriver(err)
		}
	}
	if application == applicationID {
		return version, nil
	}
	if tables > 0 || application != 0 {
		return 0, fmt.Errorf("%w: it belongs to another program", ErrNotDatabase)
	}
	return 0, nil
}

// markSchema notes the version of the schema and whose database it is.
func markSchema(ctx context.Context, q querier, version int) error {
	_, err := q.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", version, applicationID))
	return err
}

// bigKey declares a primary key of big integers that is no index of its own.
const bigKey = "INTEGER PRIMARY KEY"

// placeholders writes (?, ?), (?, ?) for 2 rows of 2 columns. Numbered ones as
// in the other statements would have the driver look up the name of each by a
// search from the first: with 1,000 of them, three quarters of an import.
func placeholders(rows, columns int) string {
	row := "(" + strings.TrimSuffix(strings.Repeat("?, ", columns), ", ") + ")"
	return strings.TrimSuffix(strings.Repeat(row+", ", rows), ", ")
}

// integrityQuery answers "ok" for a sound database.
const integrityQuery = "PRAGMA integrity_check(1)"

// cleaning writes the file anew. The copy that SQLite makes on the way stays in
// memory: it holds people, and belongs into no folder for temporary files.
var cleaning = []string{"PRAGMA temp_store = MEMORY", "VACUUM", "PRAGMA temp_store = DEFAULT"}

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
