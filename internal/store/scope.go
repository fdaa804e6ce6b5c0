package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/records"
)

// Query says what to count.
type Query struct {
	// By are dimensions; none means the totals alone.
	By     []string
	Where  []records.Filter
	Period records.Period
	Rules  records.Rules
	// Language is that of the labels: en, es, fr or pt; "" is en.
	Language string
	// Uncounted takes in the rows whose status or role the rules leave out, where
	// rows are listed; counts leave them out always.
	Uncounted bool
}

// scope is a query in numbers.
type scope struct {
	r          *resolved
	filters    []filter
	start, end int64 // days as numbers; 0 leaves the end open
	uncounted  bool
}

func (r *resolved) scope(q Query) (*scope, error) {
	for _, dimension := range q.By {
		if !ValidFilter(dimension) {
			return nil, &FilterError{Field: dimension, Reason: "lex does not group by this; it does by " + strings.Join(Dimensions, ", ")}
		}
	}
	filters, err := r.filters(q.Where)
	if err != nil {
		return nil, err
	}
	s := &scope{r: r, filters: filters}
	if days, ok := daysOf(q.Period.Start); ok {
		s.start = days.from
	}
	if days, ok := daysOf(q.Period.End); ok {
		s.end = days.to
	}
	return s, nil
}

func (s *scope) dated() bool { return s.start != 0 || s.end != 0 }

// filtersBy reports whether a filter concerns one of the dimensions.
func (s *scope) filtersBy(dimensions []string) bool {
	return slices.ContainsFunc(s.filters, func(f filter) bool { return slices.Contains(dimensions, f.dimension) })
}

// selection is a SELECT over one table of facts while it is put together.
type selection struct {
	r     *resolved
	row   string // the alias of the table
	own   bool   // country, focus area and type are those of the organization
	joins []string
	where []string
	// repeats tells that a row may come several times, once for each of its
	// keys.
	repeats bool
}

func (s *selection) join(text string) {
	if !slices.Contains(s.joins, text) {
		s.joins = append(s.joins, text)
	}
}

// number is the expression for the number of a key in a dimension. Joining a
// set makes a row of each of its keys; what is counted is distinct.
func (s *selection) number(dimension string) string {
	switch dimension {
	case "country":
		return s.member("country", s.column("country"))
	case "region":
		country := s.number("country")
		s.join("LEFT JOIN territory ON territory.country = " + country)
		return "COALESCE(territory.region, 0)"
	case "focus_area":
		return s.member("focus_area", s.column("focus"))
	case "organization":
		if s.own {
			return s.row + ".organization"
		}
		return s.member("organization", s.row+".organization")
	case "organization_type":
		s.join("LEFT JOIN place ON place.organization = " + s.number("organization"))
		return s.member("organization_type", "COALESCE(place.kind, 0)")
	case "sex":
		return s.member("sex", s.row+".sex")
	case "age_group":
		return s.member("age_group", s.row+".age")
	case "disability":
		return s.member("disability", s.row+".disability")
	case "year":
		return s.row + ".day_from / 10000"
	case "quarter":
		return fmt.Sprintf("CASE WHEN %[1]s.day_from / 100 %% 100 = 0 THEN 0 ELSE %[1]s.day_from / 10000 * 10 + (%[1]s.day_from / 100 %% 100 + 2) / 3 END", s.row)
	case "month":
		return fmt.Sprintf("CASE WHEN %[1]s.day_from / 100 %% 100 = 0 THEN 0 ELSE %[1]s.day_from / 100 END", s.row)
	}
	return s.row + "." + dimension // exchange, role
}

// column is that of the person, or of the organization itself.
func (s *selection) column(name string) string {
	if !s.own {
		return s.row + "." + name
	}
	s.join("LEFT JOIN place ON place.organization = " + s.row + ".organization")
	return "COALESCE(place." + name + ", 0)"
}

func (s *selection) member(dimension, column string) string {
	if s.r.keys.several[dimension] {
		alias := "of_" + dimension
		s.repeats = true
		s.join("JOIN member " + alias + " ON " + alias + ".keys = " + column)
		return alias + ".one"
	}
	if dimension == "country" {
		return "CASE WHEN " + column + " < 0 THEN 0 ELSE " + column + " END"
	}
	return column
}

// in adds the condition that a dimension has one of the numbers.
func (s *selection) in(f filter) {
	list := make([]string, len(f.numbers))
	for i, n := range f.numbers {
		list[i] = strconv.FormatInt(n, 10)
	}
	s.where = append(s.where, s.number(f.dimension)+" IN ("+strings.Join(list, ", ")+")")
}

// days adds the condition that a row lies in the period.
func (s *selection) days(in *scope) {
	if !in.dated() {
		return
	}
	s.where = append(s.where, s.row+".day_from > 0")
	if in.end != 0 {
		s.where = append(s.where, fmt.Sprintf("%s.day_from <= %d", s.row, in.end))
	}
	if in.start != 0 {
		s.where = append(s.where, fmt.Sprintf("%s.day_to >= %d", s.row, in.start))
	}
}

// from writes FROM with what was joined, and WHERE.
func (s *selection) from(table string) string {
	text := " FROM " + table + " " + s.row
	if len(s.joins) > 0 {
		text += " " + strings.Join(s.joins, " ")
	}
	if len(s.where) > 0 {
		text += " WHERE " + strings.Join(s.where, " AND ")
	}
	return text
}

// people selects the participant rows in scope.
func (s *scope) people() *selection {
	sel := &selection{r: s.r, row: "f", where: []string{"f.counted = 1"}}
	sel.days(s)
	for _, f := range s.filters {
		sel.in(f)
	}
	return sel
}
