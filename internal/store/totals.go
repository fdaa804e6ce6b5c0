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
	people, err := s.r.counter(q).people(ctx, s, nil)
	if err != nil {
		return t, err
	}
	organizations, err := s.r.counter(q).organizations(ctx, s, nil)
	if err != nil {
		return t, err
	}
	t.Rows, t.Participants, t.Participations = people[0].rows, people[0].people, people[0].pairs
	t.Organizations = organizations[0].organizations
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

// countries lists the codes of the countries of the people in scope, or of the
// organizations where there are no people.
func (s *scope) countries(ctx context.Context, q querier) ([]string, error) {
	groups, err := s.r.counter(q).people(ctx, s, []string{"country"})
	if err == nil && len(groups) == 0 {
		groups, err = s.r.counter(q).organizations(ctx, s, []string{"country"})
	}
	return s.sortedKeys("country", groups), err
}

// exchanges lists the ids of the exchanges in scope: those of the people and
// those of the lists.
func (s *scope) exchanges(ctx context.Context, q querier) ([]string, error) {
	people, err := s.r.counter(q).people(ctx, s, []string{"exchange"})
	if err != nil {
		return nil, err
	}
	listed, err := s.r.counter(q).organizations(ctx, s, []string{"exchange"})
	return s.sortedKeys("exchange", append(people, listed...)), err
}

// sortedKeys turns groups into keys in order of the alphabet, "" left out.
func (s *scope) sortedKeys(dimension string, groups []group) []string {
	list := []string{}
	for _, g := range groups {
		if key := s.r.key(dimension, g.numbers[0]); key != "" {
			list = append(list, key)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Countries lists, in order of the alphabet, the alpha-2 codes of the people in
// scope, or of the organizations where there are no participants.
func (s *Store) Countries(ctx context.Context, query Query) ([]string, error) {
	return s.list(ctx, "countries", query, (*scope).countries)
}

// Exchanges lists the ids of the exchanges in scope, in order of the alphabet.
func (s *Store) Exchanges(ctx context.Context, query Query) ([]string, error) {
	return s.list(ctx, "exchanges", query, (*scope).exchanges)
}

func (s *Store) list(ctx context.Context, kind string, query Query, fn func(*scope, context.Context, querier) ([]string, error)) ([]string, error) {
	list, err := answered(ctx, s, kind, query, func(q querier, r *resolved) ([]string, error) {
		in, err := r.scope(query)
		if err != nil {
			return nil, err
		}
		return fn(in, ctx, q)
	})
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	return list, nil
}
