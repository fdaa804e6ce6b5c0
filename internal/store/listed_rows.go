package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
)

// EachListed hands the rows of organizations lists in scope to fn, imports and
// rows in order. As everywhere, an organization is judged by what is known of it
// (its country, focus areas and type), a row by its own exchange and days. A
// filter by what only people have leaves none.
func (s *Store) EachListed(ctx context.Context, query Query, fn func(*OrganizationRow) error) error {
	return eachPage(ctx, s, query.Rules, records.Organizations, fn, func(ctx context.Context, q querier, r *resolved, i activeImport, from, to int64) ([]*OrganizationRow, error) {
		in, err := r.scope(query)
		if err != nil {
			return nil, err
		}
		rows, err := r.organizationPage(ctx, q, i, from, to)
		if err != nil || len(in.filters) == 0 && !in.dated() {
			return rows, err
		}
		var kept []*OrganizationRow
		at := 0
		err = each(ctx, q, func(found *sql.Rows) error {
			var organization, exchange, day int64
			if err := found.Scan(&organization, &exchange, &day); err != nil {
				return err
			}
			if in.lists(r.listingOf(i, organization, exchange, day)) {
				kept = append(kept, rows[at])
			}
			at++
			return nil
		}, "SELECT organization, exchange, day FROM organization WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, from, to)
		return kept, err
	})
}

// lists reports whether a row of a list is in scope.
func (s *scope) lists(row listing) bool {
	if !s.within(row.days, false) || !s.r.listingPasses(row, s.filters) {
		return false
	}
	for _, f := range s.filters {
		if slices.Contains(occasional, f.field) {
			continue
		}
		values := []int64{0}
		p := s.r.places[row.organization]
		switch {
		case slices.Contains(personal, f.field):
			return false
		case f.dimension == "organization":
			values[0] = row.organization
		case p == nil:
		case f.dimension == "country":
			values = s.r.keys.members[p.country]
		case f.dimension == "focus_area":
			values = s.r.keys.members[p.focus]
		case f.dimension == "organization_type":
			values = s.r.keys.members[p.kind]
		}
		if !slices.ContainsFunc(values, func(v int64) bool { return slices.Contains(f.numbers, v) }) {
			return false
		}
	}
	return true
}

// UnknownColumns gives the headings of the columns that lex does not know, by
// the number of the active import whose rows have them in Extra.
func (s *Store) UnknownColumns(ctx context.Context, kind records.Kind) (map[int64][]string, error) {
	found := make(map[int64][]string)
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var id int64
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		var headings []string
		err := json.Unmarshal([]byte(text), &headings)
		found[id] = headings
		return err
	}, "SELECT i.id, i.extra FROM import i JOIN batch b ON b.id = i.batch WHERE b.status = 'active' AND i.kind = $1", string(kind))
	if err != nil {
		return nil, fmt.Errorf("read the unknown columns: %w", fromDriver(err))
	}
	return found, nil
}
