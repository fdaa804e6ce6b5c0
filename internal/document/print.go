package document

import "slices"

// Printed is the table as a page shows it: where PrintRows leaves rows out, the
// rows before, the total, and Rest in front of the note.
func (t Table) Printed() Table {
	all := len(t.Rows)
	if t.Total {
		all--
	}
	if t.PrintRows <= 0 || all <= t.PrintRows {
		return t
	}
	rows := slices.Clone(t.Rows[:t.PrintRows])
	if t.Total {
		rows = append(rows, t.Rows[all])
	}
	t.Rows = rows
	if len(t.Rest) > 0 && len(t.Note) > 0 {
		t.Note = slices.Concat(t.Rest, []Inline{Text{Text: " "}}, t.Note)
	} else {
		t.Note = append(slices.Clone(t.Rest), t.Note...)
	}
	return t
}
