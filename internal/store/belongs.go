package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
)

// Belongs reports whether anything that is stored lies in the scope of a query:
// people who are counted, organizations, quotes, or rows of the kinds of few
// rows. What has no date belongs to no period, and a row that names no exchange
// says nothing about one, though reports on the exchange list it.
func (s *Store) Belongs(ctx context.Context, query Query) (bool, error) {
	query.By = nil
	all, err := s.Count(ctx, query)
	if err != nil || all.Totals.Rows > 0 || all.Totals.Organizations > 0 {
		return err == nil, err
	}
	byExchange := slices.ContainsFunc(query.Where, func(f records.Filter) bool { return f.Field == "exchange" })
	for _, kind := range append([]records.Kind{records.Exchanges}, entryKinds...) {
		rows, err := s.Entries(ctx, kind, query)
		if err != nil {
			return false, err
		}
		if slices.ContainsFunc(rows, func(e StoredEntry) bool { return e.Exchange != "" || !byExchange }) {
			return true, nil
		}
	}
	quotes, err := s.Testimonials(ctx, query)
	if err != nil {
		return false, fmt.Errorf("look what belongs to %s: %w", query.Period.Label, err)
	}
	return len(quotes) > 0, nil
}
