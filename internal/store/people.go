package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

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
func (r *resolved) writePeople(ctx context.Context, q querier) error {
	if err := r.findPeople(ctx, q); err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE merged (persona "+q.speaks().bigKey+", person BIGINT)"); err != nil {
		return err
	}
	merged := newInserter(q, "merged", "persona", "person")
	for persona, person := range r.people {
		if int(person) != persona {
			r.merged = true
			if err := merged.add(ctx, r.personaAt(int64(persona)), r.personaAt(int64(person))); err != nil {
				return err
			}
		}
	}
	return merged.flush(ctx)
}

// identifyAll reads the personas and finds the person of each.
func (r *resolved) identifyAll(ctx context.Context, q querier) ([]persona, error) {
	personas, err := r.readPersonas(ctx, q)
	if err != nil {
		return nil, err
	}
	for i := range personas {
		personas[i].organization = r.meant(personas[i].organization)
	}
	bonds, err := r.bonds(ctx, q)
	if err != nil {
		return nil, err
	}
	return personas, identify(personas, bonds, func(participants []int64) (map[int64]string, error) {
		return r.foldedNames(ctx, q, participants)
	})
}

// recallPeople takes the person of each persona from what is kept, else finds
// it out.
func (r *resolved) recallPeople(ctx context.Context, q querier) error {
	answer, err := readKept(ctx, q, r.signature, questionPeople)
	if err != nil {
		return err
	}
	personas := 0
	for _, i := range r.of(records.Participants) {
		personas += int(i.lastPersona - i.firstPersona + 1)
	}
	if r.people, r.remembered = unpackPeople(answer, personas); r.remembered {
		return nil
	}
	return r.findPeople(ctx, q)
}

// findPeople gives the person of each persona, both by their position among the
// personas of the active imports. A person has the position of its first one.
func (r *resolved) findPeople(ctx context.Context, q querier) error {
	personas, err := r.identifyAll(ctx, q)
	if err != nil {
		return err
	}
	r.people = make([]uint32, len(personas))
	for _, p := range personas {
		r.people[r.positionOf(p.id)] = uint32(r.positionOf(p.person))
	}
	return nil
}

// personaRun is where the personas of an import stand among those of all active
// ones. Ids of an import are without gaps, and imports in the order of their
// ids.
type personaRun struct{ first, position int64 }

func personaRuns(imports []activeImport) []personaRun {
	var runs []personaRun
	total := int64(0)
	for _, i := range imports {
		if i.kind == records.Participants && i.lastPersona >= i.firstPersona {
			runs = append(runs, personaRun{i.firstPersona, total})
			total += i.lastPersona - i.firstPersona + 1
		}
	}
	return runs
}

// positionOf is the position of a persona, personaAt the reverse.
func (r *resolved) positionOf(id int64) int64 {
	n, found := slices.BinarySearchFunc(r.runs, id, func(run personaRun, id int64) int { return cmp.Compare(run.first, id) })
	if !found {
		n--
	}
	return r.runs[n].position + id - r.runs[n].first
}

func (r *resolved) personaAt(position int64) int64 {
	n, found := slices.BinarySearchFunc(r.runs, position, func(run personaRun, at int64) int { return cmp.Compare(run.position, at) })
	if !found {
		n--
	}
	return r.runs[n].first + position - r.runs[n].position
}

// meant is the number of a term, itself where nothing else is noted.
func (r *resolved) meant(term int64) int64 {
	if number, ok := r.meaning[term]; ok {
		return number
	}
	return term
}

// foldedNames reads the names of participant rows, folded for comparison.
func (r *resolved) foldedNames(ctx context.Context, q querier, participants []int64) (map[int64]string, error) {
	names := make(map[int64]string, len(participants))
	slices.Sort(participants)
	const page = 500
	for _, i := range r.of(records.Participants) {
		first, _ := slices.BinarySearch(participants, i.first)
		end, _ := slices.BinarySearch(participants, i.last+1)
		for own := range slices.Chunk(participants[first:end], page) {
			args := make([]any, 0, page+1)
			for _, id := range own {
				args = append(args, id)
			}
			err := each(ctx, q, func(rows *sql.Rows) error {
				var id int64
				var name string
				err := rows.Scan(&id, &name)
				names[id] = foldName(name)
				return err
			}, fmt.Sprintf("SELECT id, name FROM participant WHERE id IN %s AND import = %d", q.speaks().placeholders(1, len(own)), i.id), args...)
			if err != nil {
				return nil, err
			}
		}
	}
	return names, nil
}
