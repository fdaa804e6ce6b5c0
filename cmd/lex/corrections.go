package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/namati/lex/internal/desk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// corrections are those of lex.yaml that a report may print: of its name and
// period, in its language.
func (s *settings) corrections(r reports.Request) ([]reports.Correction, error) {
	var list []reports.Correction
	for n, c := range s.config.Corrections {
		key := fmt.Sprintf("corrections[%d]", n+1)
		figure, err := reports.FigureID(c.Figure)
		if err != nil {
			return nil, s.config.At(key+".figure", err.Error(), "`lex report --help-figures` lists all")
		}
		period, err := s.period(c.Period)
		if err != nil {
			return nil, s.config.At(key+".period", fmt.Sprintf("%q is no period", c.Period), "write all, 2017, 2017-Q2, 2017-06 or 2017-06-19..2017-06-24")
		}
		if c.Report != "" && c.Report != r.Name || !samePeriod(period, r.Period) {
			continue
		}
		because := firstOf(c.Because[r.Language], c.Because[s.config.Language], "")
		for _, lang := range lexicon.Languages {
			because = firstOf(because, c.Because[lang], "")
		}
		if because == "" {
			return nil, s.config.At(key+".because", "nothing is said", "because: {en: Three lists came late.}")
		}
		list = append(list, reports.Correction{Figure: figure, Was: c.Was, Because: because})
	}
	return list, nil
}

// closedPeriods are those that lex close froze and nobody opened again.
func closedPeriods(ctx context.Context, st *store.Store) ([]records.Period, error) {
	all, err := st.Closings(ctx)
	var list []records.Period
	for _, c := range all {
		if c.EndedAt == "" {
			list = append(list, c.Period)
		}
	}
	return list, err
}

// checkPublished counts every published report again and compares its figures
// with what the data say now: of each report, period and scope the last one.
func (s *settings) checkPublished(ctx context.Context, st *store.Store, published []store.ArchivedReport, within records.Period) ([]records.Finding, error) {
	closed, err := closedPeriods(ctx, st)
	if err != nil {
		return nil, err
	}
	var found []records.Finding
	seen := map[string]bool{}
	for i := len(published) - 1; i >= 0; i-- {
		r := published[i]
		key := fmt.Sprintf("%q %q %q %q", r.Report, r.Period.Start, r.Period.End, r.Scope)
		if seen[key] || !within.All() && !samePeriod(within, r.Period) {
			continue
		}
		seen[key] = true
		request, err := s.request(reportArgs{name: r.Report, audience: string(r.Audience), within: &r.Period, draft: true})
		if err != nil {
			if errors.As(err, new(*usageError)) || errors.As(err, new(*reports.SyntaxError)) {
				continue // the report is not there any more, or is told of already
			}
			return nil, err
		}
		said, err := s.compose(ctx, st, request, checked{})
		if errors.As(err, new(*reports.SyntaxError)) {
			continue
		}
		if err != nil {
			return nil, err
		}
		c := s.onDesk(said, request)
		c.Published, c.Closed = published, closed
		found = append(found, desk.Look(c, desk.Register)...)
	}
	return found, nil
}
