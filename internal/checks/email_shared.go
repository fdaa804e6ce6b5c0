package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
)

var emailShared = Check{
	Name: "email-shared", Severity: records.Warning,
	Title: "One e-mail address, several people",
	Help: "Rows with the same e-mail address have names that do not agree, so they are counted as several people. " +
		"An address of an office (info@…) is no harm; if it is one person, write the name the same way.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			counts := map[sighting]int{}
			var pairs []pair
			d.byEmail(func(group []sighting) {
				people := map[int64]bool{}
				var second sighting
				for _, s := range group {
					if !people[s.person] && len(people) == 1 {
						second = s
					}
					people[s.person] = true
				}
				if len(people) > 1 {
					pairs = append(pairs, pair{second, group[0]})
					counts[second] = len(people)
				}
			})
			inOrder(pairs, func(p pair) {
				report(d.atPerson(p.at, "email", fmt.Sprintf("%d people share this e-mail address, the first of them in %s", counts[p.at], d.where(p.other, "email", p.at)),
					"no harm when it is the address of an office; if it is one person, write the name the same way in all rows").beside(d.where(p.other, "email", p.at)))
			})
		}}
	},
}
