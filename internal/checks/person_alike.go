package checks

import (
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var personAlike = Check{
	Name: "person-alike", Severity: records.Warning,
	Title: "People who look alike",
	Help: "Two people may be one: their names are nearly the same and they share an organization, an e-mail address before the @, " +
		"a phone number, or year of birth and country. A name alone never suggests it, and neither does an organization when both have " +
		"an e-mail address of their own. lex never joins people by itself: write the name the same way in all rows.",
	Begin: func(d *Data, report reporter) Pass {
		h := &humans{}
		return Pass{
			Participant: func(row *store.ParticipantRow) { h.add(d, row) },
			Persona:     func(p *store.Persona) bool { return h.describe(d, p) },
			End: func() {
				h.first = index{} // the search needs the memory
				var pairs []pair
				why := map[sighting]string{}
				for _, l := range alikePeople(&h.list, h.names.String(), d.order) {
					a, b := h.list.at(l.at), h.list.at(l.other)
					p := pair{sighting{person: a.person, sheet: a.sheet, row: a.row}, sighting{person: b.person, sheet: b.sheet, row: b.row}}
					why[p.at] = nearnessText[l.near] + ", and " + l.shared
					pairs = append(pairs, p)
				}
				inOrder(pairs, func(p pair) {
					report(d.atPerson(p.at, "name", "this person looks like the one in "+d.where(p.other, "name", p.at)+": "+why[p.at],
						"if they are one, write the name the same way in all rows; if they are two, give each an e-mail address"))
				})
			},
		}
	},
}
