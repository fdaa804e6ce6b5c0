package store

import (
	"context"
	"database/sql"

	"github.com/namati/lex/internal/records"
)

// eraseDecisions drops the decisions about a person, and all lists of
// look-alikes that were shown.
func (s *subject) eraseDecisions(ctx context.Context, tx querier) error {
	for _, r := range s.rows {
		p := &r.row.Record
		side := PersonSide(p.Name, p.Email, p.Organization)
		if _, err := tx.ExecContext(ctx, "DELETE FROM decision WHERE kind = $1 AND (a = $2 OR b = $2)", string(PersonPair), side); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "DELETE FROM listed")
	return err
}

// eraseTerms drops the texts of the dictionary that only the person's rows used,
// now that these are gone: a year of birth may be one of a kind.
func (s *subject) eraseTerms(ctx context.Context, tx querier) error {
	texts := make(map[[2]string]bool) // kind and text
	for _, r := range s.rows {
		p := &r.row.Record
		for kind, text := range map[termKind]string{termOrganization: p.Organization, termCountry: p.Country, termFocus: p.FocusArea,
			termExchange: p.Exchange, termRole: p.Role, termStatus: p.Status, termSex: p.Sex, termAge: p.Age, termDisability: p.Disability,
			termDay: p.Date, termConsent: p.Consent} {
			if text != "" {
				texts[[2]string{termNames[kind], text}] = true
			}
		}
	}
	terms := make(map[int64]bool)
	for key := range texts {
		var id int64
		if err := tx.QueryRowContext(ctx, "SELECT id FROM term WHERE kind = $1 AND text = $2", key[0], key[1]).Scan(&id); err != nil {
			return err
		}
		terms[id] = true
	}
	if err := s.e.keepUsed(ctx, tx, terms); err != nil {
		return err
	}
	for id := range terms {
		text := s.e.texts[id]
		if _, err := tx.ExecContext(ctx, "DELETE FROM term WHERE id = $1", id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM decision WHERE kind = $1 AND (a_name = $2 OR b_name = $2)", string(OrganizationPair), text); err != nil {
			return err
		}
	}
	return nil
}

// keepUsed takes those terms out of a set that rows still use.
func (e *everything) keepUsed(ctx context.Context, tx querier, terms map[int64]bool) error {
	for _, i := range e.of(records.Participants) {
		for field := fieldOrganization; field <= fieldConsent; field++ {
			err := eachChunk(ctx, tx, i.id, fieldNames[field], func(values []uint32) error {
				last := uint32(0)
				for _, v := range values {
					if v != last {
						delete(terms, int64(v))
						last = v
					}
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	return each(ctx, tx, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		delete(terms, id)
		return err
	}, `SELECT organization FROM organization UNION SELECT country FROM organization UNION SELECT focus FROM organization
		UNION SELECT exchange FROM organization UNION SELECT type FROM organization UNION SELECT day FROM organization
		UNION SELECT exchange FROM import`)
}
