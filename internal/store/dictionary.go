package store

import (
	"context"
	"database/sql"
	"errors"
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
	tx           *sql.Tx
	next         int64
	known        [termKinds]map[string]int64
	find, insert *sql.Stmt
}

func newDictionary(ctx context.Context, tx *sql.Tx) (*dictionary, error) {
	d := &dictionary{tx: tx}
	for kind := range d.known {
		d.known[kind] = make(map[string]int64)
	}
	var err error
	if d.next, err = nextID(ctx, tx, "term"); err != nil {
		return nil, err
	}
	if d.find, err = tx.PrepareContext(ctx, "SELECT id FROM term WHERE kind = $1 AND text = $2"); err != nil {
		return nil, fromDriver(err)
	}
	d.insert, err = tx.PrepareContext(ctx, "INSERT INTO term (id, kind, text) VALUES ($1, $2, $3)")
	return d, fromDriver(err)
}

// id is the integer of a text, 0 for the empty one.
func (d *dictionary) id(ctx context.Context, kind termKind, s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	if id, ok := d.known[kind][s]; ok {
		return id, nil
	}
	var id int64
	err := d.find.QueryRowContext(ctx, termNames[kind], s).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		id = d.next
		d.next++
		_, err = d.insert.ExecContext(ctx, id, termNames[kind], s)
	}
	if err != nil {
		return 0, fromDriver(err)
	}
	if len(d.known[kind]) >= knownTerms {
		clear(d.known[kind])
	}
	d.known[kind][s] = id
	return id, nil
}

// nextID is the first free id of a table. The write lock is ours, so nobody
// else gives out ids.
func nextID(ctx context.Context, q querier, table string) (int64, error) {
	var id int64
	err := q.QueryRowContext(ctx, "SELECT COALESCE(MAX(id), 0) + 1 FROM "+table).Scan(&id)
	return id, fromDriver(err)
}
