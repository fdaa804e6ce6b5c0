package store

import (
	"context"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// Place is a row of an import, by its number in the sheet.
type Place struct {
	Import int64
	Row    int
}

// ParticipantsAt hands the participants at some places to fn, imports and rows
// in order, whole as EachParticipant does; what stands at no place of an active
// import is left out. It is meant for few.
func (s *Store) ParticipantsAt(ctx context.Context, rules records.Rules, places []Place, fn func(*ParticipantRow) error) error {
	wanted := make(map[Place]bool, len(places))
	sources := make(map[int64]bool)
	for _, p := range places {
		wanted[p], sources[p.Import] = true, true
	}
	var list []*ParticipantRow
	err := s.counting(ctx, rules, func(q querier, r *resolved) error {
		for _, i := range r.of(records.Participants) {
			if !sources[i.id] {
				continue
			}
			ids, err := idsOf(ctx, q, i, wanted)
			if err != nil {
				return err
			}
			for _, id := range ids {
				rows, err := r.participantPage(ctx, q, i, id, id)
				if err != nil {
					return err
				}
				list = append(list, rows...)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read rows: %w", err)
	}
	for _, row := range list {
		if err := fn(row); err != nil {
			return err
		}
	}
	return nil
}

// idsOf finds rows by their numbers in the sheet, which the column holds less
// their positions in the import.
func idsOf(ctx context.Context, q querier, i activeImport, wanted map[Place]bool) ([]int64, error) {
	var ids []int64
	at := int64(0)
	err := eachChunk(ctx, q, i.id, fieldNames[fieldSheetRow], func(values []uint32) error {
		for _, v := range values {
			if wanted[Place{i.id, int(v + uint32(at))}] {
				ids = append(ids, i.first+at)
			}
			at++
		}
		return nil
	})
	return ids, err
}
