package checks

import "github.com/namati/lex/internal/records"

// traits are what does not change from one row of a person to another.
var traits = []struct {
	field string
	of    func(sighting) uint16
}{
	{"sex", func(s sighting) uint16 { return uint16(s.sex) }},
	{"country", func(s sighting) uint16 { return s.country }},
	{"age", func(s sighting) uint16 { return s.born }},
}

var personConflict = Check{
	Name: "person-conflict", Severity: records.Warning,
	Title: "Rows of one person contradict each other",
	Help: "Two rows are the same person but give another sex, country or year of birth. Correct the wrong one; " +
		"when they are two people, give each an e-mail address.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			for _, trait := range traits {
				var conflicts []pair
				d.byPerson(func(group []sighting) {
					var first sighting
					for _, s := range group {
						switch {
						case trait.of(s) == 0:
						case trait.of(first) == 0:
							first = s
						case trait.of(s) != trait.of(first):
							conflicts = append(conflicts, pair{s, first})
						}
					}
				})
				inOrder(conflicts, func(p pair) {
					report(d.atPerson(p.at, trait.field, "the same person has another "+words[trait.field]+" in "+d.where(p.other, trait.field, p.at),
						"correct the wrong one, or give both an e-mail address when they are two people").beside(d.where(p.other, trait.field, p.at)))
				})
			}
		}}
	},
}

// words are how messages name fields whose name is not a word.
var words = map[string]string{"sex": "sex", "country": "country", "age": "year of birth"}
