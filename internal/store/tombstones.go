package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/namati/lex/internal/records"
)

// tombstones know again who was forgotten, by keyed digests: whoever has the
// database can ask whether somebody was forgotten, but not whom.
type tombstones struct {
	key  []byte
	list map[string]bool
}

// What a tombstone stands for.
const (
	graveEmail     = "email"     // an address that nobody else uses
	graveSigned    = "signed"    // a name with an address
	gravePlace     = "place"     // a name with an organization, in a row without an address
	graveAnyPlace  = "any place" // the same of somebody of whom no address was known
	graveName      = "name"      // a name that nobody else bears
	graveProofMark = "proof of"  // not of a person: seals the record of a forgetting
	tombstoneBytes = sha256.Size // of each digest
	separator      = "\x1f"      // between the parts of what is digested
)

// readTombstones is nil where nobody was forgotten.
func readTombstones(ctx context.Context, q querier) (*tombstones, error) {
	t := &tombstones{list: make(map[string]bool)}
	err := q.QueryRowContext(ctx, "SELECT key FROM tombstone_key").Scan(&t.key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return t, each(ctx, q, func(rows *sql.Rows) error {
		var digest []byte
		err := rows.Scan(&digest)
		t.list[string(digest)] = true
		return err
	}, "SELECT digest FROM tombstone")
}

// makeTombstones is readTombstones that makes the key where there is none.
func makeTombstones(ctx context.Context, tx querier) (*tombstones, error) {
	t, err := readTombstones(ctx, tx)
	if t != nil || err != nil {
		return t, err
	}
	t = &tombstones{key: make([]byte, tombstoneBytes), list: make(map[string]bool)}
	rand.Read(t.key) // never fails
	_, err = tx.ExecContext(ctx, `INSERT INTO tombstone_key ("only", key) VALUES (1, $1)`, t.key)
	return t, err
}

func (t *tombstones) digest(parts ...string) string {
	sum := hmac.New(sha256.New, t.key)
	sum.Write([]byte(strings.Join(parts, separator)))
	return string(sum.Sum(nil))
}

func (t *tombstones) has(parts ...string) bool { return t.list[t.digest(parts...)] }

// of lists the digests that stand for a person.
func (t *tombstones) of(s *subject) []string {
	var list []string
	add := func(parts ...string) { once(&list, t.digest(parts...)) }
	for email, alone := range s.emails {
		if alone {
			add(graveEmail, email)
		}
	}
	for name, alone := range s.names {
		if alone {
			add(graveName, name)
		}
	}
	for _, c := range s.claims {
		name, place := foldName(c.name), placeOf(c.organization)
		if name == "" {
			continue
		}
		if email := foldEmail(c.email); email != "" {
			add(graveSigned, name, email)
		}
		add(gravePlace, name, place)
		if len(s.emails) == 0 {
			add(graveAnyPlace, name, place)
		}
	}
	slices.Sort(list)
	return list
}

// placeOf is an organization as tombstones know it, whatever lex.yaml says.
func placeOf(organization string) string {
	name, _ := splitAcronym(organization)
	return foldOrganization(name)
}

// cover reports whether somebody of that name, address and organization was
// forgotten.
func (t *tombstones) cover(name, email, organization string) bool {
	name, email, organization = foldName(name), foldEmail(email), placeOf(organization)
	if email != "" {
		return t.has(graveEmail, email) || t.has(graveSigned, name, email) || t.has(graveAnyPlace, name, organization)
	}
	return t.has(gravePlace, name, organization) || organization == "" && t.has(graveName, name)
}

// named reports whether a text is the name or the address of somebody who was
// forgotten, and whom nobody else could be taken for.
func (t *tombstones) named(text string) bool {
	if strings.TrimSpace(text) == "" {
		return false
	}
	return t.has(graveName, foldName(text)) || t.has(graveEmail, foldEmail(text))
}

// inCells does for a row that could not be stored what subject.inCells does.
func (t *tombstones) inCells(cells []string) bool {
	for i, cell := range cells {
		if t.named(cell) || i > 0 && cell != "" && cells[i-1] != "" && t.has(graveName, foldName(cells[i-1]+" "+cell)) {
			return true
		}
	}
	return false
}

// strip empties the personal fields of an entry that name somebody who was
// forgotten; the entry itself is left alone.
func (t *tombstones) strip(kind records.Kind, values map[string]string) map[string]string {
	info, _ := records.Info(kind)
	left := values
	for _, f := range info.Fields {
		if !f.Personal || values[f.Name] == "" || !t.named(values[f.Name]) {
			continue
		}
		if len(left) == len(values) {
			left = maps.Clone(values) // the reader's own stays as it is
		}
		delete(left, f.Name)
	}
	return left
}

// contact takes the contact out of an organization's row where that is somebody
// who was forgotten.
func (t *tombstones) contact(o *records.Organization) *records.Organization {
	signed := o.Contact != "" && (t.named(o.Contact) || t.has(graveSigned, foldName(o.Contact), foldEmail(o.Email)) ||
		t.has(gravePlace, foldName(o.Contact), placeOf(o.Name)))
	left := *o
	switch {
	case signed: // address and telephone number are those of the contact
		left.Contact, left.Email, left.Phone = "", "", ""
	case t.named(o.Email):
		left.Email = ""
	default:
		return o
	}
	return &left
}
