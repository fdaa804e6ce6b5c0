package store

import (
	"context"
	"database/sql"
	"strings"
)

// rowsPerInsert is how many rows one statement writes: measured, more brings
// little and fewer costs a third. rowsPerCopy is the same of COPY.
const (
	rowsPerInsert = 50
	rowsPerCopy   = 2000
	// mostPending bounds the bytes that wait: packed columns are large.
	mostPending = 4 << 20
)

// inserter writes rows of one table, many to a statement, or to a COPY.
type inserter struct {
	tx      querier
	table   string
	columns []string
	most    int
	full    *sql.Stmt
	stream  copyStream
	pending []any
	size    int // of the texts and bytes that are queued
}

func newInserter(tx querier, table string, columns ...string) *inserter {
	most := rowsPerInsert
	if tx.speaks().copies {
		most = rowsPerCopy
	}
	return &inserter{tx: tx, table: table, columns: columns, most: most, pending: make([]any, 0, rowsPerInsert*len(columns))}
}

// add queues one row; its values stand in the order of the columns.
func (w *inserter) add(ctx context.Context, values ...any) error {
	w.pending = append(w.pending, values...)
	for _, v := range values {
		switch v := v.(type) {
		case string:
			w.size += len(v)
		case []byte:
			w.size += len(v)
		}
	}
	full := len(w.pending) == w.most*len(w.columns)
	switch {
	case !full && w.size < mostPending:
		return nil
	case !full, w.tx.speaks().copies:
		return w.flush(ctx)
	}
	if w.full == nil {
		stmt, err := w.tx.PrepareContext(ctx, w.statement(w.most))
		if err != nil {
			return fromDriver(err)
		}
		w.full = stmt
	}
	_, err := w.full.ExecContext(ctx, w.pending...)
	w.pending, w.size = w.pending[:0], 0
	return fromDriver(err)
}

func (w *inserter) statement(rows int) string {
	return "INSERT INTO " + w.table + " (" + strings.Join(w.columns, ", ") + ") VALUES " + w.tx.speaks().placeholders(rows, len(w.columns))
}

// flush writes what is queued and ends the inserter. A statement that stayed
// open would keep the database open behind it.
func (w *inserter) flush(ctx context.Context) error {
	if err := w.drop(); err != nil || len(w.pending) == 0 {
		return err
	}
	var err error
	if c, ok := w.tx.(*session); ok && c.copies {
		w.stream.begin(len(w.columns))
		for i, v := range w.pending {
			if i%len(w.columns) == 0 {
				w.stream.row()
			}
			w.stream.value(v)
		}
		err = w.stream.send(ctx, c, w.table, w.columns)
	} else {
		_, err = w.tx.ExecContext(ctx, w.statement(len(w.pending)/len(w.columns)), w.pending...)
	}
	clear(w.pending)
	w.pending, w.size = w.pending[:0], 0
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
