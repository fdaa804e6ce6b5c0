package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// File is a file to be imported.
type File struct {
	// Path is the source: relative to the workspace, slashes forward. Name is
	// the base name that reports may show.
	Path, Name string
	SHA256     string
	// Mapping is a digest of the options by which the file is read.
	Mapping string
	// Replace is the number of an import whose file this one replaces although
	// it has another path, or 0.
	Replace int64
	// Details is how many rows a Commit lists of those by which a sheet differs
	// from its earlier version; 0 counts them only.
	Details int
}

// BatchInfo describes a file that was imported.
type BatchInfo struct {
	Batch                       int64
	Path, Name, SHA256, Mapping string
	// Imports are the numbers of its sheets, in order.
	Imports []int64
}

// Batch is a file being imported: one transaction, from Begin to Commit or
// Rollback. It is used by one goroutine.
type Batch struct {
	store       *Store
	ctx         context.Context
	tx          *session // in a transaction until over
	over        bool
	settled     bool // all of it stands in the tables
	id          int64
	file        File
	predecessor *BatchInfo
	words       *dictionary
	graves      *tombstones // nil where nobody was forgotten
	writer      *SheetWriter
	sheets      []*SheetWriter
	// next ids of the tables to which sheets write
	nextImport, nextPersona, nextReject int64
}

// Known finds what the store has of a file: the active batch with the same
// bytes and mapping, under whatever name (the file is unchanged), and the one
// that it would replace. Both may be nil. With Replace, the error is an
// *ImportError when that import is not active.
func (s *Store) Known(ctx context.Context, f File) (unchanged, predecessor *BatchInfo, err error) {
	unchanged, predecessor, err = known(ctx, s.db, f)
	if err != nil {
		return nil, nil, fmt.Errorf("look up file: %w", fromDriver(err))
	}
	return unchanged, predecessor, nil
}

func known(ctx context.Context, q querier, f File) (unchanged, predecessor *BatchInfo, err error) {
	unchanged, err = findBatch(ctx, q, "status = 'active' AND sha256 = $1 AND mapping = $2", f.SHA256, f.Mapping)
	if err != nil {
		return nil, nil, err
	}
	if f.Replace != 0 {
		predecessor, err = findBatch(ctx, q, "status = 'active' AND id = (SELECT batch FROM import WHERE id = $1)", f.Replace)
		if err == nil && predecessor == nil {
			err = &ImportError{f.Replace, "is not active, so nothing can replace it"}
		}
		return unchanged, predecessor, err
	}
	predecessor, err = findBatch(ctx, q, "status = 'active' AND path = $1", f.Path)
	return unchanged, predecessor, err
}

// findBatch returns the oldest batch that fits, or nil.
func findBatch(ctx context.Context, q querier, where string, args ...any) (*BatchInfo, error) {
	b := &BatchInfo{}
	err := q.QueryRowContext(ctx, "SELECT id, path, name, sha256, mapping FROM batch WHERE "+where+" ORDER BY id LIMIT 1", args...).
		Scan(&b.Batch, &b.Path, &b.Name, &b.SHA256, &b.Mapping)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	b.Imports, err = integers(ctx, q, "SELECT id FROM import WHERE batch = $1 ORDER BY id", b.Batch)
	return b, err
}

// Begin starts the import of a file and takes the write lock; ErrBusy when
// another lex holds it, ErrUnchanged when another lex has stored the very file
// since Known was asked.
func (s *Store) Begin(ctx context.Context, f File) (*Batch, error) {
	if s.options.ReadOnly {
		return nil, fmt.Errorf("begin import: %w", ErrReadOnly)
	}
	conn, err := s.db.begin(ctx, s.wait())
	if err != nil {
		return nil, fmt.Errorf("begin import: %w", err)
	}
	b := &Batch{store: s, ctx: ctx, tx: conn, file: f}
	if err := b.begin(); err != nil {
		return nil, fmt.Errorf("begin import: %w", errors.Join(fromDriver(err), b.Rollback()))
	}
	return b, nil
}

