package store

import (
	"context"
	"database/sql"

	"github.com/namati/lex/internal/records"
)

// readPersonas reads the personas of the active imports: integers alone, about
// 50 bytes each.
func (r *resolved) readPersonas(ctx context.Context, q querier) ([]persona, error) {
	var list []persona
	for _, i := range r.of(records.Participants) {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var p persona
			err := rows.Scan(&p.id, &p.name, &p.email, &p.organization, &p.participant)
			list = append(list, p)
			return err
		}, "SELECT id, name, email, organization, participant FROM persona WHERE id BETWEEN $1 AND $2", i.firstPersona, i.lastPersona)
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// writePeople finds out who is the same person and stores the personas that
// belong to another one's person; most are a person of their own.
func (r *resolved) writePeople(ctx context.Context, q querier, personas []persona) error {
	for i := range personas {
		personas[i].organization = r.meant(personas[i].organization)
	}
	err := identify(personas, func(participants []int64) (map[int64]string, error) {
		return foldedNames(ctx, q, participants)
	})
	if err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE merged (persona "+bigKey+", person BIGINT)"); err != nil {
		return err
	}
	merged := newInserter(q, "merged", "persona", "person")
	for _, p := range personas {
		if p.person != p.id {
			r.merged = true
			if err := merged.add(ctx, p.id, p.person); err != nil {
				return err
			}
		}
	}
	return merged.flush(ctx)
}

// meant is the number of a term, itself where nothing else is noted.
func (r *resolved) meant(term int64) int64 {
	if number, ok := r.meaning[term]; ok {
		return number
	}
	return term
}

// foldedNames reads the names of participant rows, folded for comparison.
func foldedNames(ctx context.Context, q querier, participants []int64) (map[int64]string, error) {
	names := make(map[int64]string, len(participants))
	const page = 500
	for len(participants) > 0 {
		n := min(page, len(participants))
		args := make([]any, n)
		for i, id := range participants[:n] {
			args[i] = id
		}
		participants = participants[n:]
		err := each(ctx, q, func(rows *sql.Rows) error {
			var id int64
			var name string
			err := rows.Scan(&id, &name)
			names[id] = foldName(name)
			return err
		}, "SELECT id, name FROM participant WHERE id IN "+placeholders(1, n), args...)
		if err != nil {
			return nil, err
		}
	}
	return names, nil
}
