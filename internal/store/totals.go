package store

import (
	"context"
	"fmt"
	"slices"
)

// totals counts everything in scope once. A report asks for many tables of one
// scope, so they are kept as long as the data stay resolved.
func (s *scope) totals(ctx context.Context, q querier) (Totals, error) {
	name := fmt.Sprint(s.filters, s.start, s.end)
	if t, ok := s.r.totals[name]; ok {
		return t, nil
	}
	var t Totals
	people := s.people()
	source := people.from("fact")
	rows := "COUNT(*)"
	if people.repeats {
		rows = "COUNT(DISTINCT f.participant)"
	}
	err := q.QueryRowContext(ctx, "SELECT "+rows+", COUNT(DISTINCT f.person), "+s.participations()+source).
		Scan(&t.Rows, &t.Participants, &t.Participations)
	if err != nil {
		return t, err
	}
	own, table, _ := s.ownScope(nil)
	if err := q.QueryRowContext(ctx, "SELECT COUNT(DISTINCT s.organization)"+own.from(table)).Scan(&t.Organizations); err != nil {
		return t, err
	}
	countries, err := s.countries(ctx, q)
	if err != nil {
		return t, err
	}
	exchanges, err := s.exchanges(ctx, q)
	t.Countries, t.Exchanges = len(countries), len(exchanges)
	if err == nil {
		s.r.totals[name] = t
	}
	return t, err
}

// participations counts pairs of person and exchange. Where all rows are of one
// exchange, these are as many as the people.
func (s *scope) participations() string {
	if s.r.oneExchange {
		return "COUNT(DISTINCT f.person)"
	}
	return fmt.Sprintf("COUNT(DISTINCT f.person * %d + f.exchange)", pairs)
}

// countries lists the codes of the countries of the people in scope, or of the
// organizations where there are no people.
func (s *scope) countries(ctx context.Context, q querier) ([]string, error) {
	people := s.people()
	numbers, err := integers(ctx, q, "SELECT DISTINCT "+people.number("country")+people.from("fact"))
	if err != nil {
		return nil, err
	}
	if len(numbers) == 0 {
		own, table, columns := s.ownScope([]string{"country"})
		if numbers, err = integers(ctx, q, "SELECT DISTINCT "+columns[0]+own.from(table)); err != nil {
			return nil, err
		}
	}
	return s.sortedKeys("country", numbers), nil
}

// exchanges lists the ids of the exchanges in scope: those of the people and
// those of the lists.
func (s *scope) exchanges(ctx context.Context, q querier) ([]string, error) {
	people := s.people()
	numbers, err := integers(ctx, q, "SELECT DISTINCT f.exchange"+people.from("fact"))
	if err != nil {
		return nil, err
	}
	own, table, columns := s.ownScope([]string{"exchange"})
	listed, err := integers(ctx, q, "SELECT DISTINCT "+columns[0]+own.from(table))
	if err != nil {
		return nil, err
	}
	return s.sortedKeys("exchange", append(numbers, listed...)), nil
}

// sortedKeys turns numbers into keys in order of the alphabet, "" left out.
func (s *scope) sortedKeys(dimension string, numbers []int64) []string {
	list := []string{}
	for _, n := range numbers {
		if key := s.r.key(dimension, n); key != "" {
			list = append(list, key)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// undated counts the rows that a period leaves out because they bear no date:
// of participants, and of organizations lists.
func (s *scope) undated(ctx context.Context, q querier) (int, error) {
	if !s.dated() {
		return 0, nil
	}
	always := &scope{r: s.r, filters: s.filters}
	people := always.people()
	people.where = append(people.where, "f.day_from = 0")
	var n, listed int
	if err := q.QueryRowContext(ctx, "SELECT COUNT(DISTINCT f.participant)"+people.from("fact")).Scan(&n); err != nil {
		return 0, err
	}
	if s.filtersBy(personal) {
		return n, nil
	}
	lists := &selection{r: s.r, row: "f", own: true, where: []string{"f.day_from = 0", "f.organization <> 0"}}
	for _, f := range s.filters {
		lists.in(f)
	}
	err := q.QueryRowContext(ctx, "SELECT COUNT(DISTINCT f.id)"+lists.from("listing")).Scan(&listed)
	return n + listed, err
}

// Countries lists, in order of the alphabet, the alpha-2 codes of the people in
// scope, or of the organizations where there are no participants.
func (s *Store) Countries(ctx context.Context, query Query) ([]string, error) {
	return s.list(ctx, query, (*scope).countries)
}

// Exchanges lists the ids of the exchanges in scope, in order of the alphabet.
func (s *Store) Exchanges(ctx context.Context, query Query) ([]string, error) {
	return s.list(ctx, query, (*scope).exchanges)
}

func (s *Store) list(ctx context.Context, query Query, fn func(*scope, context.Context, querier) ([]string, error)) ([]string, error) {
	var list []string
	err := s.counting(ctx, query.Rules, func(q querier, r *resolved) error {
		in, err := r.scope(query)
		if err != nil {
			return err
		}
		list, err = fn(in, ctx, q)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	return list, nil
}
