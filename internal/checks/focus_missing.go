package checks

import (
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var focusMissing = Check{
	Name: "focus-missing", Severity: records.Notice,
	Title: "People without focus area",
	Help:  "Neither the row nor the organizations list says which focus area or group served a person stands for. Told once for each sheet.",
	Begin: func(d *Data, report reporter) Pass {
		return perSheet(d, report, "focus_area", func(row *store.ParticipantRow) bool {
			return row.Record.FocusArea == "" && !slices.ContainsFunc(d.named, func(o *organization) bool { return o.focus })
		}, func(missing, rows int) string {
			return fmt.Sprintf("no focus area is known for %d of %s", missing, rowsOf(rows))
		}, "add a column to this sheet, or to the organizations list")
	},
}
