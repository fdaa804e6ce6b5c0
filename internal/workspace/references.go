package workspace

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// references checks what one key says about another: ids that must exist, days
// that must not end before they begin, age groups that must not overlap.
func (p *parser) references(root *value) {
	funds, exchanges := names(root.group("funds")), names(root.group("exchanges"))
	for _, f := range root.group("funds").children {
		p.span(f)
		if most := f.child("personnel_max"); most != nil && (f.number("personnel_max") < 0 || f.number("personnel_max") > 100) {
			p.at(most, fmt.Sprintf("expected a percentage from 0 to 100, found %s", quote(most.text)), "write 30 where personnel may take 30 % of the budget")
		}
	}
	for _, e := range root.group("exchanges").children {
		p.span(e)
		p.refers(e.child("fund"), "fund", funds)
	}
	for _, a := range root.group("aliases").group("organizations").children {
		if a.text == "" {
			p.at(a, "expected the name of an organization, found nothing", "write the name that is meant, or remove the line")
		}
	}
	for _, i := range root.group("imports").children {
		p.refers(i.child("exchange"), "exchange", exchanges)
		known := fieldNames(records.Kind(i.word("as")))
		for _, m := range i.group("map").children {
			if m.text = strings.ToLower(m.text); !slices.Contains(known, m.text) {
				p.at(m, "unknown field "+quote(m.text), lexicon.DidYouMean(m.text, known))
			}
		}
	}
	for _, r := range root.group("reports").children {
		// Without a declared exchange the sheets name them, and any id may be right.
		if e := r.group("where").child("exchange"); e != nil && e.text != "" && len(exchanges) > 0 {
			p.refers(e, "exchange", exchanges)
		}
	}
	for _, s := range root.group("schedules").children {
		if starts, ends := s.word("starts"), s.child("ends"); starts != "" && ends != nil && ends.text < starts {
			// The first report may be of the time before the schedule starts.
			if first, err := time.Parse(time.DateOnly, starts); err == nil && ends.text < first.AddDate(-1, 0, 0).Format(time.DateOnly) {
				p.at(ends, fmt.Sprintf("the schedule ends with %s, long before it starts with %s", ends.text, starts), "exchange the two, or correct one")
			}
		}
	}
	p.ageGroups(root)
	slices.SortStableFunc(p.problems, func(a, b *ConfigError) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
}

func (p *parser) at(v *value, message, hint string) {
	p.add(v.line, v.column, v.place()+message, hint)
}

// refers checks that v, when set, names one of the known ids.
func (p *parser) refers(v *value, what string, known []string) {
	if v == nil || slices.Contains(known, v.text) {
		return
	}
	hint := fmt.Sprintf("declare it under %ss", what)
	if near := lexicon.Nearest(v.text, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	p.at(v, fmt.Sprintf("no %s has the id %s", what, quote(v.text)), hint)
}

// span checks that a group's end is not before its start.
func (p *parser) span(group *value) {
	start, end := group.word("start"), group.child("end")
	if start != "" && end != nil && end.text < start {
		p.at(end, fmt.Sprintf("the end %s is before the start %s", end.text, start), "exchange the two, or correct one")
	}
}

// ageGroups checks that the groups ascend without overlapping, so that an age
// falls into one of them at most.
func (p *parser) ageGroups(root *value) {
	last := -1
	for _, g := range root.group("age_groups").children {
		band, _ := ageBand(g.text)
		if band[0] <= last {
			p.at(g, fmt.Sprintf("the age group %s overlaps the one before it or comes out of order", quote(g.text)), "list the youngest first, each beginning after the last")
		}
		last = band[1]
	}
}

func names(group *value) []string {
	var ids []string
	for _, c := range group.children {
		ids = append(ids, c.name)
	}
	return ids
}
