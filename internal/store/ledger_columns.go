package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// column gives a column of the ledger, read and filled in when it is first
// asked for.
func (l *ledger) column(ctx context.Context, q querier, field int) (*coded, error) {
	if c := l.columns[field]; c != nil {
		return c, nil
	}
	var c *coded
	var err error
	switch field {
	case fieldDays:
		c, err = l.days(ctx, q)
	case fieldAge:
		if c, err = l.sorted(ctx, q, field); err == nil {
			err = l.settleAges(ctx, q, c)
		}
	default:
		c, err = l.sorted(ctx, q, field)
	}
	if err != nil {
		return nil, err
	}
	switch field {
	case fieldSex:
		l.fillFromPerson(c, "sex")
	case fieldAge:
		l.fillFromPerson(c, "age_group")
	case fieldDisability:
		l.fillFromPerson(c, "disability")
	}
	l.columns[field] = c
	return c, nil
}

// days joins the days of exchanges with those that rows state themselves.
func (l *ledger) days(ctx context.Context, q querier) (*coded, error) {
	own, err := l.sorted(ctx, q, fieldDay)
	if err != nil || len(l.r.gatherings) == 0 {
		return own, err
	}
	exchange := l.columns[fieldExchange]
	days := make([]uint32, len(exchange.numbers)) // code of the days, plus one
	for code, number := range exchange.numbers {
		if gathering, ok := l.r.gatherings[number]; ok {
			days[code] = 1 + own.code(gathering.number())
		}
	}
	for i := range l.rows {
		if code := days[exchange.at(i)]; code != 0 {
			own.set(i, code-1)
		}
	}
	return own, nil
}

// settleAges does for the ledger what the resolved one does in SQL.
func (l *ledger) settleAges(ctx context.Context, q querier, ages *coded) error {
	if len(l.r.born) == 0 {
		return nil
	}
	days, err := l.column(ctx, q, fieldDays)
	if err != nil {
		return err
	}
	type pair struct{ age, year int64 }
	settled := make(map[pair]uint32)
	for i := range l.rows {
		age := ages.numbers[ages.at(i)]
		if age >= 0 {
			continue
		}
		p := pair{age, spanOf(days.numbers[days.at(i)]).from / 10000}
		code, ok := settled[p]
		if !ok {
			code = ages.code(l.r.ageGroup(p.age, p.year))
			settled[p] = code
		}
		ages.set(i, code)
	}
	return nil
}

// fillFromPerson gives rows that leave a cell empty what other rows of the same
// person state: all of it, should they differ.
func (l *ledger) fillFromPerson(c *coded, dimension string) {
	var given []int64
	to := 0
	for from := 0; from < l.rows; from = to {
		lacking := false
		given = given[:0]
		for ; to < l.rows && l.person[to] == l.person[from]; to++ {
			switch number := c.numbers[c.at(to)]; {
			case number == 0:
				lacking = true
			case number > 0 && !slices.Contains(given, number):
				given = append(given, number)
			}
		}
		if !lacking || len(given) == 0 {
			continue
		}
		number := given[0]
		if len(given) > 1 {
			number = l.r.keys.union(dimension, given)
		}
		code := c.code(number)
		for i := from; i < to; i++ {
			if c.numbers[c.at(i)] == 0 {
				c.set(i, code)
			}
		}
	}
}

// fillFromPlace gives rows that still leave a cell empty what their
// organization has.
func (l *ledger) fillFromPlace(c *coded, value func(p *place) int64) {
	organization := l.columns[fieldOrganization]
	codes := make([]uint32, len(organization.numbers))
	any := false
	for code, number := range organization.numbers {
		if p := l.r.places[number]; p != nil && number != 0 {
			codes[code] = c.code(value(p))
			any = any || codes[code] != 0
		}
	}
	if !any {
		return
	}
	for i := range l.rows {
		if c.numbers[c.at(i)] == 0 {
			c.set(i, codes[organization.at(i)])
		}
	}
}

// settlePlaces reads what participants state of their organizations, settles
// these, and fills in what rows leave empty.
func (l *ledger) settlePlaces(ctx context.Context, q querier) error {
	for _, field := range []int{fieldOrganization, fieldCountry, fieldFocus} {
		c, err := l.sorted(ctx, q, field)
		if err != nil {
			return err
		}
		l.columns[field] = c
	}
	organization, country, focus := l.columns[fieldOrganization], l.columns[fieldCountry], l.columns[fieldFocus]
	countries, scopes := l.statedBy(organization, country)
	areas, _ := l.statedBy(organization, focus)
	for number, terms := range scopes {
		slices.Sort(terms)
		for _, term := range terms {
			if p := l.r.place(number); !p.listed && p.scope == "" {
				p.scope = lexicon.Country(l.r.texts[term], l.r.rules.CountryAliases).Scope
			}
		}
	}
	country.rename(func(number int64) bool { return number <= unsettled }, stated)
	l.r.joinPlaces(countries, areas)
	l.fillFromPerson(country, "country")
	l.fillFromPlace(country, func(p *place) int64 { return p.peopleCountry })
	l.fillFromPerson(focus, "focus_area")
	l.fillFromPlace(focus, func(p *place) int64 { return p.focus })
	return nil
}

// statedBy lists what the rows of each organization state in a column, and the
// terms with which they state that there is no country. All organizations that
// rows name become known.
func (l *ledger) statedBy(organization, column *coded) (values, scopes map[int64][]int64) {
	values, scopes = make(map[int64][]int64), make(map[int64][]int64)
	for _, number := range organization.numbers {
		for _, one := range l.r.keys.members[number] {
			if one != 0 {
				l.r.place(one)
			}
		}
	}
	pairs := newPairSet(len(organization.numbers), len(column.numbers))
	for i := range l.rows {
		a, b := organization.at(i), column.at(i)
		if a == 0 || b == 0 || !pairs.add(uint64(a), uint64(b)) {
			continue
		}
		number, scope := column.numbers[b], int64(0)
		if number <= unsettled {
			number, scope = stated, unsettled-number
		}
		for _, place := range l.r.keys.members[organization.numbers[a]] {
			if scope != 0 {
				scopes[place] = append(scopes[place], scope)
			}
			if !slices.Contains(values[place], number) {
				values[place] = append(values[place], number)
			}
		}
	}
	return values, scopes
}

// readListings reads the rows of organizations lists, in numbers.
func (l *ledger) readListings(ctx context.Context, q querier) error {
	for _, i := range l.r.of(records.Organizations) {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var organization, exchange, day int64
			if err := rows.Scan(&organization, &exchange, &day); err != nil {
				return err
			}
			l.listings = append(l.listings, l.r.listingOf(i, organization, exchange, day))
			return nil
		}, "SELECT organization, exchange, day FROM organization WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, i.first, i.last)
		if err != nil {
			return fmt.Errorf("read listings: %w", err)
		}
	}
	return nil
}

// listingOf turns the terms of a row of an organizations list into numbers.
func (r *resolved) listingOf(i activeImport, organization, exchange, day int64) listing {
	row := listing{r.meant(organization), r.meant(cmp.Or(exchange, i.exchange)), r.spans[day]}
	if days, ok := r.gatherings[row.exchange]; ok {
		row.days = days
	}
	return row
}
