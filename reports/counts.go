package reports

import (
	"context"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// counts asks the store, each question once: over a million rows an answer
// takes as long as all the rest of a report.
type counts struct {
	ctx   context.Context
	store *store.Store
	// base is the scope of the report: its filters and period.
	base store.Query
	// kept holds the answers so far by their question, totals what was counted
	// in a scope, whatever the breakdown.
	kept   map[string]any
	totals map[string]store.Table
	// asked lists the questions that went to the store.
	asked []string
	// anybody is nil until people has asked.
	anybody *bool
	// whole is nil until everything has asked.
	whole *store.Totals
}

// query is the scope of the report narrowed by the filters of a call; false when
// nothing can be in it. The store widens a field by several values, so a call's
// filter takes the place of the report's on the same field, and a region and a
// country are met here.
func (s *counts) query(by []string, filters []records.Filter) (store.Query, bool) {
	q := s.base
	q.By = by
	q.Where = nil
	met := false
	var kept []records.Filter
	for _, f := range filters {
		within := s.of("region")
		if f.Field != "country" || len(within) == 0 || s.lies(f.Value, within) {
			kept = append(kept, f)
		} else {
			met = true
		}
	}
	for _, f := range s.base.Where {
		switch {
		case hasField(filters, f.Field), f.Field == "region" && hasField(filters, "country"):
		case f.Field == "country" && hasField(filters, "region"):
			var regions []records.Filter
			kept, regions = without(kept, "region")
			if s.lies(f.Value, append(regions, only(filters, "region")...)) {
				kept = append(kept, f)
			} else {
				met = true
			}
		default:
			q.Where = append(q.Where, f)
		}
	}
	q.Where = append(q.Where, kept...)
	return q, !met || hasField(kept, "country")
}

// of lists the report's filters on a field.
func (s *counts) of(field string) []records.Filter { return only(s.base.Where, field) }

// lies reports whether a country lies in one of the regions.
func (s *counts) lies(country string, regions []records.Filter) bool {
	code := lexicon.Country(country, s.base.Rules.CountryAliases).Code
	return slices.ContainsFunc(regions, func(r records.Filter) bool { return lexicon.InRegion(code, r.Value) })
}

func only(filters []records.Filter, field string) []records.Filter {
	_, of := without(filters, field)
	return of
}

// without parts filters into those on other fields and those on a field.
func without(filters []records.Filter, field string) (others, of []records.Filter) {
	for _, f := range filters {
		if f.Field == field {
			of = append(of, f)
		} else {
			others = append(others, f)
		}
	}
	return others, of
}

func hasField(filters []records.Filter, field string) bool { return len(only(filters, field)) > 0 }

// count counts the scope of the report, cut by filters and broken down by
// dimensions.
func (s *counts) count(by []string, filters []records.Filter) (store.Table, error) {
	q, some := s.query(by, filters)
	if !some {
		return store.Table{By: by}, nil
	}
	return s.table(q)
}

// table answers a query. One without a breakdown is answered by any breakdown
// of the same scope.
func (s *counts) table(q store.Query) (store.Table, error) {
	within := strings.Join(filterWords(q.Where), " ")
	if t, ok := s.totals[within]; ok && len(q.By) == 0 {
		return store.Table{Totals: t.Totals, Undated: t.Undated}, nil
	}
	t, err := ask(s, "count by="+strings.Join(q.By, ","), q, s.store.Count)
	if err != nil {
		return store.Table{}, err
	}
	if s.totals == nil {
		s.totals = make(map[string]store.Table)
	}
	s.totals[within] = t
	return t, nil
}

// countries lists the countries in scope, cut by filters, in order of the
// alphabet: those of the people, or those of the organizations where there are
// no people. The breakdown by country knows them, and a report that names its
// countries breaks down by them too.
func (s *counts) countries(filters []records.Filter) ([]string, error) {
	t, err := s.count([]string{"country"}, filters)
	if err != nil {
		return nil, err
	}
	var codes []string
	for _, r := range t.Rows {
		if r.Key[0] != "" && (r.Participants > 0 || t.Totals.Participants == 0) {
			codes = append(codes, r.Key[0])
		}
	}
	slices.Sort(codes)
	return codes, nil
}

// exchanges lists the exchanges in scope, cut by filters.
func (s *counts) exchanges(filters []records.Filter) ([]string, error) {
	if t, err := s.count(nil, filters); err != nil || t.Totals.Exchanges == 0 {
		return nil, err
	}
	return listed(s, "exchanges", filters, s.store.Exchanges)
}

// organizations lists the organizations in scope, cut by filters.
func (s *counts) organizations(filters []records.Filter) ([]store.Organization, error) {
	return listed(s, "organizations", filters, s.store.Organizations)
}

// testimonials lists the quotes in scope, cut by filters.
func (s *counts) testimonials(filters []records.Filter) ([]store.StoredTestimonial, error) {
	return listed(s, "testimonials", filters, s.store.Testimonials)
}

// anyTestimonial reports whether a quote is stored, in the report's scope or out
// of it.
func (s *counts) anyTestimonial() (bool, error) {
	if !s.cut() {
		list, err := s.testimonials(nil)
		return len(list) > 0, err
	}
	list, err := ask(s, "any testimonial", store.Query{Rules: s.base.Rules, Language: s.base.Language}, s.store.Testimonials)
	return len(list) > 0, err
}

// entries lists the rows of a kind of few rows, cut by filters and not by the
// period: what was reached so far needs the rows before it too.
func (s *counts) entries(kind records.Kind, filters []records.Filter) ([]store.StoredEntry, error) {
	q, some := s.query(nil, filters)
	if !some {
		return nil, nil
	}
	q.Period = records.Period{}
	return ask(s, "entries "+string(kind), q, func(ctx context.Context, q store.Query) ([]store.StoredEntry, error) {
		return s.store.Entries(ctx, kind, q)
	})
}

// attended counts people by the number of exchanges that they came to.
func (s *counts) attended(filters []records.Filter) ([]store.Attendance, error) {
	return listed(s, "attended", filters, s.store.Attended)
}

// listed asks the store for a list, which is the caller's own, unless nothing
// can be in it.
func listed[T any](s *counts, what string, filters []records.Filter, list func(context.Context, store.Query) ([]T, error)) ([]T, error) {
	q, some := s.query(nil, filters)
	if !some {
		return nil, nil
	}
	answer, err := ask(s, what, q, list)
	return slices.Clone(answer), err
}

// ask puts a question to the store unless it has been answered.
func ask[T any](s *counts, what string, q store.Query, question func(context.Context, store.Query) (T, error)) (T, error) {
	key := strings.Join(append([]string{what}, filterWords(q.Where)...), " ")
	if answer, ok := s.kept[key]; ok {
		return answer.(T), nil
	}
	s.asked = append(s.asked, key)
	answer, err := question(s.ctx, q)
	if err != nil {
		return answer, err
	}
	if s.kept == nil {
		s.kept = make(map[string]any)
	}
	s.kept[key] = answer
	return answer, nil
}

// people reports whether the store holds any row of participants that counts,
// in the report's scope or out of it: without any a number of people is unknown
// rather than zero.
func (s *counts) people() (bool, error) {
	if s.anybody == nil {
		t, err := s.count(nil, nil)
		all := t.Totals
		if err == nil && all.Rows == 0 && s.cut() {
			all, err = s.everything()
		}
		if err != nil {
			return false, err
		}
		some := all.Rows > 0
		s.anybody = &some
	}
	return *s.anybody, nil
}

// cut reports whether the report's scope is less than everything.
func (s *counts) cut() bool { return len(s.base.Where) > 0 || !s.base.Period.All() }

// everything counts what is stored, in the report's scope or out of it.
func (s *counts) everything() (store.Totals, error) {
	if !s.cut() {
		t, err := s.count(nil, nil)
		return t.Totals, err
	}
	if s.whole == nil {
		s.asked = append(s.asked, "count of everything")
		t, err := s.store.Count(s.ctx, store.Query{Rules: s.base.Rules, Language: s.base.Language})
		if err != nil {
			return store.Totals{}, err
		}
		s.whole = &t.Totals
	}
	return *s.whole, nil
}

// empty reports whether people are stored and none of them is in the report's
// scope: a period without any activity, say. Nothing is wrong with the data then.
func (s *counts) empty() (bool, error) {
	some, err := s.people()
	if err != nil || !some {
		return false, err
	}
	t, err := s.count(nil, nil)
	return t.Totals.Rows == 0 && t.Totals.Organizations == 0, err
}

// metricOf picks a metric of the totals.
func metricOf(t store.Totals, metric string) int {
	switch metric {
	case "participants":
		return t.Participants
	case "participations":
		return t.Participations
	case "organizations":
		return t.Organizations
	case "countries":
		return t.Countries
	case "exchanges":
		return t.Exchanges
	}
	return 0
}

// metricOfRow picks a metric of a row.
func metricOfRow(r store.CountRow, metric string) int {
	switch metric {
	case "participants":
		return r.Participants
	case "participations":
		return r.Participations
	}
	return r.Organizations
}

// unknownRow is the row of key "", empty when the table has none.
func unknownRow(t store.Table) store.CountRow {
	for _, r := range t.Rows {
		if len(r.Key) == 1 && r.Key[0] == "" {
			return r
		}
	}
	return store.CountRow{}
}
