package reports

import (
	"slices"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// sensitive are the dimensions whose small cells single people out.
var sensitive = []string{"sex", "age_group", "disability"}

// SuppressedTable is a table of counts with its small cells hidden.
type SuppressedTable struct {
	// Rows stand in the order of the table; none when Withheld.
	Rows   []SuppressedRow
	Totals store.Totals
	// Withheld says that no breakdown can be shown: what is hidden could be
	// computed from the rest, whatever else is hidden.
	Withheld bool
	// Cells is the number of rows hidden or withheld.
	Cells int
}

// SuppressedRow is a row of counts; when Hidden none of them may be shown.
type SuppressedRow struct {
	store.CountRow
	Hidden bool
}

// Sensitive reports whether the small cells of a table by these dimensions are
// hidden from an audience: broken down by sex, age_group or disability; for the
// public also crossed tables; with all every table.
func Sensitive(by []string, audience records.Audience, all bool) bool {
	if audience != records.Donor && audience != records.Public || len(by) == 0 {
		return false
	}
	return all || audience == records.Public && len(by) > 1 ||
		slices.ContainsFunc(by, func(dim string) bool { return slices.Contains(sensitive, dim) })
}

// Suppress hides the rows of 1 to minCell-1 participants, but never those whose
// key is "" in a dimension, and as many others as it takes that no hidden count
// follows from the totals of the table, its lines and its columns.
func Suppress(t store.Table, by []string, audience records.Audience, minCell int, all bool) SuppressedTable {
	out := SuppressedTable{Totals: t.Totals, Rows: make([]SuppressedRow, len(t.Rows))}
	for i, row := range t.Rows {
		out.Rows[i].CountRow = row
	}
	if !Sensitive(by, audience, all) {
		return out
	}
	g := newGrid(t, len(by))
	primary := false
	for i := range g.cells {
		if n := g.cells[i].count; !g.cells[i].open && n > 0 && n < minCell {
			g.hide(i)
			primary = true
		}
	}
	switch {
	case !primary:
		return out
	case len(by) > 2 || !g.protect():
		return SuppressedTable{Totals: t.Totals, Withheld: true, Cells: len(t.Rows)}
	}
	for i, c := range g.cells {
		out.Rows[i].Hidden = c.hidden
		if c.hidden {
			out.Cells++
		}
	}
	return out
}

// SensitiveValue reports whether the row of a key may not be shown, which is
// what a count with a filter on a sensitive dimension amounts to.
func (t SuppressedTable) SensitiveValue(key string) bool {
	for _, row := range t.Rows {
		if slices.Equal(row.Key, []string{key}) {
			return row.Hidden
		}
	}
	return t.Withheld
}
