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
		"an e-mail address of their own. lex never joins people by itself: `lex match` lists them with what speaks for it, and what you " +
		"accept or reject there is remembered.",
	Begin: func(d *Data, report reporter) Pass {
		h := &humans{}
		pass := h.pass(d)
		pass.End = func() {
			var pairs []pair
			why := map[sighting]string{}
			for _, l := range h.alike(d) {
				p := pair{h.list.at(l.at).sighting(), h.list.at(l.other).sighting()}
				why[p.at] = l.reason()
				pairs = append(pairs, p)
			}
			inOrder(pairs, func(p pair) {
				report(d.atPerson(p.at, "name", "this person looks like the one in "+d.where(p.other, "name", p.at)+": "+why[p.at],
					"`lex match` lists the pair: accept it if they are one person, reject it if they are two").beside(d.where(p.other, "name", p.at)))
			})
		}
		return pass
	},
}

// pass gathers people, but does not search yet.
func (h *humans) pass(d *Data) Pass {
	return Pass{
		Participant: func(row *store.ParticipantRow) { h.add(d, row) },
		Persona:     func(p *store.Persona) bool { return h.describe(d, p) },
	}
}

// alike searches those who were gathered. It ends the gathering.
func (h *humans) alike(d *Data) []resemblance {
	h.first = index{} // the search needs the memory
	return alikePeople(&h.list, h.names.String(), d.order, d.apart)
}

// sighting is the row in which a human was met first.
func (h *human) sighting() sighting { return sighting{person: h.person, sheet: h.sheet, row: h.row} }
