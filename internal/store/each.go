package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// ParticipantRow is a stored row with what it is resolved to.
type ParticipantRow struct {
	Import int64
	Origin records.Origin
	// Columns maps a field to the letters of its column.
	Columns map[string]string
	// Person is the same number for all rows of one person, as long as the
	// store is open and the data stay as they are.
	Person int64
	Record records.Participant
	// OrganizationKey and Exchange are keys, "" for none; of several
	// organizations it is their keys with spaces between. CountryKey is the
	// alpha-2 code of the row's own country, OrganizationCountry that of its
	// organization where it has a single one, of several the only one that all
	// of them have.
	OrganizationKey, CountryKey, OrganizationCountry, Exchange string
	// Organizations are those that the row names, each once, by their keys. The
	// list is not to be changed.
	Organizations []Named
	CountryStatus lexicon.CountryStatus
	// NameDigest and EmailDigest are the same for names and addresses that
	// compare as equal: case, accents and the order of words apart. EmailDigest
	// is 0 where there is no address. EachSighting alone sets them.
	NameDigest, EmailDigest int64
	// Counted is false where the rules leave the row's status or role out.
	Counted bool
	id      int64
}

// OrganizationRow is a stored row of an organizations list.
type OrganizationRow struct {
	Import                                int64
	Origin                                records.Origin
	Columns                               map[string]string
	Record                                records.Organization
	OrganizationKey, CountryKey, Exchange string
	CountryStatus                         lexicon.CountryStatus
}

// page is how many rows are read before they are handed on. Between pages the
// store is free, so that fn may count.
const page = 1000

// EachParticipant hands every row of the active imports to fn, imports and rows
// in order. The row may be kept.
func (s *Store) EachParticipant(ctx context.Context, rules records.Rules, fn func(*ParticipantRow) error) error {
	return eachPage(ctx, s, rules, records.Participants, fn, func(ctx context.Context, q querier, r *resolved, i activeImport, from, to int64) ([]*ParticipantRow, error) {
		return r.participantPage(ctx, q, i, from, to)
	})
}

// EachOrganization does the same for the rows of organizations lists.
func (s *Store) EachOrganization(ctx context.Context, rules records.Rules, fn func(*OrganizationRow) error) error {
	return eachPage(ctx, s, rules, records.Organizations, fn, func(ctx context.Context, q querier, r *resolved, i activeImport, from, to int64) ([]*OrganizationRow, error) {
		return r.organizationPage(ctx, q, i, from, to)
	})
}

