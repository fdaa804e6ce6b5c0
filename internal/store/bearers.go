package store

import (
	"context"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// Bearers finds, for sides of pairs of people, the first row of the active
// imports that bears each. Sides that no row bears are left out.
func (s *Store) Bearers(ctx context.Context, rules records.Rules, sides []int64) (map[int64]*ParticipantRow, error) {
	found := make(map[int64]*ParticipantRow)
	err := s.counting(ctx, rules, func(q querier, r *resolved) error {
		wanted := make(map[int64]bool, len(sides))
		for _, side := range sides {
			wanted[side] = true
		}
		bearers, err := r.bearersOf(ctx, q, wanted)
		if err != nil {
			return err
		}
		for side, personas := range bearers {
			row, err := r.firstRowOf(ctx, q, personas[0])
			if err != nil {
				return err
			}
			if row != nil {
				found[side] = row
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("find people: %w", err)
	}
	return found, nil
}

// firstRowOf is the first row that bears a persona, nil where none does.
func (r *resolved) firstRowOf(ctx context.Context, q querier, persona int64) (*ParticipantRow, error) {
	for _, i := range r.of(records.Participants) {
		if persona < i.firstPersona || persona > i.lastPersona {
			continue
		}
		positions, err := readColumn[uint32](ctx, q, i.id, personaRow, i.lastPersona-i.firstPersona+1)
		if err != nil {
			return nil, err
		}
		id := i.first + int64(positions[persona-i.firstPersona])
		rows, err := r.participantPage(ctx, q, i, id, id)
		if err != nil || len(rows) == 0 {
			return nil, err
		}
		return rows[0], nil
	}
	return nil, nil
}
