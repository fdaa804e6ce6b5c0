package main

import (
	"context"
	"slices"
	"strings"

	"github.com/namati/lex/internal/desk"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// published lists the reports that readers have: no drafts, and none that was
// taken back; the last written last.
func (s *settings) published(ctx context.Context, st *store.Store) ([]store.ArchivedReport, error) {
	if st.InMemory() {
		return nil, nil
	}
	list, err := st.Archived(ctx)
	return slices.DeleteFunc(list, func(r store.ArchivedReport) bool { return runStatus(&r) != "published" }), err
}

// compareWithPublished lays beside a report what its readers have already.
func (s *settings) compareWithPublished(ctx context.Context, st *store.Store, r reports.Request, c *desk.Case) (err error) {
	if c.Published, err = s.published(ctx, st); err != nil {
		return err
	}
	if c.Closed, err = closedPeriods(ctx, st); err != nil {
		return err
	}
	c.Before, err = s.before(ctx, st, c.Published, r, c.Result)
	return err
}

// before is the report of this name, reader and scope that was published last:
// readers have it, and can compare.
func (s *settings) before(ctx context.Context, st *store.Store, published []store.ArchivedReport, r reports.Request, said *reports.Result) (*desk.Before, error) {
	if r.Audience == records.Internal {
		return nil, nil
	}
	for _, a := range slices.Backward(published) {
		if a.Report != r.Name || a.Audience != r.Audience || a.Language != said.Document.Language || a.Scope != said.Scope || a.Period.Start != r.Period.Start || a.Run == said.Run {
			continue
		}
		if err := st.ArchivedTexts(ctx, &a); err != nil {
			return nil, err
		}
		day, _, _ := strings.Cut(a.LastAt, "T")
		return desk.NewBefore(a.Run, day, a.Data)
	}
	return nil, nil
}
