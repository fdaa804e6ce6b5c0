package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
)

var organizationUnlisted = Check{
	Name: "organization-unlisted", Severity: records.Warning,
	Title: "An organization that no list has",
	Help: "Participants name an organization that stands in no organizations list. Add it to the list, or say under " +
		"aliases: organizations: in lex.yaml which one is meant. Not asked when no list has been imported.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			if d.lists == 0 {
				return
			}
			for _, o := range d.order {
				if o.listed {
					continue
				}
				rows := "1 row names it"
				if o.rows > 1 {
					rows = fmt.Sprintf("%d rows name it, this one first", o.rows)
				}
				report(d.atOrganization(o, fmt.Sprintf("no organizations list has %q; %s", o.name, rows),
					"add it to the list, or add its spelling under aliases: organizations: in lex.yaml"))
			}
		}}
	},
}
