package letter

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// table is a table of the data that travels inside a report.
type table struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
}

func readTables(data []byte) ([]table, error) {
	var read struct {
		Tables []table `json:"tables"`
	}
	if len(data) == 0 {
		return nil, nil
	}
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, fmt.Errorf("read the data of a report: %w", err)
	}
	return read.Tables, nil
}

// CompareTables lists the numbers in which the tables of two reports differ, as
// both were published: tables are paired by their identifiers, rows by their
// words, columns by their heads. Tables that only one report has are left out.
func CompareTables(before, after []byte) ([]Cell, error) {
	was, err := readTables(before)
	if err != nil {
		return nil, err
	}
	is, err := readTables(after)
	if err != nil {
		return nil, err
	}
	var list []Cell
	for _, t := range is {
		n := slices.IndexFunc(was, func(old table) bool { return old.ID == t.ID && old.Title == t.Title })
		if n >= 0 {
			list = append(list, t.differs(was[n])...)
		}
	}
	return list, nil
}

// differs compares a table with its earlier self: rows that both have, then
// those that are gone.
func (t table) differs(old table) []Cell {
	heads := max(t.names(), old.names())
	was := map[string][]any{}
	for _, row := range old.Rows {
		was[rowKey(row, heads)] = row
	}
	var list []Cell
	seen := map[string]bool{}
	for _, row := range t.Rows {
		key := rowKey(row, heads)
		seen[key] = true
		for i, head := range t.Columns {
			j := slices.Index(old.Columns, head)
			list = t.compare(list, rowName(row, heads), head, at(was[key], j), at(row, i))
		}
	}
	for _, row := range old.Rows {
		for j, head := range old.Columns {
			if !seen[rowKey(row, heads)] && slices.Contains(t.Columns, head) {
				list = t.compare(list, rowName(row, heads), head, at(row, j), nil)
			}
		}
	}
	return list
}

// compare notes a cell that is a number, or hidden, on one side and something
// else on the other.
func (t table) compare(list []Cell, row []string, column string, was, is any) []Cell {
	counts := func(v any) bool {
		_, words := v.(string)
		return v != nil && !words
	}
	if was == is || !counts(was) && !counts(is) {
		return list
	}
	return append(list, Cell{t.ID, t.Title, row, column, was, is})
}

// at is a cell of a row: a number, a text, Hidden, or nil for none.
func at(row []any, i int) any {
	if i < 0 || i >= len(row) {
		return nil
	}
	if _, hidden := row[i].(map[string]any); hidden {
		return Hidden{}
	}
	return row[i]
}

// names is how many columns at the head of a table name its rows.
func (t table) names() int {
	for i := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []any) bool { _, words := at(row, i).(string); return words }) {
			return i
		}
	}
	return len(t.Columns)
}

// rowName are the words at the head of a row, "" for what nobody stated.
func rowName(row []any, heads int) []string {
	var words []string
	for i := range heads {
		text, _ := at(row, i).(string)
		words = append(words, text)
	}
	return words
}

func rowKey(row []any, heads int) string { return strings.Join(rowName(row, heads), "\x00") }
