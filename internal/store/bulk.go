package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// bulkRows is how many rows one statement writes, copiedRows how many a COPY.
const (
	bulkRows   = 64
	copiedRows = 4096
)

// bulk writes rows of participants by the hundred thousand. It speaks to the
// driver itself, which spares the conversions of database/sql, and leaves out
// the columns that no row has used yet: most sheets have half of them.
type bulk struct {
	conn   *session
	source int64
	next   int64 // id of the next row to be written
	most   int   // rows to a statement
	// pending holds the values of the rows in the order of participantColumns;
	// nil stands for 0 or NULL.
	pending []driver.Value
	args    []driver.NamedValue
	used    [len(participantColumns)]bool
	full    driver.Stmt
	stream  copyStream
}

// participantColumns are the columns that a row binds; its id and its import go
// without saying.
var participantColumns = [...]string{
	"sheet_row", "persona", "organization", "country", "focus", "exchange", "role", "status",
	"sex", "age", "disability", "day", "consent",
	"name", "email", "phone", "city", "position", "notes", "extra", "days",
}

// participantIntegers is how many of the columns are integers.
const participantIntegers = 13

// newBulk writes the rows of an import, the first of which gets the id first.
func newBulk(conn *session, source, first int64) *bulk {
	most := bulkRows
	if conn.copies {
		most = copiedRows
	}
	return &bulk{conn: conn, source: source, next: first, most: most, pending: make([]driver.Value, 0, most*len(participantColumns))}
}

// row is the space for the values of one more row.
func (w *bulk) row() []driver.Value {
	n := len(w.pending)
	w.pending = w.pending[:n+len(participantColumns)]
	return w.pending[n:]
}

// added writes what is queued when it is enough for a statement.
func (w *bulk) added(ctx context.Context) error {
	if len(w.pending) < cap(w.pending) {
		return nil
	}
	return w.write(ctx)
}

func (w *bulk) write(ctx context.Context) error {
	const columns = len(participantColumns)
	for i, v := range w.pending {
		if v != nil && !w.used[i%columns] {
			w.used[i%columns] = true
			if err := w.closeStatement(); err != nil {
				return err
			}
		}
	}
	if w.conn.copies {
		return w.copy(ctx)
	}
	w.args = w.args[:0]
	for i, v := range w.pending {
		if !w.used[i%columns] {
			continue
		}
		if v == nil && i%columns < participantIntegers {
			v = int64(0)
		}
		w.args = append(w.args, driver.NamedValue{Ordinal: len(w.args) + 1, Value: v})
	}
	rows := len(w.pending) / columns
	err := w.conn.Raw(func(driverConn any) error { return w.execute(ctx, driverConn, rows) })
	clear(w.pending)
	w.pending = w.pending[:0]
	return fromDriver(err)
}

// copy writes what is queued by COPY, with the ids that go without saying where
// rows are inserted.
func (w *bulk) copy(ctx context.Context) error {
	const columns = len(participantColumns)
	names := []string{"id", "import"}
	for i, name := range participantColumns {
		if w.used[i] {
			names = append(names, name)
		}
	}
	w.stream.begin(len(names))
	for at := 0; at < len(w.pending); at += columns {
		w.stream.row()
		w.stream.integer(w.next)
		w.stream.integer(w.source)
		for i, v := range w.pending[at : at+columns] {
			switch {
			case !w.used[i]:
			case v == nil && i < participantIntegers:
				w.stream.integer(0)
			default:
				w.stream.value(v)
			}
		}
		w.next++
	}
	clear(w.pending)
	w.pending = w.pending[:0]
	return fromDriver(w.stream.send(ctx, w.conn, "participant", names))
}

func (w *bulk) execute(ctx context.Context, driverConn any, rows int) (err error) {
	statement := w.full
	if rows < w.most || statement == nil {
		preparer, ok := driverConn.(driver.ConnPrepareContext)
		if !ok {
			return fmt.Errorf("the driver %T cannot prepare statements", driverConn)
		}
		if statement, err = preparer.PrepareContext(ctx, w.statement(rows)); err != nil {
			return err
		}
		if rows == w.most {
			w.full = statement
		} else {
			defer func() { err = errors.Join(err, statement.Close()) }()
		}
	}
	executer, ok := statement.(driver.StmtExecContext)
	if !ok {
		return fmt.Errorf("the driver %T cannot run statements", driverConn)
	}
	_, err = executer.ExecContext(ctx, w.args)
	return err
}

func (w *bulk) statement(rows int) string {
	names, row := []string{"import"}, "("+strconv.FormatInt(w.source, 10)
	for i, name := range participantColumns {
		if w.used[i] {
			names = append(names, name)
			row += ", ?"
		}
	}
	row += "), "
	return "INSERT INTO participant (" + strings.Join(names, ", ") + ") VALUES " + strings.TrimSuffix(strings.Repeat(row, rows), ", ")
}

func (w *bulk) closeStatement() error {
	if w.full == nil {
		return nil
	}
	full := w.full
	w.full = nil
	return w.conn.Raw(func(any) error { return full.Close() })
}

// flush writes what is queued and ends the bulk. A statement that stayed open
// would keep the database open behind it.
func (w *bulk) flush(ctx context.Context) error {
	var err error
	if len(w.pending) > 0 {
		err = w.write(ctx)
	}
	return errors.Join(err, fromDriver(w.closeStatement()))
}
