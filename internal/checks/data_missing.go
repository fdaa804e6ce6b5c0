package checks

import "github.com/namati/lex/internal/records"

var dataMissing = Check{
	Name: "data-missing", Severity: records.Error,
	Title: "Nothing to report on",
	Help: "No record is stored at all: nothing has been imported yet, or lex was called in another folder than that of the " +
		"workspace. A report of noughts would be written by mistake only.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			if d.stored == 0 {
				report(finding{Finding: records.Finding{Message: "no record is stored, so that there is nothing to report on",
					Hint: "lex import FILE; if you did, this may be the wrong folder: `lex config` names the workspace and its database"}})
			}
		}}
	},
}
