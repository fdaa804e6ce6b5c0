package explain

import (
	"context"
	"fmt"

	"github.com/namati/lex/internal/store"
)

// Value counts a figure without explaining it.
func Value(ctx context.Context, s *store.Store, query store.Query, figure string) (int, error) {
	query.By = nil
	if figure == "focus_areas" {
		query.By = []string{"focus_area"}
	}
	table, err := s.Count(ctx, query)
	if err != nil {
		return 0, fmt.Errorf("explain %s: %w", figure, err)
	}
	t := table.Totals
	switch figure {
	case "participants":
		return t.Participants, nil
	case "participations":
		return t.Participations, nil
	case "organizations":
		return t.Organizations, nil
	case "countries":
		return t.Countries, nil
	case "exchanges":
		return t.Exchanges, nil
	}
	n := 0
	for _, row := range table.Rows {
		if row.Key[0] != "" {
			n++
		}
	}
	return n, nil
}
