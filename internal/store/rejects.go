package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// Rejects lists the rows of an import that could not be stored, in order.
func (s *Store) Rejects(ctx context.Context, id int64) ([]records.Reject, error) {
	var list []records.Reject
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var r records.Reject
		var cells string
		if err := rows.Scan(&r.Row, &r.Check, &cells); err != nil {
			return err
		}
		err := json.Unmarshal([]byte(cells), &r.Cells)
		list = append(list, r)
		return err
	}, "SELECT sheet_row, check_name, cells FROM reject WHERE import = $1 ORDER BY id", id)
	if err != nil {
		return nil, fmt.Errorf("read rejects: %w", fromDriver(err))
	}
	return list, nil
}

// RejectedRows lists the rows that could not be stored by the sheets that count,
// in their order: what a report leaves out and where it stands.
func (s *Store) RejectedRows(ctx context.Context) ([]Evidence, error) {
	var list []Evidence
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var e Evidence
		var row int
		if err := rows.Scan(&e.Import, &e.Kind, &e.File, &e.Sheet, &e.SHA256, &row); err != nil {
			return err
		}
		if len(list) == 0 || list[len(list)-1].Import != e.Import {
			list = append(list, e)
		}
		list[len(list)-1].Add(row)
		return nil
	}, `SELECT i.id, i.kind, b.name, i.sheet, b.sha256, r.sheet_row
		FROM reject r JOIN import i ON i.id = r.import JOIN batch b ON b.id = i.batch WHERE `+s.counted()+" ORDER BY i.id, r.sheet_row")
	if err != nil {
		return nil, fmt.Errorf("read rejected rows: %w", fromDriver(err))
	}
	return list, nil
}
