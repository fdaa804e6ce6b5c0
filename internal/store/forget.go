package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/records"
)

// Forgotten is the record of somebody who was erased: that it was done, by whom
// and how much, not who it was.
type Forgotten struct {
	ID               int64
	At, Who, Version string
	// Rows counts rows of participants, Others quotes, consents and fields of
	// other records, Contacts those of organizations, Rejects rows that could not
	// be stored and were emptied.
	Rows, Others, Contacts, Rejects int
	// Reports are the runs of the archive whose texts were redacted. Forget tells
	// them; they are not kept.
	Reports []string
	// Proof is a keyed digest of the line and its tombstones; Sound tells that
	// they still agree. Cleaned tells that no copy is left in free space.
	Proof          string
	Sound, Cleaned bool
}

// Forget erases a person for good, out of every import, replaced and undone ones
// too: rows of participants with all that stands beside them, quotes, consents,
// the contact of an organization, the cells of rows that could not be stored,
// the dictionary's texts that nobody else uses, decisions, and what was kept.
// Tombstones stay, so that a later import leaves the person out. It is the one
// exception from imported rows being unchangeable. ErrChanged says that the data
// changed since the person was found.
//
// What is erased may stand in the free space of the file until Clean has ended;
// Forget asks for it, and where that fails the erasing holds all the same and
// the error is a *CleanError.
func (s *Store) Forget(ctx context.Context, rules records.Rules, p FoundPerson) (Forgotten, error) {
	var f Forgotten
	err := s.write(ctx, func(tx querier) error {
		e, err := resolveEverything(ctx, tx, rules)
		if err != nil {
			return err
		}
		if e.digest != p.digest {
			return ErrChanged
		}
		subject, err := e.subjectOf(ctx, tx, p)
		if err != nil {
			return err
		}
		f, err = s.erase(ctx, tx, subject)
		return err
	})
	if err != nil {
		return f, fmt.Errorf("forget a person: %w", err)
	}
	if err := s.Clean(ctx); err != nil {
		return f, &CleanError{err}
	}
	f.Cleaned = true
	return f, nil
}

// erase does it in one transaction, and leaves a record and tombstones.
func (s *Store) erase(ctx context.Context, tx querier, who *subject) (f Forgotten, err error) {
	graves, err := makeTombstones(ctx, tx)
	if err != nil {
		return f, err
	}
	digests := graves.of(who)
	if f, err = who.wipe(ctx, tx); err != nil {
		return f, err
	}
	if f.ID, err = nextID(ctx, tx, "forgotten"); err != nil {
		return f, err
	}
	f.At, f.Who, f.Version = s.now(), s.options.Who, s.options.Version
	f.Proof, f.Sound = graves.proof(f, digests), true
	_, err = tx.ExecContext(ctx, `INSERT INTO forgotten (id, at, who, version, rows, others, contacts, rejects, proof, cleaned)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)`, f.ID, f.At, f.Who, f.Version, f.Rows, f.Others, f.Contacts, f.Rejects, f.Proof)
	if err != nil {
		return f, err
	}
	for _, digest := range digests {
		_, err := tx.ExecContext(ctx, "INSERT INTO tombstone (digest, forgotten) VALUES ($1, $2) ON CONFLICT (digest) DO UPDATE SET forgotten = excluded.forgotten", []byte(digest), f.ID)
		if err != nil {
			return f, err
		}
	}
	return f, nil
}

// wipe takes the person out of everything and counts what went.
func (s *subject) wipe(ctx context.Context, tx querier) (f Forgotten, err error) {
	own, named, err := s.records(ctx, tx)
	if err != nil {
		return f, err
	}
	contacts, err := s.contacts(ctx, tx)
	if err != nil {
		return f, err
	}
	rejects, err := s.rejects(ctx, tx)
	if err != nil {
		return f, err
	}
	reports, err := s.archived(ctx, tx, own)
	if err != nil {
		return f, err
	}
	f.Rows, f.Others, f.Contacts, f.Rejects, f.Reports = len(s.rows), len(own)+len(named), len(contacts), len(rejects), runsOf(reports)
	for _, step := range []func() error{
		func() error { return s.eraseDecisions(ctx, tx) },
		func() error { return s.eraseRows(ctx, tx) },
		func() error { return emptyRecords(ctx, tx, named) }, // before ids move up
		func() error { return eraseRecords(ctx, tx, own) },
		func() error { return emptyContacts(ctx, tx, contacts) },
		func() error { return emptyRejects(ctx, tx, rejects) },
		func() error { return s.eraseTerms(ctx, tx) },
		func() error { return redactArchive(ctx, tx, reports) },
		func() error { return forgetKept(ctx, tx) },
	} {
		if err := step(); err != nil {
			return f, err
		}
	}
	return f, nil
}

// proof seals a record with the tombstones that it set.
func (t *tombstones) proof(f Forgotten, digests []string) string {
	parts := []string{graveProofMark, f.At, f.Who, f.Version}
	for _, n := range []int{int(f.ID), f.Rows, f.Others, f.Contacts, f.Rejects} {
		parts = append(parts, strconv.Itoa(n))
	}
	return hex.EncodeToString([]byte(t.digest(append(parts, strings.Join(digests, ""))...)))
}

// Forgotten lists the records of those who were erased, in order.
func (s *Store) Forgotten(ctx context.Context) ([]Forgotten, error) {
	list, err := s.forgotten(ctx)
	if err != nil {
		return nil, fmt.Errorf("read who was forgotten: %w", fromDriver(err))
	}
	return list, nil
}

func (s *Store) forgotten(ctx context.Context) ([]Forgotten, error) {
	list := []Forgotten{}
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var f Forgotten
		err := rows.Scan(&f.ID, &f.At, &f.Who, &f.Version, &f.Rows, &f.Others, &f.Contacts, &f.Rejects, &f.Proof, &f.Cleaned)
		list = append(list, f)
		return err
	}, "SELECT id, at, who, version, rows, others, contacts, rejects, proof, cleaned FROM forgotten ORDER BY id")
	if err != nil || len(list) == 0 {
		return list, err
	}
	graves, err := readTombstones(ctx, s.db)
	if err != nil || graves == nil {
		return list, err
	}
	set := make(map[int64][]string)
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		var digest []byte
		var id int64
		err := rows.Scan(&digest, &id)
		set[id] = append(set[id], string(digest))
		return err
	}, "SELECT digest, forgotten FROM tombstone ORDER BY digest")
	for i := range list {
		list[i].Sound = list[i].Proof == graves.proof(list[i], set[list[i].ID])
	}
	return list, err
}

// WasForgotten finds when a person with this address, or with this name that
// nobody else bore, was last erased; "" where nobody was.
func (s *Store) WasForgotten(ctx context.Context, search string) (at string, found bool, err error) {
	graves, err := readTombstones(ctx, s.db)
	if err != nil || graves == nil {
		return "", false, fromDriver(err)
	}
	digest := graves.digest(graveName, foldName(search))
	if strings.Contains(search, "@") {
		digest = graves.digest(graveEmail, foldEmail(search))
	}
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&at)
	}, "SELECT f.at FROM tombstone t JOIN forgotten f ON f.id = t.forgotten WHERE t.digest = $1", []byte(digest))
	return at, found, fromDriver(err)
}
