package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// place is what is known of one organization: first from the lists, else from
// the rows of its participants.
type place struct {
	number int64
	listed bool
	// country, focus and kind are sets. peopleCountry is what a participant
	// without a country takes over: the list's, or the one on which all its
	// participants agree.
	country, focus, kind, peopleCountry int64
	scope, acronym, website             string
	// names counts how the lists spell it.
	names map[string]int
}

// listRow is a row of an organizations list; all but the texts are terms.
type listRow struct {
	organization, country, focus, kind int64
	acronym, scope, website            string
}

// readOrganizations numbers the organizations: it joins the spellings that the
// active imports use, and notes what the lists say.
func (r *resolved) readOrganizations(ctx context.Context, q querier) error {
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		var text string
		err := rows.Scan(&id, &text)
		r.texts[id] = text
		return err
	}, "SELECT id, text FROM term WHERE kind = 'organization'")
	if err != nil {
		return err
	}
	list, err := r.readLists(ctx, q)
	if err != nil {
		return err
	}
	used, err := r.namedOrganizations(ctx, q)
	if err != nil {
		return err
	}
	names := newOrganizationNames(r.rules.OrganizationAliases, r.decided)
	for _, row := range list {
		names.add(r.texts[row.organization], row.acronym, true)
	}
	texts := make([]string, 0, len(used))
	for term := range used {
		texts = append(texts, r.texts[term])
	}
	names.take(texts)
	for _, row := range list {
		used[row.organization] = true
	}
	names.settle()
	r.names = names
	terms := make([]int64, 0, len(used))
	for term := range used {
		terms = append(terms, term)
	}
	slices.Sort(terms)
	r.numberOrganizations(terms)
	r.noteLists(list)
	return nil
}

