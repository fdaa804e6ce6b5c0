package checks

import (
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var columnConflict = Check{
	Name: "column-conflict", Severity: records.Error,
	Title: "Two columns of a sheet that both look like one field",
	Help: "Which of two columns holds the country, nobody but you or the partner can say; until then the first one is used, and a report " +
		"over it may be wrong. Import the file again with --map and --drop, as the finding says.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			for _, c := range d.conflicts {
				report(finding{source: c.source.Import, Finding: records.Finding{
					File: c.source.File, Sheet: c.source.Sheet, Cell: c.Cell, Row: c.Row, Field: c.Field, Value: c.Heading,
					Message: c.Message, Hint: c.Hint,
				}})
			}
		}}
	},
}

// conflict is a field that two columns claim, and where.
type conflict struct {
	store.Conflict
	source store.Source
}
