package checks

import (
	"fmt"
	"strconv"

	"github.com/namati/lex/internal/records"
)

var organizationAlike = Check{
	Name: "organization-alike", Severity: records.Warning,
	Title: "Organizations that look alike",
	Help: "Two names may mean one organization: letters exchanged, a word spelt otherwise, an acronym beside the full name. " +
		"lex never joins them by itself; when they are one, say so under aliases: organizations: in lex.yaml.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			for _, l := range alikeOrganizations(d.order) {
				slip, meant := l.a, l.b
				if betterName(l.a, l.b) {
					slip, meant = l.b, l.a
				}
				report(d.atOrganization(slip, fmt.Sprintf("%q looks like %q: %s", slip.name, meant.name, l.reason),
					fmt.Sprintf("if they are one, add to lex.yaml  aliases: {organizations: {%s: %s}}", strconv.Quote(slip.name), strconv.Quote(meant.name))))
			}
		}}
	},
}

// betterName reports whether a is more likely the right name than b: the one
// that a list has, then the one that more rows name, then the longer one.
func betterName(a, b *organization) bool {
	switch {
	case a.listed != b.listed:
		return a.listed
	case a.rows != b.rows:
		return a.rows > b.rows
	case len(a.name) != len(b.name):
		return len(a.name) > len(b.name)
	}
	return a.key < b.key
}
