package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"
)

// PairKind says what a pair of look-alikes is of.
type PairKind string

// The kinds of pairs.
const (
	PersonPair       PairKind = "person"
	OrganizationPair PairKind = "organization"
)

// Pair is two sides that look alike. A and B are digests that stay the same
// whenever and under whatever file name the pair is imported: PersonSide and
// OrganizationSide make them. Of organizations A is the spelling that gives way
// and the names are kept; of people they are empty.
type Pair struct {
	Kind         PairKind
	A, B         int64
	AName, BName string
	// Code is a short word by which people name the pair: LongCode or its first
	// letters.
	Code string
}

// PersonSide is the digest of somebody under one name and address or, where
// there is no address, name and organization.
func PersonSide(name, email, organization string) int64 {
	return identityOf(personaKey{name: digest64(foldName(name)), email: emailDigest(email)}, organization)
}

// OrganizationSide is the digest of a spelling of an organization: the same for
// spellings that fold to the same name.
func OrganizationSide(name string) int64 {
	name, _ = splitAcronym(name)
	return digest64(foldOrganization(name))
}

// codeLetters are easily told apart and typed on any keyboard. Without vowels no
// code is a word.
const codeLetters = "bcdfghjkmnpqrstvwxz"

// LongCode is the whole word that stands for a pair, whichever side comes first;
// people see its first letters, as many as tell it from other pairs.
func (p Pair) LongCode() string {
	var space [24]byte
	low, high := min(p.A, p.B), max(p.A, p.B)
	bytes := append(space[:0], p.Kind...)
	bytes = binary.BigEndian.AppendUint64(bytes, uint64(low))
	bytes = binary.BigEndian.AppendUint64(bytes, uint64(high))
	sum := sha256.Sum256(bytes)
	code := make([]byte, 0, 16)
	for _, b := range sum[:16] {
		code = append(code, codeLetters[int(b)%len(codeLetters)])
	}
	return string(code)
}

// Decision is what somebody decided about a pair.
type Decision struct {
	ID int64
	Pair
	// One tells that both are one, otherwise they are two.
	One bool
	// At and EndedAt are RFC 3339 in UTC; EndedAt is "" while it holds.
	At, Who, EndedAt, EndedWho string
}

// Decide stores decisions about pairs and takes earlier ones on the same pairs
// back. Of those that hold already nothing is stored; stored tells how many
// were new.
func (s *Store) Decide(ctx context.Context, pairs []Pair, one bool) (stored int, err error) {
	err = s.write(ctx, func(tx querier) error {
		holding, err := decisions(ctx, tx, "ended_at IS NULL")
		if err != nil {
			return err
		}
		for _, p := range pairs {
			same := slices.IndexFunc(holding, func(d Decision) bool { return d.About(p) })
			if same >= 0 {
				if d := holding[same]; d.One == one && (d.A == p.A || !one || p.Kind == PersonPair) {
					continue
				}
				if _, err := s.end(ctx, tx, holding[same].ID); err != nil {
					return err
				}
			}
			if err := s.insertDecision(ctx, tx, p, one); err != nil {
				return err
			}
			stored++
		}
		return forgetKept(ctx, tx)
	})
	if err != nil {
		return 0, fmt.Errorf("store decisions: %w", err)
	}
	return stored, nil
}

func (s *Store) insertDecision(ctx context.Context, tx querier, p Pair, one bool) error {
	verdict := map[bool]string{true: "one", false: "two"}[one]
	id, err := nextID(ctx, tx, "decision")
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO decision (id, kind, a, b, verdict, a_name, b_name, code, at, who)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		id, string(p.Kind), p.A, p.B, verdict, p.AName, p.BName, p.Code, s.now(), s.options.Who)
	return err
}

// TakeBack ends decisions: the pairs are neither one nor two, and suggested
// again. A decision that does not hold is passed over; ended tells how many did.
func (s *Store) TakeBack(ctx context.Context, ids []int64) (ended int, err error) {
	err = s.write(ctx, func(tx querier) error {
		for _, id := range ids {
			n, err := s.end(ctx, tx, id)
			if err != nil {
				return err
			}
			ended += n
		}
		return forgetKept(ctx, tx)
	})
	if err != nil {
		return 0, fmt.Errorf("take decisions back: %w", err)
	}
	return ended, nil
}

func (s *Store) end(ctx context.Context, tx querier, id int64) (int, error) {
	done, err := tx.ExecContext(ctx, "UPDATE decision SET ended_at = $1, ended_who = $2 WHERE id = $3 AND ended_at IS NULL", s.now(), s.options.Who, id)
	if err != nil {
		return 0, err
	}
	n, err := done.RowsAffected()
	return int(n), err
}

// About reports whether a decision is about a pair, whichever side comes first.
func (d Decision) About(p Pair) bool {
	return d.Kind == p.Kind && (d.A == p.A && d.B == p.B || d.A == p.B && d.B == p.A)
}

// Decisions lists all decisions, those that were taken back too, in the order in
// which they were made.
func (s *Store) Decisions(ctx context.Context) ([]Decision, error) {
	list, err := decisions(ctx, s.db, "1 = 1")
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", fromDriver(err))
	}
	return list, nil
}

// Holding lists the decisions that hold: those by which the data are counted.
func (s *Store) Holding(ctx context.Context) ([]Decision, error) {
	list, err := decisions(ctx, s.db, s.deciding())
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", fromDriver(err))
	}
	return list, nil
}

func decisions(ctx context.Context, q querier, where string) ([]Decision, error) {
	list := []Decision{}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var d Decision
		var verdict string
		err := rows.Scan(&d.ID, &d.Kind, &d.A, &d.B, &verdict, &d.AName, &d.BName, &d.Code, &d.At, &d.Who, &d.EndedAt, &d.EndedWho)
		d.One = verdict == "one"
		list = append(list, d)
		return err
	}, `SELECT id, kind, a, b, verdict, a_name, b_name, code, at, who, COALESCE(ended_at, ''), COALESCE(ended_who, '')
		FROM decision WHERE `+where+" ORDER BY id")
	return list, err
}
