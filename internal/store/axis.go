package store

import (
	"slices"

	"github.com/namati/lex/internal/lexicon"
)

// base is a property of a row from which dimensions are read: a country gives
// the dimensions country and region. A row may have several values of a base (a
// person who stated two countries); filters and groups of one base speak of the
// same value.
type base struct {
	field      int
	dimensions []string
}

var bases = []base{
	{fieldCountry, []string{"country", "region"}},
	{fieldFocus, []string{"focus_area"}},
	{fieldOrganization, []string{"organization", "organization_type"}},
	{fieldSex, []string{"sex"}},
	{fieldAge, []string{"age_group"}},
	{fieldDisability, []string{"disability"}},
	{fieldExchange, []string{"exchange"}},
	{fieldRole, []string{"role"}},
	{fieldDays, []string{"year", "quarter", "month"}},
}

// ownBases is how many of them organizations have of their own; they come first.
const ownBases = 3

// axis says for each code of a column which of its values pass the filters, and
// in which group each of them falls.
type axis struct {
	base
	// by are the dimensions of the base by which is grouped; groups holds the
	// numbers of each group in them.
	by     []string
	groups [][]int64
	found  map[[3]int64]int32
	// single is the group of each code; out for one that does not pass, and
	// severals less n where the groups are several[n].
	single  []int32
	several [][]int32
}

const (
	out      = -1
	severals = -2
)

// newAxis joins what a query says about a base; nil when it says nothing. The
// filters that apply are chosen by the caller.
func newAxis(b base, by []string, filters []filter, limited bool) (*axis, []filter) {
	a := &axis{base: b, found: make(map[[3]int64]int32)}
	for _, dimension := range by {
		if slices.Contains(b.dimensions, dimension) && !slices.Contains(a.by, dimension) {
			a.by = append(a.by, dimension)
		}
	}
	var own []filter
	for _, f := range filters {
		if slices.Contains(b.dimensions, f.dimension) {
			own = append(own, f)
		}
	}
	if len(a.by) == 0 && len(own) == 0 && !limited {
		return nil, nil
	}
	return a, own
}

// add adds the next code: values are the numbers that it holds.
func (a *axis) add(r *resolved, values []int64, filters []filter) {
	var groups []int32
	for _, value := range values {
		passes := true
		for _, f := range filters {
			passes = passes && slices.Contains(f.numbers, r.dimensionOf(f.dimension, value))
		}
		if !passes {
			continue
		}
		if group := a.group(r, value); !slices.Contains(groups, group) {
			groups = append(groups, group)
		}
	}
	switch len(groups) {
	case 0:
		a.single = append(a.single, out)
	case 1:
		a.single = append(a.single, groups[0])
	default:
		a.single = append(a.single, severals-int32(len(a.several)))
		a.several = append(a.several, groups)
	}
}

func (a *axis) group(r *resolved, value int64) int32 {
	var key [3]int64
	for i, dimension := range a.by {
		key[i] = r.dimensionOf(dimension, value)
	}
	group, ok := a.found[key]
	if !ok {
		group = int32(len(a.groups))
		a.found[key] = group
		a.groups = append(a.groups, slices.Clone(key[:len(a.by)]))
	}
	return group
}

// all lists the groups of a code.
func (a *axis) all(code uint32) []int32 {
	switch group := a.single[code]; {
	case group == out:
		return nil
	case group <= severals:
		return a.several[severals-group]
	default:
		return a.single[code : code+1]
	}
}

// dimensionOf reads a dimension off the value of its base: the number of a key, a
// packed span for those of days, or an organization packed with a type of its.
func (r *resolved) dimensionOf(dimension string, value int64) int64 {
	switch dimension {
	case "region":
		if value <= 0 {
			return 0
		}
		return r.keys.number("region", lexicon.Subregion(r.keys.names[value].key), 0)
	case "organization":
		return value >> 32
	case "organization_type":
		return value & (1<<32 - 1)
	case "year":
		return spanOf(value).from / 10000
	case "quarter":
		return quarterOf(spanOf(value).from)
	case "month":
		return monthOf(spanOf(value).from)
	}
	return value
}

// valuesOf lists what the number of a column holds for a base.
func (r *resolved) valuesOf(b base, number int64) []int64 {
	switch b.dimensions[0] {
	case "year", "exchange", "role":
		return []int64{number}
	case "organization":
		var values []int64
		for _, one := range r.keys.members[number] {
			kinds := []int64{0}
			if p := r.places[one]; p != nil {
				kinds = r.keys.members[p.kind]
			}
			for _, kind := range kinds {
				values = append(values, one<<32|kind)
			}
		}
		return values
	}
	return r.keys.members[number]
}

// within reports whether days lie in the period of a scope. undated asks for
// what has no days instead.
func (s *scope) within(days span, undated bool) bool {
	switch {
	case undated:
		return days.from == 0
	case !s.dated():
		return true
	case days.from == 0, s.end != 0 && days.from > s.end, s.start != 0 && days.to < s.start:
		return false
	}
	return true
}
