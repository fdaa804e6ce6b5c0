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
	for _, row := range c.l.listings {
		if row.organization == 0 || row.days.from != 0 || !c.l.r.listingPasses(row, s.filters) {
			continue
		}
		if len(c.l.r.ownGroups(row.organization, nil, s.ownFilters())) > 0 {
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

// mention is an organization in scope with the numbers of what it borrows from
// the rows that name it: who, when and where.
type mention struct {
	organization int64
	borrowed     []int64
}

func compareMentions(a, b mention) int {
	return cmp.Or(cmp.Compare(a.organization, b.organization), slices.Compare(a.borrowed, b.borrowed))
}

// mentions finds the organizations in scope, sorted, each mention once; see the
// SQL of the same (organizations_in_scope.go) for what is in scope.
func (c ledgerCounter) mentions(ctx context.Context, s *scope, borrowed []string) ([]mention, error) {
	list, err := c.named(ctx, s, borrowed)
	if err != nil {
		return nil, err
	}
	if s.filtersBy(personal) || slices.ContainsFunc(borrowed, func(d string) bool { return slices.Contains(personal, d) }) {
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
		m := mention{organization: row.organization, borrowed: make([]int64, len(borrowed))}
		for i, dimension := range borrowed {
			m.borrowed[i] = c.l.r.listingNumber(row, dimension)
		}
		list = append(list, m)
	}
	for organization := range loose {
		if !known[organization] {
			list = append(list, mention{organization, make([]int64, len(borrowed))})
		}
	}
	slices.SortFunc(list, compareMentions)
	return slices.CompactFunc(list, func(a, b mention) bool { return compareMentions(a, b) == 0 }), nil
}

// named finds the organizations that the rows of participants in scope name.
func (c ledgerCounter) named(ctx context.Context, s *scope, borrowed []string) ([]mention, error) {
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
	var list []mention
	pairs := newPairSet(len(organization.numbers), t.groups)
	t.each(func(row int, groups []int) {
		code := organization.at(row)
		if code == 0 {
			return
		}
		for _, g := range groups {
			if pairs.add(uint64(code), uint64(g)) {
				list = append(list, mention{organization.numbers[code], t.numbers(g, borrowed)})
			}
		}
	})
	slices.SortFunc(list, compareMentions)
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
	mentions, err := c.mentions(ctx, s, borrowed)
	if err != nil {
		return nil, err
	}
	type place struct {
		group *group
		last  int64
	}
	places := make(map[string]*place)
	var order []*place
	filters := s.ownFilters()
	var groups [][]int64
	last := int64(-1)
	for _, m := range mentions {
		if m.organization != last {
			last = m.organization
			groups = c.l.r.ownGroups(last, own, filters)
		}
		for _, ownNumbers := range groups {
			numbers := interleave(by, borrowed, m.borrowed, ownNumbers)
			name := nameOf(numbers)
			p := places[name]
			if p == nil {
				p = &place{group: &group{numbers: numbers}}
				places[name] = p
				order = append(order, p)
			}
			if p.last != m.organization {
				p.last = m.organization
				p.group.organizations++
			}
		}
	}
	list := make([]group, 0, len(order))
	for _, p := range order {
		list = append(list, *p.group)
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

// ownGroups lists the groups into which an organization falls by its own
// values, none when the filters leave it out.
func (r *resolved) ownGroups(organization int64, by []string, filters []filter) [][]int64 {
	p := r.places[organization]
	if p == nil {
		p = &place{}
	}
	groups := [][]int64{make([]int64, len(by))}
	for _, b := range bases[:4] {
		a, own := newAxis(b, by, filters, false)
		if a == nil {
			continue
		}
		number := organization
		switch b.field {
		case fieldCountry:
			number = p.country
		case fieldFocus:
			number = p.focus
		}
		a.add(r, r.valuesOf(b, number), own)
		var next [][]int64
		for _, g := range a.all(0) {
			for _, numbers := range groups {
				numbers = slices.Clone(numbers)
				for i, dimension := range by {
					if j := slices.Index(a.by, dimension); j >= 0 {
						numbers[i] = a.groups[g][j]
					}
				}
				next = append(next, numbers)
			}
		}
		groups = next
	}
	return groups
}
