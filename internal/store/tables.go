package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// StoredTable is a table of the database and the columns of its key, by which its rows
// are brought into one order.
type StoredTable struct {
	Name string
	Key  []string
}

// Tables are all tables, those first to which others refer. A database is copied
// and verified by going through them.
var Tables = []StoredTable{
	{"batch", []string{"id"}},
	{"import", []string{"id"}},
	{"term", []string{"id"}},
	{"participant", []string{"import", "id"}},
	{"organization", []string{"import", "id"}},
	{"record", []string{"import", "id"}},
	{"reject", []string{"import", "id"}},
	{"column_chunk", []string{"import", "field", "chunk"}},
	{"kept", []string{"signature", "question"}},
	{"report_run", []string{"id"}},
	{"report_file", []string{"report", "format"}},
	{"report_figure", []string{"report", "position"}},
	{"report_quote", []string{"report", "position"}},
	{"report_input", []string{"report", "import"}},
	{"report_text", []string{"digest"}},
	{"schedule_step", []string{"schedule", "period", "step"}},
	{"schedule_told", []string{"schedule", "period", "event", "recipient"}},
	{"closing", []string{"id"}},
	{"schedule_run", []string{"schedule", "period_label"}},
	{"decision", []string{"id"}},
	{"listed", []string{"who", "number"}},
	{"forgotten", []string{"id"}},
	{"tombstone", []string{"digest"}},
	{"tombstone_key", []string{`"only"`}},
}

// columnsIn lists the columns of a table, sorted: they stand in different orders
// in different databases.
func columnsIn(ctx context.Context, q querier, table string) ([]string, error) {
	rows, err := q.QueryContext(ctx, "SELECT * FROM "+table+" WHERE 1 = 0")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	err = errors.Join(err, rows.Err())
	for i, name := range names {
		if name == "only" { // a word of SQL
			names[i] = `"only"`
		}
	}
	slices.Sort(names)
	return names, err
}

// eachRow hands on the rows of a table in the order of its key: nil, whole
// numbers, texts and bytes, in the order of the columns. The row is used again.
func eachRow(ctx context.Context, q querier, table StoredTable, columns []string, fn func(row []any) error) error {
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	return each(ctx, q, func(rows *sql.Rows) error {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		return fn(row)
	}, "SELECT "+strings.Join(columns, ", ")+" FROM "+table.Name+" ORDER BY "+strings.Join(table.Key, ", "))
}

// tableDigest is what two tables are compared by.
type tableDigest struct {
	rows int64
	sum  string
}

func digestOfTable(ctx context.Context, q querier, table StoredTable) (tableDigest, error) {
	columns, err := columnsIn(ctx, q, table.Name)
	if err != nil {
		return tableDigest{}, err
	}
	sum := sha256.New()
	var rows int64
	var space []byte
	err = eachRow(ctx, q, table, columns, func(row []any) error {
		rows++
		space, err = appendRow(space[:0], row)
		sum.Write(space)
		return err
	})
	if err != nil {
		return tableDigest{}, fmt.Errorf("read table %s: %w", table.Name, err)
	}
	return tableDigest{rows, hex.EncodeToString(sum.Sum(nil))}, nil
}

// appendRow writes a row so that different rows are written differently.
func appendRow(space []byte, row []any) ([]byte, error) {
	for _, v := range row {
		switch v := v.(type) {
		case nil:
			space = append(space, 0)
		case int64:
			space = binary.BigEndian.AppendUint64(append(space, 1), uint64(v))
		case string:
			space = append(binary.BigEndian.AppendUint64(append(space, 2), uint64(len(v))), v...)
		case []byte:
			space = append(binary.BigEndian.AppendUint64(append(space, 3), uint64(len(v))), v...)
		default:
			return space, fmt.Errorf("a value of type %T was not expected", v)
		}
	}
	return space, nil
}
