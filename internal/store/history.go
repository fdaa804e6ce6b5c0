package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sort"

	"github.com/namati/lex/internal/records"
)

// Status says whether an import counts.
type Status string

// What can become of an import.
const (
	Active   Status = "active"
	Replaced Status = "replaced"
	Undone   Status = "undone"
)

// ImportInfo is one sheet of the history.
type ImportInfo struct {
	Import, Batch      int64
	Path, File, SHA256 string
	Sheet              string
	Kind               records.Kind
	HeaderRow          int
	Status             Status
	// ReplacedBy is the first import of the file that replaced this one, or 0.
	ReplacedBy               int64
	Rows, Imported, Rejected int
	// ImportedAt and UndoneAt are RFC 3339 in UTC, or "".
	ImportedAt, UndoneAt, Who, Version string
}

// History lists every import, the first one first.
func (s *Store) History(ctx context.Context) ([]ImportInfo, error) {
	list, err := history(ctx, s.db, "1 = 1")
	if err != nil {
		return nil, fmt.Errorf("read history: %w", fromDriver(err))
	}
	return list, nil
}

func history(ctx context.Context, q querier, where string, args ...any) ([]ImportInfo, error) {
	rows, err := q.QueryContext(ctx, `SELECT i.id, b.id, b.path, b.name, b.sha256, i.sheet, i.kind, i.header_row, b.status,
			COALESCE((SELECT MIN(n.id) FROM import n WHERE n.batch = b.replaced_by), 0),
			i.imported + i.rejected, i.imported, i.rejected, b.imported_at, COALESCE(b.undone_at, ''), b.who, b.version
		FROM import i JOIN batch b ON b.id = i.batch WHERE `+where+" ORDER BY i.id", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []ImportInfo
	for rows.Next() {
		var i ImportInfo
		if err := rows.Scan(&i.Import, &i.Batch, &i.Path, &i.File, &i.SHA256, &i.Sheet, &i.Kind, &i.HeaderRow, &i.Status,
			&i.ReplacedBy, &i.Rows, &i.Imported, &i.Rejected, &i.ImportedAt, &i.UndoneAt, &i.Who, &i.Version); err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	return list, rows.Err()
}

// UndoResult lists the imports that an undo put aside and those that it brought
// back.
type UndoResult struct {
	Undone, Restored []ImportInfo
}

// Undo puts the whole file of an import aside and brings back what that file
// had replaced. The error is an *ImportError when the import is not active.
func (s *Store) Undo(ctx context.Context, id int64) (UndoResult, error) {
	var result UndoResult
	err := s.write(ctx, func(tx querier) (err error) {
		result, err = s.undo(ctx, tx, id)
		return err
	})
	if err != nil {
		return UndoResult{}, fmt.Errorf("undo import: %w", err)
	}
	return result, nil
}

func (s *Store) undo(ctx context.Context, tx querier, id int64) (UndoResult, error) {
	found, err := history(ctx, tx, "i.id = $1", id)
	if err != nil {
		return UndoResult{}, err
	}
	if len(found) == 0 {
		return UndoResult{}, &ImportError{id, "does not exist"}
	}
	switch it := found[0]; it.Status {
	case Undone:
		return UndoResult{}, &ImportError{id, "is undone already"}
	case Replaced:
		return UndoResult{}, &ImportError{id, fmt.Sprintf("was replaced by import %d; undo that one to bring it back", it.ReplacedBy)}
	}
	if err := forgetKept(ctx, tx); err != nil {
		return UndoResult{}, err
	}
	batch := found[0].Batch
	if _, err := tx.ExecContext(ctx, "UPDATE batch SET status = 'undone', undone_at = $1 WHERE id = $2", s.now(), batch); err != nil {
		return UndoResult{}, err
	}
	earlier, err := integers(ctx, tx, "SELECT id FROM batch WHERE status = 'replaced' AND replaced_by = $1 ORDER BY id", batch)
	if err != nil {
		return UndoResult{}, err
	}
	var result UndoResult
	for _, old := range earlier {
		// The same bytes may have come in again under another name meanwhile:
		// then bringing the old batch back would store them twice.
		done, err := tx.ExecContext(ctx, `UPDATE batch SET status = 'active', replaced_by = NULL WHERE id = $1 AND NOT EXISTS (
			SELECT 1 FROM batch twin WHERE twin.status = 'active' AND twin.sha256 = batch.sha256 AND twin.mapping = batch.mapping)`, old)
		if err != nil {
			return UndoResult{}, err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			if err != nil {
				return UndoResult{}, err
			}
			continue
		}
		restored, err := history(ctx, tx, "b.id = $1", old)
		if err != nil {
			return UndoResult{}, err
		}
		result.Restored = append(result.Restored, restored...)
	}
	result.Undone, err = history(ctx, tx, "b.id = $1", batch)
	return result, err
}

// Source is an active import, for the list of sources in a report.
type Source struct {
	Import                   int64
	File, Sheet, SHA256      string
	Kind                     records.Kind
	Rows, Imported, Rejected int
}

// Sources lists the active imports in the order in which they came.
func (s *Store) Sources(ctx context.Context) ([]Source, error) {
	active, err := history(ctx, s.db, s.counted())
	if err != nil {
		return nil, fmt.Errorf("read sources: %w", fromDriver(err))
	}
	list := make([]Source, 0, len(active))
	for _, i := range active {
		list = append(list, Source{i.Import, i.File, i.Sheet, i.SHA256, i.Kind, i.Rows, i.Imported, i.Rejected})
	}
	return list, nil
}

// State is a digest of what the active imports say and of which look-alikes were
// decided to be one: the same data give the same state whenever, under whatever
// names and in whatever order they came in.
func (s *Store) State(ctx context.Context) (string, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT b.sha256 || '|' || i.kind || '|' || i.content || '|' || i.rejected
			|| '|' || COALESCE(t.text, '') || '|' || i.sheet
			|| CASE WHEN i.conflicts = '[]' THEN '' ELSE '|' || i.conflicts END
		FROM import i JOIN batch b ON b.id = i.batch LEFT JOIN term t ON t.id = i.exchange
		WHERE `+s.counted())
	if err != nil {
		return "", fmt.Errorf("read state: %w", fromDriver(err))
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return "", fmt.Errorf("read state: %w", fromDriver(err))
		}
		lines = append(lines, line)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return "", fmt.Errorf("read state: %w", fromDriver(err))
	}
	decided, err := decisions(ctx, s.db, s.deciding()+" AND verdict = 'one'")
	if err != nil {
		return "", fmt.Errorf("read state: %w", fromDriver(err))
	}
	for _, d := range decided {
		lines = append(lines, fmt.Sprintf("%s|%d|%d", d.Kind, d.A, d.B))
	}
	sort.Strings(lines)
	sum := sha256.New()
	for _, line := range lines {
		fmt.Fprintln(sum, line)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
