package document

import (
	"strconv"
	"testing"
)

func TestPrinted(t *testing.T) {
	rows := func(n int, total bool) Table {
		table := Table{Total: total, Rest: []Inline{Text{Text: "more"}}, Note: []Inline{Text{Text: "note"}}}
		for i := range n {
			table.Rows = append(table.Rows, []Cell{{Text: strconv.Itoa(i)}})
		}
		return table
	}
	for _, test := range []struct {
		name      string
		table     Table
		most      int
		rows      int
		last, say string
	}{
		{"no limit", rows(5, false), 0, 5, "4", "note"},
		{"as many as allowed", rows(5, false), 5, 5, "4", "note"},
		{"the total is not counted", rows(6, true), 5, 6, "5", "note"},
		{"cut", rows(5, false), 3, 3, "2", "more note"},
		{"cut before the total", rows(7, true), 3, 4, "6", "more note"},
		{"nothing to cut", rows(0, true), 3, 0, "", "note"},
	} {
		test.table.PrintRows = test.most
		before := len(test.table.Rows)
		got := test.table.Printed()
		last := ""
		if n := len(got.Rows); n > 0 {
			last = got.Rows[n-1][0].Text
		}
		if len(got.Rows) != test.rows || last != test.last || Plain(got.Note) != test.say {
			t.Errorf("%s: got %d rows, the last %q, and the note %q", test.name, len(got.Rows), last, Plain(got.Note))
		}
		if len(test.table.Rows) != before || Plain(test.table.Note) != "note" {
			t.Errorf("%s: the table itself has changed", test.name)
		}
	}
	bare := rows(5, false)
	bare.Note, bare.PrintRows = nil, 1
	if got := Plain(bare.Printed().Note); got != "more" {
		t.Errorf("got the note %q", got)
	}
}
