package store

import (
	"context"
	"fmt"

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
// active imports. Sides that are one all the same, by other decisions or
// aliases, are listed as contradictions.
func (s *Store) Apart(ctx context.Context, rules records.Rules) (apart Apart, contradictions []Decision, err error) {
	apart = Apart{People: make(map[[2]int64]bool), Organizations: make(map[[2]string]bool)}
	err = s.counting(ctx, rules, func(q querier, r *resolved) error {
		bearers, err := r.bearers(ctx, q, func(d Decision) bool { return !d.One })
		if err != nil {
			return err
		}
		for _, d := range r.decided {
			if d.One {
				continue
			}
			one := false
			if d.Kind == OrganizationPair {
				x, y := r.names.key(d.AName), r.names.key(d.BName)
				one = x == y
				apart.Organizations[[2]string{min(x, y), max(x, y)}] = true
			}
			for _, a := range bearers[d.A] {
				for _, b := range bearers[d.B] {
					x, y := r.personOf(a), r.personOf(b)
					one = one || x == y
					apart.People[[2]int64{min(x, y), max(x, y)}] = true
				}
			}
			if one {
				contradictions = append(contradictions, d)
			}
		}
		return nil
	})
	if err != nil {
		return apart, nil, fmt.Errorf("read decisions: %w", err)
	}
	return apart, contradictions, nil
}
