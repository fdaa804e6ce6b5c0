package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// everything is all that is stored, replaced and undone imports too, resolved as
// if all of it counted: whoever asks what is known of a person, or to be
// forgotten, means that as well.
type everything struct {
	*resolved
	personas []persona // in order of their ids
	status   map[int64]ImportInfo
	extra    map[int64]string // headings of unknown columns, JSON, by import
}

// resolveEverything reads no rows, but who they are of.
func resolveEverything(ctx context.Context, q querier, rules records.Rules) (*everything, error) {
	imports, err := importsWhere(ctx, q, "1 = 1")
	if err != nil {
		return nil, err
	}
	decided, err := decisions(ctx, q, "ended_at IS NULL")
	if err != nil {
		return nil, err
	}
	digest, err := digestOf(ctx, q, imports, decided)
	if err != nil {
		return nil, err
	}
	next, err := nextID(ctx, q, "term")
	if err != nil {
		return nil, err
	}
	r := &resolved{digest: digest, rules: withDefaults(rules), decided: decided, imports: imports, runs: personaRuns(imports), terms: next - 1, keys: newKeys(next)}
	if err := r.readTerms(ctx, q); err != nil {
		return nil, err
	}
	if err := r.readOrganizations(ctx, q); err != nil {
		return nil, err
	}
	found, err := r.identifyAll(ctx, q)
	if err != nil {
		return nil, err
	}
	e := &everything{resolved: r, personas: make([]persona, len(found)), status: make(map[int64]ImportInfo), extra: make(map[int64]string)}
	r.people = make([]uint32, len(found))
	for _, p := range found {
		at := r.positionOf(p.id)
		e.personas[at], r.people[at] = p, uint32(r.positionOf(p.person))
	}
	infos, err := history(ctx, q, "1 = 1")
	if err != nil {
		return nil, err
	}
	for _, info := range infos {
		e.status[info.Import] = info
	}
	return e, each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		var text string
		err := rows.Scan(&id, &text)
		e.extra[id] = text
		return err
	}, "SELECT id, extra FROM import")
}

// readingEverything hands fn a connection that sees one state of the data, and all that is
// stored.
func (s *Store) readingEverything(ctx context.Context, rules records.Rules, fn func(q querier, e *everything) error) error {
	return s.read(ctx, func(q querier) error {
		e, err := resolveEverything(ctx, q, rules)
		if err != nil {
			return fmt.Errorf("resolve: %w", fromDriver(err))
		}
		return fn(q, e)
	})
}
