package store

import (
	"context"
	"database/sql"
	"strings"
)

// rowsPerInsert is how many rows one statement writes: measured, more brings
// little and fewer costs a third.
const rowsPerInsert = 50

// inserter writes rows of one table, many to a statement.
type inserter struct {
	tx      querier
	head    string
	columns int
	full    *sql.Stmt
	pending []any
}

func newInserter(tx querier, table string, columns ...string) *inserter {
	return &inserter{
		tx:      tx,
		head:    "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES ",
		columns: len(columns),
		pending: make([]any, 0, rowsPerInsert*len(columns)),
	}
}

// add queues one row; its values stand in the order of the columns.
func (w *inserter) add(ctx context.Context, values ...any) error {
	w.pending = append(w.pending, values...)
	if len(w.pending) < rowsPerInsert*w.columns {
		return nil
	}
	if w.full == nil {
		stmt, err := w.tx.PrepareContext(ctx, w.head+placeholders(rowsPerInsert, w.columns))
		if err != nil {
			return fromDriver(err)
		}
		w.full = stmt
	}
	_, err := w.full.ExecContext(ctx, w.pending...)
	w.pending = w.pending[:0]
	return fromDriver(err)
}

// flush writes what is queued and ends the inserter. A statement that stayed
// open would keep the database open behind it.
func (w *inserter) flush(ctx context.Context) error {
	if err := w.drop(); err != nil || len(w.pending) == 0 {
		return err
	}
	_, err := w.tx.ExecContext(ctx, w.head+placeholders(len(w.pending)/w.columns, w.columns), w.pending...)
	w.pending = w.pending[:0]
	return fromDriver(err)
}

// drop ends the inserter without writing.
func (w *inserter) drop() error {
	if w.full == nil {
		return nil
	}
	full := w.full
	w.full = nil
	return fromDriver(full.Close())
}

// text is NULL for the empty text, which most cells of most columns are.
func text(s string) any {
	if s == "" {
		return nil
	}
	return s
}
