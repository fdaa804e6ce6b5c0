package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
)

// Conflict is a field that two columns of a sheet claim. The texts name headings
// and no value of a cell.
type Conflict struct {
	Field string `json:"field"`
	// Cell is that of the heading which gave way, Heading what it says.
	Cell    string `json:"cell"`
	Heading string `json:"heading"`
	Row     int    `json:"row"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// Conflicts lists those of the active imports, by number of the import.
func (s *Store) Conflicts(ctx context.Context) (map[int64][]Conflict, error) {
	all := map[int64][]Conflict{}
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		var list []Conflict
		err := json.Unmarshal([]byte(text), &list)
		all[id] = list
		return err
	}, "SELECT i.id, i.conflicts FROM import i JOIN batch b ON b.id = i.batch WHERE "+s.counted()+" AND i.conflicts <> '[]' ORDER BY i.id")
	if err != nil {
		return nil, fmt.Errorf("read conflicts of columns: %w", fromDriver(err))
	}
	return all, nil
}
