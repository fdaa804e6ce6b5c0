// Package storetest lets the same tests run on a file and on a server: where
// LEX_TEST_POSTGRES holds the address of a PostgreSQL (.ci/postgres starts one),
// the path of a database means a schema of that server, which goes when the test
// ends. Tests alone import it.
package storetest

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"flag"
	"os"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

// TB is what Place needs of a test, of package testing or rapid.
type TB interface {
	Helper()
	Cleanup(func())
	Skip(args ...any)
	Fatalf(format string, args ...any)
}

// Server is the address of the server to test on, "" for files.
func Server() string { return os.Getenv("LEX_TEST_POSTGRES") }

// NeedsFile skips a test that is about files.
func NeedsFile(t TB) {
	t.Helper()
	if Server() != "" {
		t.Skip("about files (SQLite), and LEX_TEST_POSTGRES is set")
	}
}

// NeedsServer skips a test that is about a server, else gives its address.
func NeedsServer(t TB) string {
	t.Helper()
	if Server() == "" {
		t.Skip("LEX_TEST_POSTGRES names no PostgreSQL to test on; .ci/postgres starts one")
	}
	return Server()
}

// Place is where a test keeps the database of a path: the path itself, or a
// schema of the server.
func Place(t TB, path string) string {
	t.Helper()
	if Server() == "" || path == ":memory:" || strings.Contains(path, "://") {
		return path
	}
	return Schema(t, path)
}

// Schema is the address of a schema of the server that goes by any name. It is
// dropped when the test ends.
func Schema(t TB, name string) string {
	t.Helper()
	sum := sha256.Sum256([]byte(name))
	schema := "t" + hex.EncodeToString(sum[:12])
	t.Cleanup(func() {
		if _, err := Exec(Server(), "DROP SCHEMA IF EXISTS "+schema+" CASCADE"); err != nil {
			t.Fatalf("drop the schema of the test: %v", err)
		}
	})
	return With(Server(), "schema="+schema)
}

// With is an address with one more parameter.
func With(dsn, parameter string) string {
	if strings.Contains(dsn, "?") {
		return dsn + "&" + parameter
	}
	return dsn + "?" + parameter
}

// Exec runs a statement on a database behind the store's back and tells how many
// rows it changed. The place is an address of a server, with its schema, or the
// path of a file.
func Exec(place, statement string, args ...any) (rows int64, err error) {
	driver := "sqlite"
	if before, schema, found := strings.Cut(place, "schema="); found {
		place = before + "search_path=" + schema
	}
	if strings.Contains(place, "://") {
		driver = "pgx"
	}
	db, err := sql.Open(driver, place)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	done, err := db.ExecContext(context.Background(), statement, args...)
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// Traces counts how often a text stands in the tables of a server's schema,
// whatever the case.
func Traces(place, text string) (n int, err error) {
	before, schema, _ := strings.Cut(place, "schema=")
	db, err := sql.Open("pgx", before+"search_path="+schema)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	rows, err := db.QueryContext(context.Background(), "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = $1", schema)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var table string
		var here int
		if err := rows.Scan(&table); err != nil {
			return 0, err
		}
		err := db.QueryRowContext(context.Background(), `SELECT COALESCE(SUM((length(row) - length(replace(row, $1, ''))) / length($1)), 0)
			FROM (SELECT lower(t::text) AS row FROM `+table+" t) AS texts", strings.ToLower(text)).Scan(&here)
		if err != nil {
			return 0, err
		}
		n += here
	}
	return n, rows.Err()
}

// FewerTries lets property tests try less often on a server, where each try
// makes tables: go test -rapid.checks says otherwise.
func FewerTries() {
	if Server() != "" {
		_ = flag.Set("rapid.checks", "15") // it is there in tests that use rapid
	}
}
