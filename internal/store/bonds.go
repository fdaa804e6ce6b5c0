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
	bearers, err := r.bearers(ctx, q, func(d Decision) bool { return d.One })
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

// bearers lists the personas that bear the sides of some decisions about people.
func (r *resolved) bearers(ctx context.Context, q querier, wanted func(Decision) bool) (map[int64][]int64, error) {
	sides := make(map[int64]bool)
	for _, d := range r.decided {
		if d.Kind == PersonPair && wanted(d) {
			sides[d.A], sides[d.B] = true, true
		}
	}
	return r.bearersOf(ctx, q, sides)
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
	parent := make(map[int64]int64)
	var root func(number int64) int64
	root = func(number int64) int64 {
		up, ok := parent[number]
		if !ok {
			return number
		}
		parent[number] = root(up)
		return parent[number]
	}
	for _, b := range bonds {
		if x, y := person[b.a], person[b.b]; x != 0 && y != 0 {
			if x, y = root(x), root(y); x != y {
				parent[max(x, y)] = min(x, y)
			}
		}
	}
	if len(parent) == 0 {
		return
	}
	for i := range list {
		list[i].person = root(list[i].person)
	}
}
