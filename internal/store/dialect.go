package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
	"time"
)

// dialect is what one kind of database wants to be told in its own words. There
// are two values of it, sqliteDialect and postgresDialect; all other SQL of this
// package is understood by both.
type dialect struct {
	// name is the folder of its migrations.
	name string
	// numbered tells that placeholders are $1, $2 and so on, and ? is none.
	numbered bool
	// bigKey declares a primary key of big integers that is, where that can be,
	// no index of its own.
	bigKey string
	// copies tells that rows are written by COPY, distant that each question is
	// a journey, so that many small ones cost more than a large one.
	copies, distant bool
	// risesInOrder tells that numbers of a column can be moved up in one go: rows
	// are changed in the order of their ids.
	risesInOrder bool
	// findTerm looks up the id of a term by kind and text.
	findTerm string
	// ledgerRows is the number of participant rows from which they are counted in
	// memory, keptRows that from which answers are kept.
	ledgerRows, keptRows int64

	// beginReading begins a transaction that sees one state of the data;
	// readingPragmas prepare the connection for it, shrinkMemory gives back what
	// it has cached.
	beginReading   string
	readingPragmas []string
	shrinkMemory   string
	// deferChecks puts off, to the end of a transaction, the checks whether what
	// rows refer to is there; "" where none need be.
	deferChecks string

	// beginWriting begins a transaction that holds the write lock from the start;
	// the error is ErrBusy when another one holds it for longer than the wait.
	beginWriting func(ctx context.Context, c *session, wait time.Duration) error
	// schemaVersion is 0 where there is nothing yet, and ErrNotDatabase where
	// there is something of another program. markSchema notes the version.
	schemaVersion func(ctx context.Context, q querier) (int, error)
	markSchema    func(ctx context.Context, q querier, version int) error
	// verify reads everything and tells whether it is sound.
	verify func(ctx context.Context, s *Store) error
	// clean leaves nothing of what was erased behind; done is called before the
	// last trace is wiped.
	clean func(ctx context.Context, c *session, done func() error) error
}

func (d *dialect) speaks() *dialect { return d }

// querier is what a pool and a connection have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
	speaks() *dialect
}

// shrink gives back what a connection has cached.
func shrink(ctx context.Context, q querier) error {
	if q.speaks().shrinkMemory == "" {
		return nil
	}
	_, err := q.ExecContext(ctx, q.speaks().shrinkMemory)
	return err
}

// pool is a database. Its connections may be used side by side.
type pool struct {
	*sql.DB
	*dialect
}

// session is one connection. While rows of a question are being read, it can
// be asked nothing else.
type session struct {
	*sql.Conn
	*dialect
}

// session takes a connection out of the pool; closing gives it back.
func (p pool) session(ctx context.Context) (*session, error) {
	conn, err := p.Conn(ctx)
	if err != nil {
		return nil, fromDriver(err)
	}
	return &session{conn, p.dialect}, nil
}

// placeholders writes (?, ?), (?, ?) for 2 rows of 2 columns. For SQLite they
// bear no numbers: the driver would look up the name of each by a search from
// the first; with 1,000 of them, three quarters of an import.
func (d *dialect) placeholders(rows, columns int) string {
	var b strings.Builder
	for i := range rows * columns {
		switch {
		case i == 0:
			b.WriteByte('(')
		case i%columns == 0:
			b.WriteString("), (")
		default:
			b.WriteString(", ")
		}
		if d.numbered {
			b.WriteString("$" + strconv.Itoa(i+1))
		} else {
			b.WriteByte('?')
		}
	}
	b.WriteByte(')')
	return b.String()
}
