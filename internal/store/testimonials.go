package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// StoredTestimonial is a quote with what it is resolved to.
type StoredTestimonial struct {
	Import int64
	Origin records.Origin
	Record records.Testimonial
	// Country is the alpha-2 code of the speaker's country, else of the
	// speaker's organization, of several the only one that all of them have.
	// Organization and Exchange are keys; of several organizations it is their
	// keys with spaces between.
	Country, Organization, Exchange string
}

// Testimonials lists the quotes in scope, imports and rows in order. A filter
// by what quotes do not tell (sex, age, role, disability) leaves none.
func (s *Store) Testimonials(ctx context.Context, query Query) ([]StoredTestimonial, error) {
	list := []StoredTestimonial{}
	err := s.counting(ctx, query.Rules, func(q querier, r *resolved) error {
		in, err := r.scope(query)
		if err != nil {
			return err
		}
		for _, i := range r.of(records.Testimonials) {
			err := each(ctx, q, func(rows *sql.Rows) error {
				var row int
				var body string
				if err := rows.Scan(&row, &body); err != nil {
					return err
				}
				t := StoredTestimonial{Import: i.id, Origin: records.Origin{File: i.file, Sheet: i.sheet, Row: row}}
				if err := json.Unmarshal([]byte(body), &t.Record); err != nil {
					return fmt.Errorf("row %d: %w", row, err)
				}
				t.Record.Row = row
				if in.quote(&t, i) {
					list = append(list, t)
				}
				return nil
			}, "SELECT sheet_row, body FROM record WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, i.first, i.last)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list testimonials: %w", err)
	}
	return list, nil
}

// quote resolves a quote and reports whether it is in scope.
func (s *scope) quote(t *StoredTestimonial, i activeImport) bool {
	r := s.r
	t.Organization = r.names.key(t.Record.Organization)
	places := r.placesOf(t.Organization)
	country := lexicon.Country(t.Record.Country, r.rules.CountryAliases)
	t.Country = country.Code
	if len(places) > 0 && (country.Status == lexicon.CountryMissing || country.Status == lexicon.Unknown || country.Status == lexicon.Ambiguous) {
		var sets []int64
		for _, p := range places {
			sets = append(sets, p.country)
		}
		t.Country = r.singleCountry(r.keys.common(sets))
	}
	t.Exchange = exchangeKey(first(t.Record.Exchange, r.texts[i.exchange]), exchangeIDs(r.rules.Exchanges))
	days, dated := r.gatherings[r.keys.known("exchange", t.Exchange)]
	if !dated {
		days, _ = daysOf(t.Record.Date)
	}
	if s.dated() && (days.from == 0 || s.end != 0 && days.from > s.end || s.start != 0 && days.to < s.start) {
		return false
	}
	values := s.valuesOf(t, places, days)
	for _, f := range s.filters {
		if !slices.ContainsFunc(f.keys, func(key string) bool { return slices.Contains(values[f.field], key) }) &&
			!slices.ContainsFunc(f.regions, func(m49 string) bool { return inRegion(t.Country, m49) }) {
			return false
		}
	}
	return true
}

// placesOf are those of the organizations in a key; of one that is not known it
// is empty.
func (r *resolved) placesOf(key string) []*place {
	var list []*place
	for _, one := range strings.Fields(key) {
		p := r.places[r.keys.known("organization", one)]
		if p == nil {
			p = &place{}
		}
		list = append(list, p)
	}
	return list
}

// valuesOf lists the keys of a quote by dimension; its focus areas and types are
// those of the organizations.
func (s *scope) valuesOf(t *StoredTestimonial, places []*place, days span) map[string][]string {
	values := map[string][]string{
		"country": {t.Country}, "organization": strings.Fields(t.Organization), "exchange": {t.Exchange},
		"year":    {dateKey("year", days.from/10000)},
		"quarter": {dateKey("quarter", quarterOf(days.from))},
		"month":   {dateKey("month", monthOf(days.from))},
	}
	if len(places) == 0 {
		values["organization"], places = []string{""}, []*place{{}}
	}
	for _, p := range places {
		for dimension, set := range map[string]int64{"focus_area": p.focus, "organization_type": p.kind} {
			for _, n := range s.r.keys.members[set] {
				values[dimension] = append(values[dimension], s.r.key(dimension, n))
			}
		}
	}
	return values
}

// monthOf and quarterOf are the numbers of a day's month and quarter, 0 where
// the month is not known.
func monthOf(day int64) int64 {
	if day/100%100 == 0 {
		return 0
	}
	return day / 100
}

func quarterOf(day int64) int64 {
	if month := monthOf(day); month != 0 {
		return day/10000*10 + (month%100+2)/3
	}
	return 0
}
