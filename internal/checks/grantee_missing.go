package checks

import "github.com/namati/lex/internal/records"

var granteeMissing = Check{
	Name: "grantee-missing", Severity: records.Warning,
	Title: "No grantee",
	Help:  "A report says who prepared it: grantee: name: in lex.yaml.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			if d.Grantee.Name == "" {
				report(inSettings("grantee.name", "nobody is named as the one who prepares the reports", "add to lex.yaml  grantee: {name: Your organization}"))
			}
		}}
	},
}
