package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Declare completes the rules of a workspace by the exchanges that imported
// sheets declare. What lex.yaml says of an exchange stands; a sheet fills in
// what it leaves open, and adds the exchanges that it does not name.
func (s *Store) Declare(ctx context.Context, rules records.Rules) (records.Rules, error) {
	entries, err := s.declared(ctx)
	return completed(rules, entries), err
}

// completed adds declared exchanges to rules.
func completed(rules records.Rules, entries []records.Entry) records.Rules {
	rules.Exchanges = slices.Clone(rules.Exchanges)
	for _, e := range entries {
		declared := records.Exchange{
			ID: cmp.Or(e.Text("id"), lexicon.Slug(e.Text("name"))), Name: e.Text("name"), City: e.Text("city"), Country: lexicon.Country(e.Text("country"), rules.CountryAliases).Code,
			Start: cmp.Or(e.Text("start"), e.Text("end")), End: cmp.Or(e.Text("end"), e.Text("start")), Fund: e.Text("fund"),
		}
		at := slices.IndexFunc(rules.Exchanges, func(x records.Exchange) bool {
			return lexicon.Fold(x.ID) == lexicon.Fold(declared.ID) || x.Name != "" && lexicon.Fold(x.Name) == lexicon.Fold(declared.Name)
		})
		if at < 0 {
			rules.Exchanges = append(rules.Exchanges, declared)
			continue
		}
		x := &rules.Exchanges[at]
		if x.Start == "" && x.End == "" {
			x.Start, x.End = declared.Start, declared.End
		}
		x.Name, x.City, x.Country, x.Fund = cmp.Or(x.Name, declared.Name), cmp.Or(x.City, declared.City), cmp.Or(x.Country, declared.Country), cmp.Or(x.Fund, declared.Fund)
	}
	return rules
}

// declared reads the rows of exchanges without resolving anything, since what
// they say belongs to the rules by which the rest is resolved.
func (s *Store) declared(ctx context.Context) ([]records.Entry, error) {
	var list []records.Entry
	err := s.snapshot(ctx, func(q querier) (err error) {
		list, err = declaredIn(ctx, q, s.counted())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list exchanges: %w", err)
	}
	return list, nil
}

// declaredIn reads those of the imports that count on a connection.
func declaredIn(ctx context.Context, q querier, counted string) ([]records.Entry, error) {
	var list []records.Entry
	sheets, err := rowsOf(ctx, q, counted+" AND i.kind = $1", string(records.Exchanges))
	if err != nil {
		return nil, err
	}
	for _, sheet := range sheets {
		err := each(ctx, q, func(rows *sql.Rows) error {
			var text string
			if err := rows.Scan(&text); err != nil {
				return err
			}
			var body entryBody
			if err := json.Unmarshal([]byte(text), &body); err != nil {
				return err
			}
			list = append(list, records.Entry{Kind: records.Exchanges, Values: body.Values})
			return nil
		}, "SELECT body FROM record WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", sheet.id, sheet.first, sheet.last)
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}
