package store

import "slices"

// owner finds the groups into which organizations fall by their own values.
type owner struct {
	r       *resolved
	by      []string
	axes    []*axis
	filters [][]filter
	own     tuples
	list    []uint32
}

func (r *resolved) newOwner(by []string, filters []filter) *owner {
	o := &owner{r: r, by: by}
	for _, b := range bases[:ownBases] {
		if a, own := newAxis(b, by, filters, false); a != nil {
			o.axes, o.filters = append(o.axes, a), append(o.filters, own)
		}
	}
	return o
}

// groups lists the tuples of an organization, none when the filters leave it
// out. The list is valid until the next call.
func (o *owner) groups(organization int64) []uint32 {
	p := o.r.places[organization]
	if p == nil {
		p = &place{}
	}
	groups := [][]int64{make([]int64, len(o.by))}
	for k, a := range o.axes {
		number := organization
		switch a.field {
		case fieldCountry:
			number = p.country
		case fieldFocus:
			number = p.focus
		}
		a.single, a.several = a.single[:0], a.several[:0]
		a.add(o.r, o.r.valuesOf(a.base, number), o.filters[k])
		var next [][]int64
		for _, g := range a.all(0) {
			for _, numbers := range groups {
				numbers = slices.Clone(numbers)
				for i, dimension := range o.by {
					if j := slices.Index(a.by, dimension); j >= 0 {
						numbers[i] = a.groups[g][j]
					}
				}
				next = append(next, numbers)
			}
		}
		groups = next
	}
	o.list = o.list[:0]
	for _, numbers := range groups {
		o.list = append(o.list, o.own.id(numbers))
	}
	return o.list
}
