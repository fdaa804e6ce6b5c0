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
