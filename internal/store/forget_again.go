package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// ForgetAgain forgets everybody whom another database has forgotten, by its
// tombstones: a backup that is older than that knows these people still, and must
// not bring them back. Records and tombstones come along, so that later imports
// leave them out too. It returns how many people were erased; a *CleanError as
// Forget does.
func (s *Store) ForgetAgain(ctx context.Context, rules records.Rules, other *Store) (people int, err error) {
	graves, err := readTombstones(ctx, other.db)
	if err != nil {
		return 0, fmt.Errorf("read who was forgotten: %w", fromDriver(err))
	}
	if graves == nil {
		return 0, nil
	}
	err = s.write(ctx, func(tx querier) error {
		same, err := carryOver(ctx, tx, other.db, graves)
		if err != nil {
			return err
		}
		for { // rows move up when somebody goes, so everything is read anew
			who, err := coveredBy(ctx, tx, rules, graves)
			if err != nil || who == nil {
				return err
			}
			if same {
				_, err = who.wipe(ctx, tx)
			} else {
				_, err = s.erase(ctx, tx, who)
			}
			if err != nil {
				return err
			}
			people++
		}
	})
	if err != nil {
		return 0, fmt.Errorf("forget people again: %w", err)
	}
	if people == 0 {
		return 0, nil
	}
	if err := s.Clean(ctx); err != nil {
		return people, &CleanError{err}
	}
	return people, nil
}

// carryOver takes the key, the records and the tombstones of another database
// over into one that is an earlier state of it. It reports false, and does
// nothing, where it is none: then its own key seals what is forgotten.
func carryOver(ctx context.Context, tx, other querier, graves *tombstones) (same bool, err error) {
	own, err := readTombstones(ctx, tx)
	if err != nil || own != nil && !bytes.Equal(own.key, graves.key) {
		return false, err
	}
	if own == nil {
		if _, err := tx.ExecContext(ctx, `INSERT INTO tombstone_key ("only", key) VALUES (1, $1)`, graves.key); err != nil {
			return false, err
		}
	}
	var last int64
	if err := tx.QueryRowContext(ctx, "SELECT COALESCE(MAX(id), 0) FROM forgotten").Scan(&last); err != nil {
		return false, err
	}
	var list []Forgotten
	err = each(ctx, other, func(rows *sql.Rows) error {
		var f Forgotten
		err := rows.Scan(&f.ID, &f.At, &f.Who, &f.Version, &f.Rows, &f.Others, &f.Contacts, &f.Rejects, &f.Proof)
		list = append(list, f)
		return err
	}, "SELECT id, at, who, version, rows, others, contacts, rejects, proof FROM forgotten WHERE id > $1 ORDER BY id", last)
	if err != nil {
		return false, err
	}
	for _, f := range list {
		if _, err := tx.ExecContext(ctx, `INSERT INTO forgotten (id, at, who, version, rows, others, contacts, rejects, proof, cleaned)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)`, f.ID, f.At, f.Who, f.Version, f.Rows, f.Others, f.Contacts, f.Rejects, f.Proof); err != nil {
			return false, err
		}
	}
	type grave struct {
		digest []byte
		of     int64
	}
	var digests []grave
	err = each(ctx, other, func(rows *sql.Rows) error {
		var g grave
		err := rows.Scan(&g.digest, &g.of)
		digests = append(digests, g)
		return err
	}, "SELECT digest, forgotten FROM tombstone WHERE forgotten > $1", last)
	if err != nil {
		return false, err
	}
	for _, g := range digests {
		if _, err := tx.ExecContext(ctx, "INSERT INTO tombstone (digest, forgotten) VALUES ($1, $2) ON CONFLICT (digest) DO UPDATE SET forgotten = excluded.forgotten", g.digest, g.of); err != nil {
			return false, err
		}
	}
	return true, nil
}

// coveredBy finds the first person whom tombstones cover: among the participants,
// else among those who stand in quotes, consents or as contacts only. It is nil
// when nobody is left.
func coveredBy(ctx context.Context, q querier, rules records.Rules, graves *tombstones) (*subject, error) {
	e, err := resolveEverything(ctx, q, rules)
	if err != nil {
		return nil, err
	}
	found, first := false, uint32(0)
	err = e.eachRowOf(ctx, q, func(uint32) bool { return true }, func(person uint32, _ activeImport, row *ParticipantRow, _ int64) error {
		if !found && graves.cover(row.Record.Name, row.Record.Email, row.Record.Organization) {
			found, first = true, person
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if found {
		hits, err := e.describePeople(ctx, q, map[uint32]fit{first: exactFit})
		if err != nil || len(hits) != 1 {
			return nil, err
		}
		return e.subjectOf(ctx, q, hits[0])
	}
	others, err := e.speakers(ctx, q)
	if err != nil {
		return nil, err
	}
	for _, o := range others {
		for _, c := range o.claims {
			if !graves.cover(c.name, c.email, c.organization) {
				continue
			}
			who, err := e.subjectOf(ctx, q, FoundPerson{claims: o.claims, digest: e.digest})
			if err != nil || who.stands(ctx, q) {
				return who, err
			}
		}
	}
	return nil, nil
}

// stands reports whether anything is left of the person that could be wiped, so
// that nobody is looked for again for good.
func (s *subject) stands(ctx context.Context, q querier) bool {
	own, _, err := s.records(ctx, q)
	if err != nil || len(own) > 0 {
		return true
	}
	contacts, err := s.contacts(ctx, q)
	return err != nil || len(contacts) > 0
}
