package store

import (
	"context"

	"github.com/namati/lex/internal/records"
)

// bond is two personas that are one person because somebody decided so.
type bond struct{ a, b int64 }

// bonds finds the personas of the imports at hand that decisions are about.
// Every import has personas of its own, so that one side may be many.
func (r *resolved) bonds(ctx context.Context, q querier) ([]bond, error) {
	sides := make(map[int64]bool)
	for _, d := range r.decided {
		if d.Kind == PersonPair && d.One {
			sides[d.A], sides[d.B] = true, true
		}
	}
	bearers, err := r.bearersOf(ctx, q, sides)
	if err != nil {
		return nil, err
	}
	var list []bond
	for _, d := range r.decided {
		if d.Kind != PersonPair || !d.One || len(bearers[d.A]) == 0 || len(bearers[d.B]) == 0 {
			continue
		}
		for _, side := range [][]int64{bearers[d.A], bearers[d.B]} {
			for _, persona := range side {
				if persona != bearers[d.A][0] {
					list = append(list, bond{bearers[d.A][0], persona})
				}
			}
		}
	}
	return list, nil
}

// bearersOf lists the personas that bear some identities, in order.
func (r *resolved) bearersOf(ctx context.Context, q querier, sides map[int64]bool) (map[int64][]int64, error) {
	bearers := make(map[int64][]int64)
	if len(sides) == 0 {
		return bearers, nil
	}
	for _, i := range r.of(records.Participants) {
		persona := i.firstPersona
		err := eachChunk(ctx, q, i.id, personaIdentity, func(values []uint64) error {
			for _, v := range values {
				if sides[int64(v)] {
					bearers[int64(v)] = append(bearers[int64(v)], persona)
				}
				persona++
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return bearers, nil
}

// joinBonded makes one person of the people behind bonds. Personas that have no
// person yet are left alone.
func joinBonded(list []persona, bonds []bond) {
	if len(bonds) == 0 {
		return
	}
	person := make(map[int64]int64) // of each persona in a bond
	for _, b := range bonds {
		person[b.a], person[b.b] = 0, 0
	}
	for _, p := range list {
		if _, bonded := person[p.id]; bonded {
			person[p.id] = p.person
		}
	}
	one := unions[int64]{}
	for _, b := range bonds {
		if x, y := person[b.a], person[b.b]; x != 0 && y != 0 {
			one.join(x, y)
		}
	}
	if len(one) == 0 {
		return
	}
	for i := range list {
		list[i].person = one.of(list[i].person)
	}
}