func eachPage[T any](ctx context.Context, s *Store, rules records.Rules, kind records.Kind, fn func(*T) error,
	read func(context.Context, querier, *resolved, activeImport, int64, int64) ([]*T, error)) error {
	var imports []activeImport
	err := s.counting(ctx, rules, func(_ querier, r *resolved) error {
		imports = r.of(kind)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read %s: %w", kind, err)
	}
	for _, i := range imports {
		for from := i.first; from <= i.last; from += page {
			var rows []*T
			err := s.counting(ctx, rules, func(q querier, r *resolved) (err error) {
				rows, err = read(ctx, q, r, i, from, min(from+page-1, i.last))
				return err
			})
			if err != nil {
				return fmt.Errorf("read %s: %w", kind, err)
			}
			for _, row := range rows {
				if err := fn(row); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (r *resolved) participantPage(ctx context.Context, q querier, i activeImport, from, to int64) ([]*ParticipantRow, error) {
	columns := columnsOf(i.columns)
	var list []*ParticipantRow
	err := each(ctx, q, func(rows *sql.Rows) error {
		var t rowTerms
		var persona int64
		var email, phone, city, position, notes, extra, days sql.NullString
		row := &ParticipantRow{}
		p := &row.Record
		if err := rows.Scan(&row.id, &p.Row, &persona, &t.organization, &t.country, &t.focus, &t.exchange, &t.role, &t.status, &t.sex, &t.age,
			&t.disability, &t.day, &t.consent, &p.Name, &email, &phone, &city, &position, &notes, &extra, &days); err != nil {
			return err
		}
		r.read(row, &t, i, columns)
		row.Person = r.personOf(persona)
		p.Email, p.Phone, p.City, p.Position, p.Notes = email.String, phone.String, city.String, position.String, notes.String
		p.Days, p.Extra = days.String, extraCells(extra.String)
		list = append(list, row)
		return nil
	}, `SELECT id, sheet_row, persona, organization, country, focus, exchange, role, status, sex, age, disability, day, consent,
			name, email, phone, city, position, notes, extra, days
		FROM participant WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id`, i.id, from, to)
	return list, err
}

// rowTerms are the terms of a row of participants.
type rowTerms struct {
	organization, country, focus, exchange, role, status, sex, age, disability, day, consent int64
}

// read gives a row its texts and what they mean.
func (r *resolved) read(row *ParticipantRow, t *rowTerms, i activeImport, columns map[string]string) {
	p := &row.Record
	row.Import, row.Columns = i.id, columns
	row.Origin = records.Origin{File: i.file, Sheet: i.sheet, Row: p.Row}
	p.Organization, p.Country, p.FocusArea, p.Exchange = r.texts[t.organization], r.texts[t.country], r.texts[t.focus], r.texts[t.exchange]
	p.Role, p.Status, p.Sex, p.Age, p.Disability = r.texts[t.role], r.texts[t.status], r.texts[t.sex], r.texts[t.age], r.texts[t.disability]
	p.Date, p.Consent = r.texts[t.day], r.texts[t.consent]
	organization, country := r.about(termOrganization, t.organization), r.about(termCountry, t.country)
	row.OrganizationKey, row.OrganizationCountry, row.Organizations = organization.key, organization.country, organization.named
	row.CountryKey, row.CountryStatus = country.key, r.statuses[t.country]
	row.Exchange = r.about(termExchange, cmp.Or(t.exchange, i.exchange)).key
	row.Counted = !r.about(termStatus, t.status).hidden && !r.about(termRole, t.role).hidden
}

// about is what rows tell of a term.
type about struct {
	known   bool
	key     string
	country string // of an organization
	named   []Named
	hidden  bool // a status or role that does not count
}

// about is what a term means, found out once for each.
func (r *resolved) about(kind termKind, term int64) *about {
	a := &r.abouts[term]
	if a.known {
		return a
	}
	*a = about{known: true}
	switch number := r.meant(term); kind {
	case termOrganization:
		a.named, a.country = r.namedBy(term), r.countryOf(number)
		a.key = r.key("organization", number)
		if len(a.named) > 1 {
			a.key = r.names.key(r.texts[term])
		}
	case termCountry:
		a.key = r.key("country", number)
	case termExchange:
		a.key = r.key("exchange", number)
	default:
		a.hidden = slices.Contains(r.hidden, term)
	}
	return a
}

// personOf is the number of the person of a persona.
func (r *resolved) personOf(persona int64) int64 {
	return r.personaAt(int64(r.people[r.positionOf(persona)]))
}

func (r *resolved) organizationPage(ctx context.Context, q querier, i activeImport, from, to int64) ([]*OrganizationRow, error) {
	columns := columnsOf(i.columns)
	var list []*OrganizationRow
	err := each(ctx, q, func(rows *sql.Rows) error {
		var organization, country, focus, exchange, kind, day int64
		var acronym, scope, website, contact, email, phone, city, notes, extra sql.NullString
		row := &OrganizationRow{Import: i.id, Columns: columns}
		o := &row.Record
		if err := rows.Scan(&o.Row, &organization, &country, &focus, &exchange, &kind, &day,
			&acronym, &scope, &website, &contact, &email, &phone, &city, &notes, &extra); err != nil {
			return err
		}
		o.Name, o.Country, o.FocusArea, o.Type = r.texts[organization], r.texts[country], r.texts[focus], r.texts[kind]
		o.Exchange, o.Date = r.texts[exchange], r.texts[day]
		o.Acronym, o.Scope, o.Website, o.Contact = acronym.String, scope.String, website.String, contact.String
		o.Email, o.Phone, o.City, o.Notes = email.String, phone.String, city.String, notes.String
		o.Extra = extraCells(extra.String)
		row.Origin = records.Origin{File: i.file, Sheet: i.sheet, Row: o.Row}
		row.OrganizationKey, row.Exchange = r.key("organization", r.meant(organization)), r.key("exchange", r.meant(cmp.Or(exchange, i.exchange)))
		row.CountryKey, row.CountryStatus = r.key("country", r.meant(country)), r.statuses[country]
		list = append(list, row)
		return nil
	}, `SELECT o.sheet_row, o.organization, o.country, o.focus, o.exchange, o.type, o.day,
			o.acronym, o.scope, o.website, o.contact, o.email, o.phone, o.city, o.notes, o.extra
		FROM organization o WHERE o.import = $1 AND o.id BETWEEN $2 AND $3 ORDER BY o.id`, i.id, from, to)
	return list, err
}

// countryOf is the country of an organization that has a single one.
func (r *resolved) countryOf(organization int64) string {
	p := r.places[organization]
	if p == nil {
		return ""
	}
	return r.singleCountry(p.country)
}

// singleCountry is the key of a set of one country, "" for others.
func (r *resolved) singleCountry(set int64) string {
	if len(r.keys.members[set]) != 1 {
		return ""
	}
	return r.key("country", set)
}

// columnsOf reads which column a field stands in: {"name": "A"}, or a list of
// {"field": "name", "letter": "A"} (or "column"), where the first column of a
// field is meant.
func columnsOf(text string) map[string]string {
	columns := make(map[string]string)
	if json.Unmarshal([]byte(text), &columns) == nil {
		return columns
	}
	var list []struct{ Field, Letter, Column string }
	if json.Unmarshal([]byte(text), &list) != nil {
		return columns
	}
	for _, c := range list {
		if c.Field != "" && columns[c.Field] == "" {
			columns[c.Field] = first(c.Letter, c.Column)
		}
	}
	return columns
}

// extraCells is the reverse of extraText.
func extraCells(text string) []string {
	if !strings.HasPrefix(text, "[") {
		return nil
	}
	var cells []string
	if json.Unmarshal([]byte(text), &cells) != nil {
		return nil
	}
	return cells
}
