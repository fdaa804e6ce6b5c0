package store

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"

	"github.com/namati/lex/internal/records"
)

// SheetInfo says how a sheet is read.
type SheetInfo struct {
	Sheet     string
	Kind      records.Kind
	HeaderRow int
	// Columns is kept as JSON; of a list of objects with field and letter (or
	// column), the addresses of cells are made.
	Columns any
	// Conflicts are the fields that two columns claim.
	Conflicts []Conflict
	// Extra holds the headings of the unknown columns, in order.
	Extra []string
	// Exchange is that of the rows which name none. Language is the sheet's.
	Exchange, Language string
}

// SheetWriter takes the rows of one sheet. It belongs to its batch and is over
// when the batch's next sheet begins.
type SheetWriter struct {
	batch    *Batch
	info     SheetInfo
	id       int64
	exchange int64 // term
	table    string
	rejects  *inserter
	// rows takes the rows of other kinds; those of participants go through
	// queue to bulk and columns.
	rows    *inserter
	queue   *rowQueue
	bulk    *bulk
	columns *columnWriter
	known   personaIndex
	// where the rows of this sheet begin
	firstRow, firstPersona int64
	imported, rejected     int64
	leftOut                int
	content                hash.Hash
	over                   bool
}

// tableOf names the table that holds the rows of a kind.
func tableOf(kind records.Kind) string {
	switch kind {
	case records.Participants:
		return "participant"
	case records.Organizations:
		return "organization"
	}
	return "record"
}

// Sheet begins a sheet of the batch.
func (b *Batch) Sheet(info SheetInfo) (*SheetWriter, error) {
	w, err := b.beginSheet(info)
	if err != nil {
		return nil, fmt.Errorf("store sheet %q: %w", info.Sheet, fromDriver(err))
	}
	return w, nil
}

func (b *Batch) beginSheet(info SheetInfo) (*SheetWriter, error) {
	if err := b.endSheet(); err != nil {
		return nil, err
	}
	w := &SheetWriter{
		batch: b, info: info, id: b.nextImport, table: tableOf(info.Kind),
		firstPersona: b.nextPersona, content: sha256.New(),
	}
	b.nextImport++
	var err error
	if w.exchange, err = b.words.id(b.ctx, termExchange, info.Exchange); err != nil {
		return nil, err
	}
	columns, err := jsonText(info.Columns)
	if err != nil {
		return nil, err
	}
	extra, err := jsonText(info.Extra)
	if err != nil {
		return nil, err
	}
	conflicts, err := jsonText(info.Conflicts)
	if err != nil {
		return nil, err
	}
	if w.firstRow, err = nextRow(b.ctx, b.tx, w.table); err != nil {
		return nil, err
	}
	if _, err := b.tx.ExecContext(b.ctx, `INSERT INTO import (id, batch, sheet, kind, header_row, columns, extra, conflicts, exchange, language,
		imported, rejected, content, first_row, last_row, first_persona, last_persona)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, '', $11, 0, $12, 0)`,
		w.id, b.id, info.Sheet, string(info.Kind), info.HeaderRow, columns, extra, conflicts, w.exchange, info.Language,
		w.firstRow, w.firstPersona); err != nil {
		return nil, err
	}
	w.openTables()
	b.writer, b.sheets = w, append(b.sheets, w)
	return w, nil
}

func (w *SheetWriter) openTables() {
	tx := w.batch.tx
	w.rejects = newInserter(tx, "reject", "id", "import", "sheet_row", "check_name", "cells")
	switch w.table {
	case "participant":
		w.bulk, w.columns = newBulk(tx, w.id, w.firstRow), newColumnWriter(tx, w.id)
		w.queue = newRowQueue(func(block *rowBlock) error { return w.writeBlock(w.batch.ctx, block) })
	case "organization":
		w.rows = newInserter(tx, "organization", organizationColumns...)
	default:
		w.rows = newInserter(tx, "record", "id", "import", "sheet_row", "identity", "content", "body")
	}
}

// ID is the number of the import.
func (w *SheetWriter) ID() int64 { return w.id }

// LeftOut counts the rows that were not stored because they are of people who
// were forgotten.
func (w *SheetWriter) LeftOut() int { return w.leftOut }