func (b *Batch) begin() error {
	unchanged, predecessor, err := known(b.ctx, b.tx, b.file)
	if err != nil {
		return err
	}
	if unchanged != nil {
		return ErrUnchanged
	}
	b.predecessor = predecessor
	if b.id, err = nextID(b.ctx, b.tx, "batch"); err != nil {
		return err
	}
	if b.nextImport, err = nextID(b.ctx, b.tx, "import"); err != nil {
		return err
	}
	if err := b.tx.QueryRowContext(b.ctx, "SELECT COALESCE(MAX(last_persona), 0) + 1 FROM import").Scan(&b.nextPersona); err != nil {
		return err
	}
	if b.nextReject, err = nextID(b.ctx, b.tx, "reject"); err != nil {
		return err
	}
	if b.words, err = newDictionary(b.ctx, b.tx); err != nil {
		return err
	}
	if b.graves, err = readTombstones(b.ctx, b.tx); err != nil {
		return err
	}
	_, err = b.tx.ExecContext(b.ctx, `INSERT INTO batch (id, path, name, sha256, mapping, status, imported_at, who, version)
		VALUES ($1, $2, $3, $4, $5, 'active', $6, $7, $8)`,
		b.id, b.file.Path, b.file.Name, b.file.SHA256, b.file.Mapping, b.store.now(), b.store.options.Who, b.store.options.Version)
	return err
}

// Commit stores the batch for good, puts its predecessor aside and says what
// differs, sheet by sheet. After an error nothing of the batch is stored.
func (b *Batch) Commit(ctx context.Context) ([]SheetChange, error) {
	changes, err := b.finish(ctx)
	if err == nil {
		err = b.tx.commit(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("store import: %w", errors.Join(fromDriver(err), b.Rollback()))
	}
	b.over, b.words, b.sheets = true, nil, nil
	err = shrink(context.WithoutCancel(ctx), b.tx)
	return changes, fromDriver(errors.Join(err, b.tx.Close()))
}

func (b *Batch) finish(ctx context.Context) ([]SheetChange, error) {
	if err := b.settle(); err != nil {
		return nil, err
	}
	changes, err := b.changes(ctx)
	if err != nil {
		return nil, err
	}
	if err := b.supersede(ctx); err != nil {
		return nil, err
	}
	return changes, forgetKept(ctx, b.tx)
}

// settle writes what is still on its way into the tables; nothing can be added
// after.
func (b *Batch) settle() error {
	if err := b.ctx.Err(); err != nil || b.settled {
		return err
	}
	if err := b.endSheet(); err != nil {
		return err
	}
	b.settled = true
	return b.words.close(b.ctx)
}

// supersede puts aside what the file replaces. With Replace, an earlier version
// at the file's own path goes as well: a source has one active batch.
func (b *Batch) supersede(ctx context.Context) error {
	replaced := int64(0)
	if b.predecessor != nil {
		replaced = b.predecessor.Batch
	}
	_, err := b.tx.ExecContext(ctx, `UPDATE batch SET status = 'replaced', replaced_by = $1
		WHERE status = 'active' AND (id = $2 OR path = $3 AND id <> $1)`, b.id, replaced, b.file.Path)
	return err
}

// Rollback leaves the store as it was before Begin. After Commit it does
// nothing, so that it can be deferred.
func (b *Batch) Rollback() error {
	if b.over {
		return nil
	}
	b.over = true
	err := b.dropSheet()
	if b.words != nil {
		err = errors.Join(err, b.words.drop())
	}
	if errors.Is(err, errLost) {
		err = nil // statements of a connection that is gone need not be ended
	}
	return errors.Join(err, b.tx.rollback(b.ctx))
}

// integers reads a column of integers.
func integers(ctx context.Context, q querier, query string, args ...any) ([]int64, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}
