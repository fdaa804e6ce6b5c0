package store

import (
	"context"
	"database/sql"

	"github.com/namati/lex/internal/records"
)

// leanings are what a row that leaves a cell empty takes over from its
// organization.
var leanings = []struct {
	dimension, column string
	field             int
	of                func(p *place) int64
}{
	{"country", "country", fieldCountry, func(p *place) int64 { return p.peopleCountry }},
	{"focus_area", "focus", fieldFocus, func(p *place) int64 { return p.focus }},
}

func (e *evidence) collect(ctx context.Context, q querier, of Subject) (err error) {
	if of == OrganizationsOf {
		return e.collectOrganizations(ctx, q)
	}
	dimension := map[Subject]string{CountriesOf: "country", FocusAreasOf: "focus_area"}[of]
	if e.rows, err = e.mark(ctx, q, dimension); err != nil {
		return err
	}
	for _, lean := range leanings {
		if dimension != lean.dimension && !e.filtersBy([]string{lean.dimension}) {
			continue
		}
		needed, err := e.lean(ctx, q, lean.field, lean.of)
		if err != nil {
			return err
		}
		if err := e.addOwn(ctx, q, lean.column, lean.field, needed); err != nil {
			return err
		}
	}
	if e.filtersBy([]string{"organization_type"}) {
		return e.r.eachRowNumber(ctx, q, fieldOrganization, func(row int, organization int64) {
			for _, one := range e.r.keys.members[organization] {
				if e.rows[row] && one != 0 {
					e.lists[one] = true
				}
			}
		})
	}
	return nil
}

func (e *evidence) collectOrganizations(ctx context.Context, q querier) error {
	groups, err := e.r.counter(q).organizations(ctx, e.scope, []string{"organization"})
	if err != nil {
		return err
	}
	counted := make(map[int64]bool, len(groups))
	for _, g := range groups {
		counted[g.numbers[0]] = true
	}
	if !e.filtersBy(personal) {
		e.inLists = counted
	}
	if e.rows, err = e.markNaming(ctx, q, counted); err != nil {
		return err
	}
	for _, lean := range leanings {
		if e.filtersBy([]string{lean.dimension}) {
			if err := e.addOwn(ctx, q, lean.column, lean.field, counted); err != nil {
				return err
			}
		}
	}
	if e.filtersBy([]string{"organization_type"}) {
		e.lists = counted
	}
	return nil
}

// lean adds the rows of the same person from which counted rows that leave a
// cell empty have taken it over, and returns the organizations from which others
// have.
func (e *evidence) lean(ctx context.Context, q querier, field int, value func(p *place) int64) (needed map[int64]bool, err error) {
	r := e.r
	lacking := make(marks, len(e.rows))
	any := false
	err = r.eachRowNumber(ctx, q, field, func(row int, number int64) {
		lacking[row] = e.rows[row] && number == 0
		any = any || lacking[row]
	})
	if err != nil || !any {
		return nil, err
	}
	people, err := r.peopleOfRows(ctx, q)
	if err != nil {
		return nil, err
	}
	wanted, settled := make([]bool, len(r.people)), make([]bool, len(r.people))
	for row, person := range people {
		wanted[person] = wanted[person] || lacking[row]
	}
	if err := r.eachRowNumber(ctx, q, field, func(row int, number int64) {
		if person := people[row]; number > 0 && wanted[person] {
			settled[person], e.rows[row] = true, true
		}
	}); err != nil {
		return nil, err
	}
	needed = make(map[int64]bool)
	return needed, r.eachRowNumber(ctx, q, fieldOrganization, func(row int, organization int64) {
		p := r.places[organization]
		if lacking[row] && !settled[people[row]] && organization != 0 && p != nil && value(p) != 0 {
			for _, one := range r.keys.members[organization] {
				needed[one] = true
			}
		}
	})
}

// addOwn adds what gives some organizations a value of their own: the lists or,
// where these do not say it, the rows of their participants.
func (e *evidence) addOwn(ctx context.Context, q querier, column string, field int, organizations map[int64]bool) error {
	if len(organizations) == 0 {
		return nil
	}
	said := make(map[int64]bool)
	for _, i := range e.r.of(records.Organizations) {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var organization, term int64
			var scope string
			err := rows.Scan(&organization, &term, &scope)
			number := e.r.meant(organization)
			if e.r.meant(term) != 0 || field == fieldCountry && (scope == "regional" || scope == "international") {
				said[number] = true
				if organizations[number] {
					e.lists[number] = true
				}
			}
			return err
		}, "SELECT organization, "+column+", COALESCE(scope, '') FROM organization WHERE import = $1 AND id BETWEEN $2 AND $3", i.id, i.first, i.last)
		if err != nil {
			return err
		}
	}
	byOthers := make(marks, len(e.rows))
	any := false
	err := e.r.eachRowNumber(ctx, q, fieldOrganization, func(row int, organization int64) {
		for _, one := range e.r.keys.members[organization] {
			if organizations[one] && !said[one] {
				byOthers[row], any = true, true
			}
		}
	})
	if err != nil || !any {
		return err
	}
	return e.r.eachRowNumber(ctx, q, field, func(row int, number int64) {
		e.rows[row] = e.rows[row] || byOthers[row] && number != 0
	})
}

// peopleOfRows is the person of each row, by position among the personas.
func (r *resolved) peopleOfRows(ctx context.Context, q querier) ([]uint32, error) {
	imports := r.of(records.Participants)
	_, total := startsOf(imports)
	return (&ledger{r: r, rows: total}).personOfRows(ctx, q, r.people)
}
