package checks

import "github.com/namati/lex/internal/records"

var personTwice = Check{
	Name: "person-twice", Severity: records.Warning,
	Title: "The same person twice in one exchange",
	Help: "Two rows of one exchange are the same person: by the e-mail address, or by name and organization. " +
		"The person is counted once. Remove one of the rows, or give each person an e-mail address when they are two.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			var twice []pair
			d.byPerson(func(group []sighting) {
				first := map[int32]sighting{}
				for _, s := range group {
					if before, ok := first[s.exchange]; ok {
						twice = append(twice, pair{s, before})
					} else {
						first[s.exchange] = s
					}
				}
			})
			inOrder(twice, func(p pair) {
				report(d.atPerson(p.at, "name", "this person stands in "+d.where(p.other, "name", p.at)+" too, for the same exchange",
					"the person is counted once; remove one of the rows, or give both an e-mail address when they are two people").beside(d.where(p.other, "name", p.at)))
			})
		}}
	},
}
