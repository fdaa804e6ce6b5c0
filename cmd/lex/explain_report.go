package main

import (
	"errors"
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// reportLookedAt is the report in which a number is looked for.
type reportLookedAt struct {
	// archived is nil when the archive holds no report.
	archived *store.ArchivedReport
	input    reports.Input
	request  reports.Request
	// then holds the data as they were, or as they are where these cannot be had.
	then   *store.Store
	closes bool
	lang   string
	// changed tells that the data are others now.
	changed bool
	// data are the numbers and proofs of the report.
	data keptData
}

func (r *reportLookedAt) close() {
	if r.closes {
		r.then.Close()
	}
}

// lookAt finds the report: that of --run, else the one that was written last.
func (e *explaining) lookAt() (*reportLookedAt, error) {
	r := &reportLookedAt{then: e.store, input: e.reportInput()}
	r.input.Store = e.store
	e.source = r
	kept, err := e.store.Archived(e.cli.Context)
	if err != nil {
		return nil, err
	}
	switch {
	case e.run != "":
		if r.archived, err = findRun(kept, e.run); err != nil {
			return nil, err
		}
	case len(kept) > 0:
		r.archived = &kept[len(kept)-1]
	default:
		name := e.firstReport()
		if r.request, err = e.request(reportArgs{name: name}); err != nil {
			e.sayOfDefinition(name, err)
		}
		return r, nil
	}
	state, err := e.store.State(e.cli.Context)
	if err != nil {
		return nil, err
	}
	r.changed = state != r.archived.State
	k, err := e.retrieve(e.cli.Context, e.store, r.archived)
	var syntax *reports.SyntaxError
	switch {
	case errors.Is(err, store.ErrGone):
		return nil, &hinted{fmt.Errorf("run %s cannot be counted again: its imports are not in this database", r.archived.Run), "lex runs show " + r.archived.Run + " tells what was kept of it"}
	case errors.As(err, &syntax):
		return nil, &hinted{fmt.Errorf("this lex cannot read the definition of run %s: %s", r.archived.Run, syntax.Message), "lex runs show " + r.archived.Run + " tells what was kept of it"}
	case err != nil:
		return nil, err
	}
	r.input, r.request = k.recipe.Input, k.recipe.Request
	r.request.Definition = k.definition
	r.lang = r.archived.Language
	if r.changed {
		r.then, r.closes = k.then, true
	} else {
		k.then.Close()
	}
	r.input.Store = r.then
	return r, nil
}

// scopeOf is the scope of a figure of the report.
func (r *reportLookedAt) scopeOf(filters []records.Filter) store.Query {
	if r.request.Definition == nil {
		return store.Query{Where: filters, Rules: r.input.Rules, Language: r.input.Language}
	}
	q, _ := reports.FigureQuery(r.input, r.request, filters)
	return q
}

// subject is a figure of the report.
func (r *reportLookedAt) subject(figure string, filters []records.Filter) subject {
	of := subject{figure: figure, query: r.scopeOf(filters), store: r.then, stated: -1}
	if r.archived != nil {
		of.report, of.run = r.archived.Report, r.archived.Run
	}
	return of
}

// figureOfRun explains a figure with the data and the scope of a report.
func (e *explaining) figureOfRun(call *reports.Call) error {
	r, err := e.lookAt()
	if err != nil {
		return err
	}
	defer r.close()
	of := r.subject(figureOf(call), call.Filters)
	of.query.Language = firstOf(e.lang, of.query.Language)
	return e.explain(of)
}