// namedOrganizations lists the terms by which participants name organizations.
func (r *resolved) namedOrganizations(ctx context.Context, q querier) (map[int64]bool, error) {
	used := make(map[int64]bool)
	for _, i := range r.of(records.Participants) {
		seen := make([]bool, r.terms+1)
		err := eachChunk(ctx, q, i.id, personaOrganization, func(values []uint32) error {
			for _, v := range values {
				if int(v) >= len(seen) {
					return errPacked
				}
				if !seen[v] && v != 0 {
					seen[v], used[int64(v)] = true, true
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return used, nil
}

func (r *resolved) readLists(ctx context.Context, q querier) ([]listRow, error) {
	var list []listRow
	for _, i := range r.of(records.Organizations) {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var o listRow
			err := rows.Scan(&o.organization, &o.country, &o.focus, &o.kind, &o.acronym, &o.scope, &o.website)
			list = append(list, o)
			return err
		}, `SELECT organization, country, focus, type, COALESCE(acronym, ''), COALESCE(scope, ''), COALESCE(website, '')
			FROM organization WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id`, i.id, i.first, i.last)
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

// noteLists gives every listed organization its own values. A regional or
// international one has no country, whatever its address.
func (r *resolved) noteLists(list []listRow) {
	r.places = make(map[int64]*place)
	countries, areas, kinds := make(map[int64][]int64), make(map[int64][]int64), make(map[int64][]int64)
	for _, row := range list {
		number := r.meant(row.organization)
		if number == 0 {
			continue
		}
		p := r.place(number)
		p.listed = true
		if p.names == nil {
			p.names = make(map[string]int)
		}
		name, acronym := splitAcronym(r.texts[row.organization])
		p.names[name]++
		p.acronym = first(p.acronym, row.acronym, acronym)
		p.website = first(p.website, row.website)
		scope := row.scope
		if scope == "" && row.country != 0 {
			scope = lexicon.Country(r.texts[row.country], r.rules.CountryAliases).Scope
		}
		p.scope = first(p.scope, scope)
		country := r.meant(row.country)
		if scope == "regional" || scope == "international" {
			country = stated
		}
		countries[number] = append(countries[number], country)
		areas[number] = append(areas[number], r.meant(row.focus))
		kinds[number] = append(kinds[number], r.meant(row.kind))
	}
	for number, p := range r.places {
		p.country = r.countrySet(countries[number])
		p.focus = r.keys.union("focus_area", areas[number])
		p.kind = r.keys.union("organization_type", kinds[number])
		p.peopleCountry = p.country
	}
}

// countrySet joins countries; that an organization has none holds only where
// nothing else is said.
func (r *resolved) countrySet(sets []int64) int64 {
	if set := r.keys.union("country", sets); set != 0 {
		return set
	}
	if slices.Contains(sets, stated) {
		return stated
	}
	return 0
}

// place is that of an organization, made where there is none yet.
func (r *resolved) place(number int64) *place {
	p, ok := r.places[number]
	if !ok {
		p = &place{number: number}
		r.places[number] = p
	}
	return p
}

// settlePlaces fills in what the lists do not say from the rows of the
// participants, as they state it themselves, and stores the result.
func (r *resolved) settlePlaces(ctx context.Context, q querier) error {
	countries, areas, err := r.statedValues(ctx, q)
	if err != nil {
		return err
	}
	if err := r.settleScopes(ctx, q); err != nil {
		return err
	}
	r.joinPlaces(countries, areas)
	if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE place (organization "+q.speaks().bigKey+
		", country BIGINT, focus BIGINT, kind BIGINT, people_country BIGINT)"); err != nil {
		return err
	}
	rows := newInserter(q, "place", "organization", "country", "focus", "kind", "people_country")
	for number, p := range r.places {
		if err := rows.add(ctx, number, p.country, p.focus, p.kind, p.peopleCountry); err != nil {
			return err
		}
	}
	return rows.flush(ctx)
}

// joinPlaces fills in what the lists do not say of an organization.
func (r *resolved) joinPlaces(countries, areas map[int64][]int64) {
	for number, p := range r.places {
		if p.country == 0 {
			p.country = r.countrySet(countries[number])
			if len(r.keys.members[p.country]) == 1 {
				p.peopleCountry = p.country
			}
		}
		if p.focus == 0 {
			p.focus = r.keys.union("focus_area", areas[number])
		}
	}
	r.placeCrowds()
}

// statedValues collects what the participants of each organization state, and
// makes the organizations known that no list has.
func (r *resolved) statedValues(ctx context.Context, q querier) (countries, areas map[int64][]int64, err error) {
	countries, areas = make(map[int64][]int64), make(map[int64][]int64)
	err = each(ctx, q, func(rows *sql.Rows) error {
		var organization, country, focus int64
		err := rows.Scan(&organization, &country, &focus)
		for _, one := range r.keys.members[organization] {
			r.place(one)
			if country != 0 && !slices.Contains(countries[one], country) {
				countries[one] = append(countries[one], country)
			}
			if focus != 0 && !slices.Contains(areas[one], focus) {
				areas[one] = append(areas[one], focus)
			}
		}
		return err
	}, "SELECT DISTINCT organization, country, focus FROM fact WHERE organization <> 0")
	return countries, areas, err
}

// settleScopes notes as regional or international the organizations of which
// participants say so in the column of the country.
func (r *resolved) settleScopes(ctx context.Context, q querier) error {
	return each(ctx, q, func(rows *sql.Rows) error {
		var organization, country int64
		if err := rows.Scan(&organization, &country); err != nil {
			return err
		}
		for _, one := range r.keys.members[organization] {
			if p := r.place(one); !p.listed && p.scope == "" {
				p.scope = lexicon.Country(r.texts[country], r.rules.CountryAliases).Scope
			}
		}
		return nil
	}, `SELECT DISTINCT f.organization, p.country FROM fact f JOIN participant p ON p.id = f.participant
		WHERE f.country = $1 AND f.organization <> 0 ORDER BY p.country, f.organization`, stated)
}
