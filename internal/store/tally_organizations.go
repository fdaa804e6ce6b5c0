package store

import (
	"cmp"
	"context"
	"slices"
)

// ledgerCounter counts over the ledger.
type ledgerCounter struct {
	l *ledger
	q querier
}

func (c ledgerCounter) people(ctx context.Context, s *scope, by []string) ([]group, error) {
	t, err := c.l.newTally(ctx, c.q, s, by, s.filters, false)
	if err != nil {
		return nil, err
	}
	var list []group
	for n, found := range t.people() {
		list = append(list, group{numbers: t.numbers(n, by), rows: found.rows, people: found.people, pairs: found.pairs})
	}
	if len(by) == 0 && list == nil {
		list = []group{{}}
	}
	return list, nil
}

func (c ledgerCounter) undated(ctx context.Context, s *scope) (int, error) {
	t, err := c.l.newTally(ctx, c.q, s, nil, s.filters, true)
	if err != nil {
		return 0, err
	}
	n := 0
	t.each(func(int, []int) { n++ })
	if s.filtersBy(personal) {
		return n, nil
	}
	owner := c.l.r.newOwner(nil, s.ownFilters())
	for _, row := range c.l.listings {
		if row.organization == 0 || row.days.from != 0 || !c.l.r.listingPasses(row, s.filters) {
			continue
		}
		if len(owner.groups(row.organization)) > 0 {
			n++
		}
	}
	return n, nil
}

// listingPasses applies the filters of when and where to a row of a list.
func (r *resolved) listingPasses(row listing, filters []filter) bool {
	for _, f := range filters {
		if slices.Contains(occasional, f.field) && !slices.Contains(f.numbers, r.listingNumber(row, f.dimension)) {
			return false
		}
	}
	return true
}

func (r *resolved) listingNumber(row listing, dimension string) int64 {
	if dimension == "exchange" {
		return row.exchange
	}
	return r.dimensionOf(dimension, row.days.number())
}

// tuples numbers combinations of numbers, as they turn up.
type tuples struct {
	known map[string]uint32
	list  [][]int64
}

func (t *tuples) id(numbers []int64) uint32 {
	name := nameOf(numbers)
	id, ok := t.known[name]
	if !ok {
		if t.known == nil {
			t.known = make(map[string]uint32)
		}
		id = uint32(len(t.list))
		t.known[name] = id
		t.list = append(t.list, numbers)
	}
	return id
}

// mention is an organization in scope with what it borrows from the rows that
// name it: who, when and where.
type mention struct {
	organization int64
	borrowed     uint32 // a tuple
}

func compareMentions(a, b mention) int {
	return cmp.Or(cmp.Compare(a.organization, b.organization), cmp.Compare(a.borrowed, b.borrowed))
}

// mentions finds the organizations in scope, the mentions of each together and
// each once; see the SQL of the same (organizations_in_scope.go) for what is in
// scope.
func (c ledgerCounter) mentions(ctx context.Context, s *scope, borrowed []string, into *tuples) ([]mention, error) {
	list, err := c.named(ctx, s, borrowed, into)
	if err != nil {
		return nil, err
	}
	if len(c.l.listings) == 0 || s.filtersBy(personal) || slices.ContainsFunc(borrowed, func(d string) bool { return slices.Contains(personal, d) }) {
		return list, nil
	}
	known := make(map[int64]bool)
	for _, m := range list {
		known[m.organization] = true
	}
	loose := make(map[int64]bool)
	for _, row := range c.l.listings {
		if row.organization == 0 || !c.l.r.listingPasses(row, s.filters) || !s.within(row.days, false) {
			continue
		}
		if row.exchange == 0 && row.days.from == 0 {
			loose[row.organization] = true
			continue
		}
		known[row.organization] = true
		numbers := make([]int64, len(borrowed))
		for i, dimension := range borrowed {
			numbers[i] = c.l.r.listingNumber(row, dimension)
		}
		list = append(list, mention{row.organization, into.id(numbers)})
	}
	for organization := range loose {
		if !known[organization] {
			list = append(list, mention{organization, into.id(make([]int64, len(borrowed)))})
		}
	}
	slices.SortFunc(list, compareMentions)
	return slices.Compact(list), nil
}

