package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var rowRejected = Check{
	Name: "row-rejected", Severity: records.Error,
	Title: "Rows that were left out when their file was taken in",
	Help: "A row without a name, or with a date that cannot be read, is kept apart and not counted; a report over the rest would " +
		"say too little. A row is not told of whose own check lex.yaml makes a warning or turns off.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			for _, r := range d.rejects {
				if severity := d.Severities[r.Check]; severity != "" && severity != string(records.Error) {
					continue
				}
				report(finding{source: r.source.Import, Finding: records.Finding{
					File: r.source.File, Sheet: r.source.Sheet, Row: r.Row,
					Message: fmt.Sprintf("this row was left out when the file was taken in (%s)", r.Check),
					Hint:    "mend it in the file and import that again, or say under checks: in lex.yaml that it is no more than a warning",
				}})
			}
		}}
	},
}

// reject is a row that was left out, and where it stands.
type reject struct {
	records.Reject
	source store.Source
}
