package importers

import (
	"cmp"
	"slices"

	"github.com/namati/lex/internal/records"
)

// joinedFields may stand in several columns, whose texts are joined: two family
// names, two given names, the days of a sign-in sheet.
var joinedFields = []string{"given_name", "family_name", "days"}

// softFields are never counted: where two columns claim one of them the first
// has it and the other is kept as it is, without asking anybody.
var softFields = []string{"phone", "notes", "city", "position", "website", "acronym", "contact", "audience"}

// settle gives each field to the strongest of its claimants. Equal claims to a
// field that counts are a rivalry that a person must settle; until then the
// first column has the field.
func (l *layout) settle(b *body) {
	info, _ := records.Info(l.kind)
	for _, field := range info.Fields {
		claimants := l.claimants(field.Name, b)
		if len(claimants) == 0 {
			continue
		}
		first := claimants[0]
		best := l.claims[first]
		l.give(first, best)
		l.score += min(1, float64(best.strength)/known)
		for _, other := range claimants[1:] {
			c := l.claims[other]
			switch {
			case slices.Contains(joinedFields, field.Name) && c.strength >= known,
				l.columns[first].tick != "" && l.columns[other].tick != "":
				l.give(other, c)
			case c.strength < best.strength || c.strength < known || slices.Contains(softFields, field.Name):
				l.columns[other].Note = "also looks like " + field.Name + ", which column " + l.columns[first].Letter + " is"
			case b.same(first, other):
				l.columns[other].Note = "holds the same as column " + l.columns[first].Letter
			case b.profiles[other].filled == 0:
				l.columns[other].Note = "empty; column " + l.columns[first].Letter + " is " + field.Name
			default:
				l.rivals = append(l.rivals, rivalry{field.Name, first, other})
				l.columns[other].Note = "claims " + field.Name + " as column " + l.columns[first].Letter + " does"
			}
		}
	}
}

// claimants lists the columns that claim a field, the strongest first; of equal
// ones those with something in them first, then from the left. An empty column
// comes last whatever its heading says, unless the person or a tag says it: form
// tools put a "Name" of their own, which stays empty, before the form's questions.
func (l *layout) claimants(field string, b *body) []int {
	var columns []int
	for i, c := range l.claims {
		if c.field == field {
			columns = append(columns, i)
		}
	}
	slices.SortStableFunc(columns, func(a, c int) int {
		empty := emptiness(b.profiles[a]) - emptiness(b.profiles[c])
		if empty != 0 && max(l.claims[a].strength, l.claims[c].strength) < tagged {
			return empty
		}
		return cmp.Or(l.claims[c].strength-l.claims[a].strength, empty)
	})
	return columns
}

func emptiness(p profile) int {
	if p.filled == 0 {
		return 1
	}
	return 0
}

func (l *layout) give(column int, c claim) {
	l.columns[column].Field = c.field
	l.columns[column].Evidence = c.evidence
}

// same tells that two columns hold the same in every sampled row.
func (b *body) same(first, other int) bool {
	for _, row := range b.rows {
		if row.text(first) != row.text(other) {
			return false
		}
	}
	return b.profiles[first].filled > 0
}
