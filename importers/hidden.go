package importers

import (
	"fmt"

	"github.com/namati/lex/internal/records"
)

// hiddenRows counts the rows of data that a filter or somebody has hidden. A
// partner who filters a list by her own country before she sends it means what
// she sees, and so does one who hides who cancelled: nobody looks at such rows
// again, so they count only where somebody asks for them. What headings and
// columns mean is learnt from all rows.
type hiddenRows struct {
	count, first int
}

// take notes a hidden row and reports whether it is to be read.
func (h *hiddenRows) take(row int, opt Options) bool {
	if h.count == 0 {
		h.first = row
	}
	h.count++
	return opt.HiddenRows
}

// tell reports the hidden rows of a sheet, read or not.
func (h *hiddenRows) tell(r *reporter, opt Options) {
	if h.count == 0 {
		return
	}
	what := fmt.Sprintf("%d rows are hidden in the sheet, by a filter or by hand, the first of them row %d", h.count, h.first)
	if h.count == 1 {
		what = fmt.Sprintf("row %d is hidden in the sheet, by a filter or by hand", h.first)
	}
	at := place{row: h.first, column: -1}
	if opt.HiddenRows {
		r.report(records.Notice, "rows-hidden", at, func() (string, string) {
			return what + "; read all the same, as --hidden or hidden: in lex.yaml asks", "leave that out if they should not count"
		})
		return
	}
	r.report(records.Warning, "rows-hidden", at, func() (string, string) {
		return what + "; not read", "if they should count, show them in the file, or import it with --hidden"
	})
}
