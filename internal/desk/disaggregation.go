package desk

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// unevenGroups are indicators whose groups do not make the whole: women and men
// that add up to more, or to less, and a group that is larger than all.
func unevenGroups(c *Case) []records.Finding {
	var found []records.Finding
	for _, m := range c.Measures {
		if m.SoFar == nil || strings.Contains(m.Unit, "%") {
			continue
		}
		total, sexes, some := 0.0, 0, false
		for _, g := range m.Groups {
			if g.SoFar == nil {
				continue
			}
			if *g.SoFar > *m.SoFar {
				found = append(found, uneven(g, fmt.Sprintf("the indicator %q states %s for the group %q and %s for all", m.Name, plainNumber(*g.SoFar), g.Group, plainNumber(*m.SoFar))))
				some = true
			}
			if _, ok := lexicon.Sex(g.Group); ok {
				total += *g.SoFar
				sexes++
			}
		}
		switch {
		case some || sexes < 2 || total == *m.SoFar:
		case total > *m.SoFar:
			found = append(found, uneven(m, fmt.Sprintf("the groups by sex of the indicator %q add up to %s, the indicator states %s", m.Name, plainNumber(total), plainNumber(*m.SoFar))))
		default:
			f := uneven(m, fmt.Sprintf("the groups by sex of the indicator %q add up to %s, the indicator states %s; nobody says who the others are", m.Name, plainNumber(total), plainNumber(*m.SoFar)))
			f.Severity = records.Warning
			f.Hint = "add a row for those who did not say, or correct a number"
			found = append(found, f)
		}
	}
	return found
}

func uneven(m reports.Measure, message string) records.Finding {
	return atRow(m.Row, "actual", message, "correct one of the numbers")
}
