package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/namati/lex/internal/records"
)

// readPersonas reads the personas of the active imports: integers alone, about
// 50 bytes each.
func (r *resolved) readPersonas(ctx context.Context, q querier) ([]persona, error) {
	var total int64
	for _, i := range r.of(records.Participants) {
		total += i.lastPersona - i.firstPersona + 1
	}
	list := make([]persona, 0, total)
	for _, i := range r.of(records.Participants) {
		start, n := len(list), i.lastPersona-i.firstPersona+1
		for k := range n {
			list = append(list, persona{id: i.firstPersona + k})
		}
		own := list[start:]
		if err := errors.Join(
			spread(ctx, q, i.id, personaName, own, func(p *persona, v uint64) { p.name = int64(v) }),
			spread(ctx, q, i.id, personaEmail, own, func(p *persona, v uint64) { p.email = int64(v) }),
			spread(ctx, q, i.id, personaOrganization, own, func(p *persona, v uint32) { p.organization = int64(v) }),
			spread(ctx, q, i.id, personaRow, own, func(p *persona, v uint32) { p.participant = i.first + int64(v) }),
		); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// spread puts the values of a column into a list of the same length.
func spread[T unsigned, E any](ctx context.Context, q querier, source int64, field string, list []E, put func(e *E, v T)) error {
	at := 0
	err := eachChunk(ctx, q, source, field, func(values []T) error {
		if at+len(values) > len(list) {
			return errPacked
		}
		for i, v := range values {
			put(&list[at+i], v)
		}
		at += len(values)
		return nil
	})
	if err == nil && at != len(list) {
		err = errPacked
	}
	return damaged(err, field)
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
