package store

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// Persona is somebody under one name, address and organization, as a row writes
// them. Person, digests and OrganizationKey are those of EachSighting.
type Persona struct {
	Person, NameDigest, EmailDigest int64
	OrganizationKey                 string
	Name, Email, Phone              string
}

// EachPersona hands on the free texts that tell people apart: rows of the active
// imports, imports and rows in order, each persona of an import until fn says
// that enough is known of it. The persona is used again; fn must not ask the
// store.
func (s *Store) EachPersona(ctx context.Context, rules records.Rules, fn func(*Persona) (enough bool)) error {
	err := s.counting(ctx, rules, func(q querier, r *resolved) error {
		for _, i := range r.of(records.Participants) {
			if err := r.personasOf(ctx, q, i, fn); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read people: %w", err)
	}
	return nil
}

func (r *resolved) personasOf(ctx context.Context, q querier, i activeImport, fn func(*Persona) bool) error {
	n := i.lastPersona - i.firstPersona + 1
	names, err := readColumn[uint64](ctx, q, i.id, personaName, n)
	if err != nil {
		return err
	}
	emails, err := readColumn[uint64](ctx, q, i.id, personaEmail, n)
	if err != nil {
		return err
	}
	organizations, err := readColumn[uint32](ctx, q, i.id, personaOrganization, n)
	if err != nil {
		return err
	}
	enough := make([]bool, n)
	var p Persona
	take := func(rows *sql.Rows) error {
		var persona int64
		var email, phone sql.NullString
		if err := rows.Scan(&persona, &p.Name, &email, &phone); err != nil {
			return err
		}
		at := persona - i.firstPersona
		if at < 0 || at >= n || int64(organizations[at]) > r.terms {
			return damaged(errPacked, fieldNames[fieldPersona])
		}
		if enough[at] {
			return nil
		}
		p.Person, p.NameDigest, p.EmailDigest = r.personOf(persona), int64(names[at]), int64(emails[at])
		p.OrganizationKey = r.about(termOrganization, int64(organizations[at])).key
		p.Email, p.Phone = email.String, phone.String
		enough[at] = fn(&p)
		return nil
	}
	for from := i.first; from <= i.last; from += chunkRows {
		err := each(ctx, q, take, "SELECT persona, name, email, phone FROM participant WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id",
			i.id, from, min(from+chunkRows-1, i.last))
		if err != nil {
			return err
		}
		// What has passed through the cache is not asked for again.
		if err := shrink(ctx, q); err != nil {
			return err
		}
	}
	return nil
}
