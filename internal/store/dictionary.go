package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
)

// termKind is a column of which the texts stand in the dictionary.
type termKind uint8

const (
	termOrganization termKind = iota
	termCountry
	termFocus
	termExchange
	termRole
	termStatus
	termSex
	termAge
	termDisability
	termDay
	termConsent
	termType
	termKinds
)

// termNames are the kinds as the table names them.
var termNames = [termKinds]string{
	"organization", "country", "focus", "exchange", "role", "status", "sex",
	"age", "disability", "day", "consent", "type",
}

// knownTerms bounds what a batch remembers of the dictionary of one kind, so
// that a sheet in which no two cells are alike needs no more memory than one.
const knownTerms = 50_000

// dictionary gives texts their integer, new ones included.
type dictionary struct {
	tx    querier
	next  int64
	known [termKinds]map[string]int64
	// whole tells that all texts of a kind are known, so that a new one need not
	// be looked up.
	whole [termKinds]bool
	find  *sql.Stmt
	fresh *inserter
}

func newDictionary(ctx context.Context, tx querier) (*dictionary, error) {
	d := &dictionary{tx: tx, fresh: newInserter(tx, "term", "id", "kind", "text")}
	var err error
	if d.next, err = nextID(ctx, tx, "term"); err != nil {
		return nil, err
	}
	for kind := range d.known {
		d.known[kind] = make(map[string]int64)
		d.whole[kind] = d.next == 1
	}
	if tx.speaks().distant && d.next <= knownTerms {
		if err := d.learn(ctx); err != nil {
			return nil, fromDriver(err)
		}
	}
	d.find, err = tx.PrepareContext(ctx, tx.speaks().findTerm)
	return d, fromDriver(err)
}

// learn reads the whole dictionary at once.
func (d *dictionary) learn(ctx context.Context) error {
	err := each(ctx, d.tx, func(rows *sql.Rows) error {
		var id int64
		var name, text string
		if err := rows.Scan(&id, &name, &text); err != nil {
			return err
		}
		if kind := slices.Index(termNames[:], name); kind >= 0 {
			d.known[kind][text] = id
		}
		return nil
	}, "SELECT id, kind, text FROM term")
	for kind := range d.whole {
		d.whole[kind] = err == nil
	}
	return err
}

// id is the integer of a text, 0 for the empty one.
func (d *dictionary) id(ctx context.Context, kind termKind, s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	if id, ok := d.known[kind][s]; ok {
		return id, nil
	}
	id, err := d.stored(ctx, kind, s)
	if err == nil && id == 0 {
		id = d.next
		d.next++
		err = d.fresh.add(ctx, id, termNames[kind], s)
	}
	if err != nil {
		return 0, fromDriver(err)
	}
	if len(d.known[kind]) >= knownTerms {
		clear(d.known[kind])
		d.whole[kind] = false
	}
	d.known[kind][s] = id
	return id, nil
}

// stored looks a text up in the table, 0 where it is not.
func (d *dictionary) stored(ctx context.Context, kind termKind, s string) (int64, error) {
	if d.whole[kind] {
		return 0, nil
	}
	if err := d.fresh.flush(ctx); err != nil {
		return 0, err
	}
	var id int64
	err := d.find.QueryRowContext(ctx, termNames[kind], s).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// close writes what is queued and ends the statements, drop the latter alone.
func (d *dictionary) close(ctx context.Context) error {
	return errors.Join(d.fresh.flush(ctx), d.drop())
}

func (d *dictionary) drop() error {
	err := errors.Join(d.fresh.drop(), fromDriver(d.find.Close()))
	d.known = [termKinds]map[string]int64{}
	return err
}

// nextID is the first free id of a table. The write lock is ours, so nobody
// else gives out ids.
func nextID(ctx context.Context, q querier, table string) (int64, error) {
	var id int64
	err := q.QueryRowContext(ctx, "SELECT COALESCE(MAX(id), 0) + 1 FROM "+table).Scan(&id)
	return id, fromDriver(err)
}

// nextRow is the first free id of a table of rows, which no import has had. The
// imports know it: looking through the rows would take an index of its own.
func nextRow(ctx context.Context, q querier, table string) (int64, error) {
	var id int64
	err := q.QueryRowContext(ctx, "SELECT COALESCE(MAX(last_row), 0) + 1 FROM import WHERE "+kindsIn[table]).Scan(&id)
	return id, fromDriver(err)
}

// kindsIn is the condition on the kind of an import that holds its rows in a
// table; see tableOf.
var kindsIn = map[string]string{
	"participant": "kind = 'participants'", "organization": "kind = 'organizations'",
	"record": "kind NOT IN ('participants', 'organizations')",
}
