package desk

import (
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// Exposure lists what every report to donors and to the public is looked at for,
// asked or not: whom it could single out. For the public it is an error.
var Exposure = []Check{
	{"person-exposed", records.Warning, "Tables, quotes and lists of the report, or the report before, together tell something of a single person, or of so few that they can be recognised; an error in reports to the public.", exposedPeople},
}

// exposedPeople are combinations that single people out.
func exposedPeople(c *Case) []records.Finding {
	if c.Audience != records.Donor && c.Audience != records.Public {
		return nil
	}
	var found []records.Finding
	for _, look := range []func(*Case) []records.Finding{smallCells, hiddenThatFollow, smallRests, singleLines, fewSpeakers, newcomers} {
		found = append(found, look(c)...)
	}
	if c.Audience == records.Public {
		for i := range found {
			found[i].Severity = records.Error
		}
	}
	return found
}

// few reports whether a number of people is so small that they can be recognised.
func (c *Case) few(n int) bool { return n > 0 && n < c.MinCell }

// sensitive reports whether a breakdown is one of which small numbers are hidden.
func (c *Case) sensitive(by []string) bool { return reports.Sensitive(by, c.Audience, false) }

// smallCells are small counts by sex, age group or disability that are shown.
// Composing hides them; this looks once more.
func smallCells(c *Case) []records.Finding {
	var found []records.Finding
	for _, s := range c.Shown {
		n := 0
		for _, r := range s.Rows {
			if !r.Hidden && c.few(r.Participants) && !slices.Contains(r.Key, "") && c.sensitive(s.By) {
				n++
			}
		}
		if n > 0 {
			found = append(found, at(s.Line, s.Column, fmt.Sprintf("%q shows %d numbers below %d", s.Title, n, c.MinCell), "break down by less, or make wider age groups in lex.yaml"))
		}
	}
	return found
}

// hiddenThatFollow are hidden counts that follow from other breakdowns of the
// report.
func hiddenThatFollow(c *Case) []records.Finding {
	var found []records.Finding
	seen := map[string]bool{}
	for i, s := range c.Shown {
		scope := strings.TrimPrefix(s.Key(), strings.Join(s.By, ",")+" ")
		if seen[scope] {
			continue
		}
		seen[scope] = true
		var same []reports.Shown
		for _, other := range c.Shown[i:] {
			if strings.TrimPrefix(other.Key(), strings.Join(other.By, ",")+" ") == scope {
				same = append(same, other)
			}
		}
		numbers := map[string]int{}
		for _, r := range recoverable(same) {
			if numbers[r.shown.Key()]++; numbers[r.shown.Key()] > 1 {
				continue
			}
			found = append(found, at(r.shown.Line, r.shown.Column, fmt.Sprintf("a number that %q hides follows from the other tables and charts of the report", r.shown.Title),
				"leave one of them out, or break down by less: "+titles(same)))
		}
	}
	return found
}

// titles names breakdowns, each once.
func titles(list []reports.Shown) string {
	var names []string
	for _, s := range list {
		if !slices.Contains(names, s.Title) {
			names = append(names, s.Title)
		}
	}
	return strings.Join(names, "; ")
}

// smallRests are the few who are left between two tables of the same breakdown,
// one of which has a filter more.
func smallRests(c *Case) []records.Finding {
	var found []records.Finding
	for _, all := range c.Shown {
		for _, part := range c.Shown {
			if !c.sensitive(all.By) || !slices.Equal(all.By, part.By) || !within(part.Filters, all.Filters) {
				continue
			}
			for _, r := range all.Rows {
				n, ok := visible(part, r.Key)
				if rest := r.Participants - n; !r.Hidden && ok && c.few(rest) && !slices.Contains(r.Key, "") {
					found = append(found, at(part.Line, part.Column, fmt.Sprintf("%q and the same without a filter together tell of %d people, who are in the one and not in the other", part.Title, rest), "leave one of the two tables out"))
					break
				}
			}
		}
	}
	return found
}

// within reports whether filters hold all others and at least one more.
func within(filters, others []records.Filter) bool {
	return len(filters) > len(others) && !slices.ContainsFunc(others, func(f records.Filter) bool { return !slices.Contains(filters, f) })
}

// visible is the count of a key that a breakdown shows; 0 for one that it does
// not list.
func visible(s reports.Shown, key []string) (n int, shown bool) {
	for _, r := range s.Rows {
		if slices.Equal(r.Key, key) {
			return r.Participants, !r.Hidden
		}
	}
	return 0, true
}

// told are the dimensions by which a crossed table tells something of a person;
// whose are those by which a reader knows who it is.
var (
	told  = []string{"focus_area", "role", "organization_type"}
	whose = []string{"organization", "country"}
)

// singleLines are crossed tables in which somebody who came alone from an
// organization or a country stands alone in a line.
func singleLines(c *Case) []records.Finding {
	var found []records.Finding
	for _, s := range c.Shown {
		if len(s.By) != 2 || !slices.ContainsFunc(s.By, func(dim string) bool { return slices.Contains(told, dim) }) {
			continue
		}
		i := slices.IndexFunc(s.By, func(dim string) bool { return slices.Contains(whose, dim) })
		if i < 0 {
			continue
		}
		people, cells := map[string]int{}, map[string]int{}
		for _, r := range s.Rows {
			if key := r.Key[i]; key != "" && !r.Hidden {
				people[key] = max(people[key], r.Participants)
				cells[key] += r.Participants
			}
		}
		n := 0
		for key, most := range people {
			if most == 1 && cells[key] == 1 {
				n++
			}
		}
		if n > 0 {
			found = append(found, at(s.Line, s.Column, fmt.Sprintf("%q tells the %s of %s", s.Title, strings.ToLower(lexicon.DimensionName(s.By[1-i], "en")), counted(n, "a person who came alone from an organization or a country", "people who came alone from an organization or a country")),
				"break down by one of the two only"))
		}
	}
	return found
}

// counted words a number of things for messages.
func counted(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf("%d %s", n, several)
}
