package store

import (
	"slices"
	"strings"
)

// organizations writes a SELECT of the organizations in scope, under the alias
// s: organization, and a column for each of the dimensions in `by` that the
// organization has not of its own (who names it, and on what occasion).
//
// An organization is in scope when a participant in scope names it, or when a
// list has it whose exchange is in scope. A list without exchange and date is
// in scope where no period cuts; on the occasions of others it is not, so it
// stands under the key "" where nothing else brings the organization in.
func (s *scope) organizations(by []string) string {
	var borrowed []string
	for _, dimension := range by {
		if (slices.Contains(personal, dimension) || slices.Contains(occasional, dimension)) && !slices.Contains(borrowed, dimension) {
			borrowed = append(borrowed, dimension)
		}
	}
	named := s.mentions("fact", borrowed, "f.counted = 1", "f.organization <> 0")
	peopleOnly := s.filtersBy(personal) || slices.ContainsFunc(borrowed, func(d string) bool { return slices.Contains(personal, d) })
	if peopleOnly {
		return named
	}
	listed := s.mentions("listing", borrowed, "f.organization <> 0", "(f.exchange <> 0 OR f.day_from <> 0)")
	scope := named + " UNION " + listed
	if s.dated() {
		return scope
	}
	loose := s.mentions("listing", borrowed, "f.organization <> 0", "f.exchange = 0", "f.day_from = 0",
		"f.organization NOT IN (SELECT organization FROM ("+s.mentions("fact", nil, "f.counted = 1", "f.organization <> 0")+
			" UNION "+s.mentions("listing", nil, "f.organization <> 0", "(f.exchange <> 0 OR f.day_from <> 0)")+") AS others)")
	return scope + " UNION " + loose
}

// mentions selects the distinct organizations of one table with the borrowed
// dimensions. Filters by what an organization has of its own come later.
func (s *scope) mentions(table string, borrowed []string, conditions ...string) string {
	sel := &selection{r: s.r, row: "f", where: conditions}
	sel.days(s)
	for _, f := range s.filters {
		if slices.Contains(occasional, f.field) || table == "fact" && slices.Contains(personal, f.field) {
			sel.in(f)
		}
	}
	organization := "f.organization"
	if table == "fact" {
		organization = sel.number("organization") // of several each
	}
	columns := []string{organization + " AS organization"}
	for _, dimension := range borrowed {
		columns = append(columns, sel.number(dimension)+" AS b_"+dimension)
	}
	return "SELECT DISTINCT " + strings.Join(columns, ", ") + sel.from(table)
}

// ownScope selects over the organizations in scope, cut by what they have of
// their own. numbers are the expressions of the dimensions.
func (s *scope) ownScope(by []string) (sel *selection, table string, numbers []string) {
	sel = &selection{r: s.r, row: "s", own: true}
	for _, f := range s.filters {
		if !slices.Contains(personal, f.field) && !slices.Contains(occasional, f.field) {
			sel.in(f)
		}
	}
	for _, dimension := range by {
		if slices.Contains(personal, dimension) || slices.Contains(occasional, dimension) {
			numbers = append(numbers, "s.b_"+dimension)
			continue
		}
		numbers = append(numbers, sel.number(dimension))
	}
	return sel, "(" + s.organizations(by) + ")", numbers
}