// Reject keeps a row that could not be read.
func (w *SheetWriter) Reject(r records.Reject) error {
	b := w.batch
	if b.graves != nil && b.graves.inCells(r.Cells) {
		r.Cells = nil // the row stays counted
	}
	cells, err := jsonText(r.Cells)
	if err != nil {
		return err
	}
	if err := w.usable(""); err != nil {
		return err
	}
	reject := rejectRow{r.Row, r.Check, cells}
	if w.queue != nil {
		return w.queue.reject(b.ctx, reject)
	}
	return w.storeReject(b.ctx, reject)
}

func (w *SheetWriter) storeReject(ctx context.Context, r rejectRow) error {
	id := w.batch.nextReject
	w.batch.nextReject++
	w.rejected++
	return w.rejects.add(ctx, id, w.id, r.row, r.check, r.cells)
}

// writeBlock writes what the queue hands on.
func (w *SheetWriter) writeBlock(ctx context.Context, block *rowBlock) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := range block.rows {
		if err := w.store(ctx, &block.rows[i]); err != nil {
			return err
		}
	}
	for _, r := range block.rejects {
		if err := w.storeReject(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// usable refuses rows of another kind, and rows after the sheet's end.
func (w *SheetWriter) usable(kind records.Kind) error {
	if w.over {
		return fmt.Errorf("sheet %q is over", w.info.Sheet)
	}
	if kind != "" && kind != w.info.Kind {
		return fmt.Errorf("sheet %q holds %s, not %s", w.info.Sheet, w.info.Kind, kind)
	}
	return nil
}

// rowID gives out the next id and notes what the row says.
func (w *SheetWriter) rowID(content int64) int64 {
	var bytes [8]byte
	binary.BigEndian.PutUint64(bytes[:], uint64(content))
	w.content.Write(bytes[:])
	w.imported++
	return w.firstRow + w.imported - 1
}

// endSheet writes what is queued and the numbers of the sheet.
func (b *Batch) endSheet() error {
	w := b.writer
	if w == nil {
		return nil
	}
	if w.queue != nil {
		queue := w.queue
		w.queue = nil
		if err := queue.close(b.ctx); err != nil {
			return err
		}
		if err := w.bulk.flush(b.ctx); err != nil {
			return err
		}
		if err := w.columns.flush(b.ctx); err != nil {
			return err
		}
	}
	b.writer, w.over, w.known = nil, true, personaIndex{}
	for _, table := range []*inserter{w.rows, w.rejects} {
		if table == nil {
			continue
		}
		if err := table.flush(b.ctx); err != nil {
			return err
		}
	}
	last := w.firstRow + w.imported - 1
	var stored int64
	err := b.tx.QueryRowContext(b.ctx, "SELECT COALESCE(MAX(id), $2) FROM "+w.table+" WHERE import = $1 AND id > $2", w.id, w.firstRow-1).Scan(&stored)
	if err != nil || stored != last {
		return errors.Join(err, fmt.Errorf("the rows of sheet %q end at %d, expected %d", w.info.Sheet, stored, last))
	}
	_, err = b.tx.ExecContext(b.ctx, `UPDATE import SET imported = $1, rejected = $2, content = $3, last_row = $4, last_persona = $5 WHERE id = $6`,
		w.imported, w.rejected, hex.EncodeToString(w.content.Sum(nil)), last, b.nextPersona-1, w.id)
	return err
}

// dropSheet ends the writing of a sheet that is not to be stored.
func (b *Batch) dropSheet() error {
	w := b.writer
	if w == nil {
		return nil
	}
	b.writer, w.over = nil, true
	if w.queue != nil {
		w.queue.drop()
		w.queue = nil
	}
	var err error
	if w.bulk != nil {
		err = fromDriver(w.bulk.closeStatement())
	}
	for _, table := range []*inserter{w.rows, w.rejects} {
		if table != nil {
			err = errors.Join(err, table.drop())
		}
	}
	return err
}

// word is the dictionary's integer of a cell.
func (w *SheetWriter) word(ctx context.Context, kind termKind, s string, err *error) int64 {
	if *err != nil {
		return 0
	}
	id, failed := w.batch.words.id(ctx, kind, s)
	*err = failed
	return id
}

// jsonText encodes a list; nil is the empty list.
func jsonText(v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	if string(data) == "null" {
		return "[]", nil
	}
	return string(data), nil
}