// named finds the organizations that the rows of participants in scope name,
// the mentions of each together.
func (c ledgerCounter) named(ctx context.Context, s *scope, borrowed []string, into *tuples) ([]mention, error) {
	var filters []filter
	for _, f := range s.filters {
		if slices.Contains(occasional, f.field) || slices.Contains(personal, f.field) {
			filters = append(filters, f)
		}
	}
	t, err := c.l.newTally(ctx, c.q, s, borrowed, filters, false)
	if err != nil {
		return nil, err
	}
	organization, err := c.l.column(ctx, c.q, fieldOrganization)
	if err != nil {
		return nil, err
	}
	pairs := newPairSet(len(organization.numbers), t.groups)
	t.each(func(row int, groups []int) {
		code := organization.at(row)
		if code == 0 {
			return
		}
		for _, g := range groups {
			pairs.add(uint64(code), uint64(g))
		}
	})
	var list []mention
	borrows := make(map[uint64]uint32) // tuple of each group
	pairs.each(func(code, g uint64) {
		tuple, ok := borrows[g]
		if !ok {
			tuple = into.id(t.numbers(int(g), borrowed))
			borrows[g] = tuple
		}
		for _, one := range c.l.r.keys.members[organization.numbers[code]] {
			list = append(list, mention{one, tuple})
		}
	})
	if len(c.l.r.crowds) > 0 {
		slices.SortFunc(list, compareMentions)
		list = slices.Compact(list)
	}
	return list, nil
}

// ownFilters are the filters by what an organization has of its own.
func (s *scope) ownFilters() []filter {
	var own []filter
	for _, f := range s.filters {
		if !slices.Contains(personal, f.field) && !slices.Contains(occasional, f.field) {
			own = append(own, f)
		}
	}
	return own
}

func (c ledgerCounter) organizations(ctx context.Context, s *scope, by []string) ([]group, error) {
	var borrowed, own []string
	for _, dimension := range by {
		if slices.Contains(personal, dimension) || slices.Contains(occasional, dimension) {
			borrowed = append(borrowed, dimension)
		} else {
			own = append(own, dimension)
		}
	}
	var borrows tuples
	mentions, err := c.mentions(ctx, s, borrowed, &borrows)
	if err != nil {
		return nil, err
	}
	type count struct {
		organizations int
		last          int64
	}
	type pair struct{ borrowed, own uint32 }
	owner := c.l.r.newOwner(own, s.ownFilters())
	found := make(map[pair]*count)
	var groups []uint32
	last := int64(-1)
	for _, m := range mentions {
		if m.organization != last {
			last = m.organization
			groups = owner.groups(last)
		}
		for _, g := range groups {
			n := found[pair{m.borrowed, g}]
			if n == nil {
				n = &count{last: -1}
				found[pair{m.borrowed, g}] = n
			}
			if n.last != m.organization {
				n.last = m.organization
				n.organizations++
			}
		}
	}
	list := make([]group, 0, len(found))
	for p, n := range found {
		list = append(list, group{numbers: interleave(by, borrowed, borrows.list[p.borrowed], owner.own.list[p.own]), organizations: n.organizations})
	}
	if len(by) == 0 && len(list) == 0 {
		list = []group{{}}
	}
	return list, nil
}

// interleave puts borrowed and own numbers into the order of the dimensions.
func interleave(by, borrowed []string, borrowedNumbers, own []int64) []int64 {
	numbers := make([]int64, len(by))
	k := 0
	for i, dimension := range by {
		if j := slices.Index(borrowed, dimension); j >= 0 {
			numbers[i] = borrowedNumbers[j]
		} else {
			numbers[i] = own[k]
			k++
		}
	}
	return numbers
}
