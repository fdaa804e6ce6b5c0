package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
)

// Apart is what was decided to be two, by the numbers and keys that rows bear:
// pairs are sorted, the smaller side first.
type Apart struct {
	People        map[[2]int64]bool
	Organizations map[[2]string]bool
}

// IsPeople and IsOrganizations report whether two were decided to be two,
// whichever comes first.
func (a Apart) IsPeople(x, y int64) bool { return a.People[[2]int64{min(x, y), max(x, y)}] }

// IsOrganizations does so for organizations, by their keys.
func (a Apart) IsOrganizations(x, y string) bool {
	return a.Organizations[[2]string{min(x, y), max(x, y)}]
}

// Apart reads what was decided to be two, as far as both sides are in the
// active imports.
func (s *Store) Apart(ctx context.Context, rules records.Rules) (Apart, error) {
	apart := Apart{People: make(map[[2]int64]bool), Organizations: make(map[[2]string]bool)}
	err := s.counting(ctx, rules, func(q querier, r *resolved) error {
		two := slices.DeleteFunc(slices.Clone(r.decided), func(d Decision) bool { return d.One })
		return r.eachSide(ctx, q, two, func(_ Decision, people [2]int64, organizations [2]string) {
			if people[0] != 0 {
				apart.People[[2]int64{min(people[0], people[1]), max(people[0], people[1])}] = true
				return
			}
			apart.Organizations[[2]string{min(organizations[0], organizations[1]), max(organizations[0], organizations[1])}] = true
		})
	})
	if err != nil {
		return apart, fmt.Errorf("read decisions: %w", err)
	}
	return apart, nil
}

// WouldJoin finds a decision that two are two which would be void if some more
// pairs were one, nil where there is none. Decisions on the very pairs are not
// meant: they are changed knowingly.
func (s *Store) WouldJoin(ctx context.Context, rules records.Rules, pairs []Pair) (*Decision, error) {
	var void *Decision
	err := s.counting(ctx, rules, func(q querier, r *resolved) error {
		var all []Decision
		for _, d := range r.decided {
			if !d.One && !slices.ContainsFunc(pairs, d.About) {
				all = append(all, d)
			}
		}
		if len(all) == 0 {
			return nil
		}
		for _, p := range pairs {
			all = append(all, Decision{Pair: p, One: true})
		}
		people, organizations := unions[int64]{}, unions[string]{}
		for _, fresh := range []bool{true, false} { // the pairs first
			err := r.eachSide(ctx, q, all, func(d Decision, person [2]int64, organization [2]string) {
				switch {
				case d.One != fresh:
				case fresh && person[0] != 0:
					people.join(person[0], person[1])
				case fresh:
					organizations.join(organization[0], organization[1])
				case person[0] != 0 && person[0] != person[1] && people.of(person[0]) == people.of(person[1]),
					organization[0] != organization[1] && organizations.of(organization[0]) == organizations.of(organization[1]):
					void = &d
				}
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	return void, nil
}

// eachSide hands on both sides of decisions: the people that bear them now, or
// the keys of the organizations; the others are zero. Sides that are not in the
// data are passed over.
func (r *resolved) eachSide(ctx context.Context, q querier, list []Decision, fn func(d Decision, people [2]int64, organizations [2]string)) error {
	sides := make(map[int64]bool)
	for _, d := range list {
		if d.Kind == PersonPair {
			sides[d.A], sides[d.B] = true, true
		}
	}
	bearers, err := r.bearersOf(ctx, q, sides)
	if err != nil {
		return err
	}
	for _, d := range list {
		if d.Kind == OrganizationPair {
			fn(d, [2]int64{}, [2]string{r.names.key(d.AName), r.names.key(d.BName)})
			continue
		}
		for _, a := range bearers[d.A] {
			for _, b := range bearers[d.B] {
				fn(d, [2]int64{r.personOf(a), r.personOf(b)}, [2]string{})
			}
		}
	}
	return nil
}

// unions joins what belongs together.
type unions[T cmp.Ordered] map[T]T

func (u unions[T]) of(one T) T {
	for {
		up, ok := u[one]
		if !ok {
			return one
		}
		one = up
	}
}

func (u unions[T]) join(a, b T) {
	if a, b = u.of(a), u.of(b); a != b {
		u[max(a, b)] = min(a, b)
	}
}
