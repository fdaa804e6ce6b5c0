package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/namati/lex/internal/letter"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// statement is what a report says, and all that it was made of.
type statement struct {
	side       letter.Side
	figures    letter.Figures
	order      []string
	data       []byte
	moment     store.Moment
	recipe     recipe
	definition *reports.Definition
}

// statement reads a report of the archive.
func (s *settings) statement(ctx context.Context, st *store.Store, r *store.ArchivedReport) (*statement, error) {
	if err := st.ArchivedTexts(ctx, r); err != nil {
		return nil, err
	}
	out := &statement{side: sideOf(r), figures: letter.Figures{}, data: r.Data, moment: r.Moment}
	for _, f := range r.Figures {
		var value any
		if err := json.Unmarshal(f.Value, &value); err != nil {
			return nil, fmt.Errorf("read the figures of run %s: %w", r.Run, err)
		}
		out.order, out.figures[f.Figure] = append(out.order, f.Figure), value
	}
	if err := json.Unmarshal(r.Request, &out.recipe); err != nil {
		return nil, fmt.Errorf("read how run %s was made: %w", r.Run, err)
	}
	var err error
	out.definition, err = reports.Parse(out.recipe.Path, r.Definition)
	var syntax *reports.SyntaxError
	if errors.As(err, &syntax) {
		return out, nil // an older grammar: what it said is known, no step can be made
	}
	if err == nil {
		out.definition.Name = out.recipe.Name
	}
	return out, err
}

// statementOf is that of a report, or of the same report made of the data as they
// are where there is none.
func (s *settings) statementOf(ctx context.Context, st *store.Store, like, r *store.ArchivedReport) (*statement, error) {
	if r != nil {
		return s.statement(ctx, st, r)
	}
	period := like.Period
	if period.Start == "" && period.End == "" {
		period = records.Period{Label: "all"}
	}
	request, err := s.request(reportArgs{name: like.Report, lang: like.Language, audience: string(like.Audience), within: &period, draft: true})
	if err != nil {
		return nil, err
	}
	said, err := s.compose(ctx, st, request, checked{})
	if err != nil {
		return nil, err
	}
	now, err := s.archived(ctx, st, request, said)
	if err != nil {
		return nil, err
	}
	out := &statement{figures: figuresOf(said), data: said.Data, moment: now.Moment, definition: request.Definition}
	for _, f := range said.Figures {
		out.order = append(out.order, f.ID)
	}
	now.Version = version()
	out.side = sideOf(&now)
	out.side.Status = letter.Now
	return out, json.Unmarshal(now.Request, &out.recipe)
}

// figuresOf are the figures of a composed report, as the archive keeps them.
func figuresOf(said *reports.Result) letter.Figures {
	list := letter.Figures{}
	for _, f := range said.Figures {
		switch v := f.Value.(type) {
		case int:
			list[f.ID] = float64(v)
		default:
			list[f.ID] = v
		}
	}
	return list
}

// causes goes from the one report to the other step by step, composing the report
// at each, so that what a step does to the figures is known and all steps add up.
// Where it cannot, the reasons stand without their effects, and untold says why.
func (s *settings) causes(ctx context.Context, st *store.Store, from, to *statement) (causes []letter.Cause, untold []string, err error) {
	steps, err := s.steps(ctx, st, from, to)
	if errors.Is(err, store.ErrGone) {
		steps, untold, err = otherSteps(from, to), []string{letter.Gone}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	at := *from
	was, err := s.figuresAt(ctx, st, &at)
	for _, step := range steps {
		if err == nil && step.take != nil {
			step.take(&at)
			var is letter.Figures
			if is, err = s.figuresAt(ctx, st, &at); err == nil {
				step.cause.Effects = letter.Effects(was, is, to.order)
				was = is
			}
		}
		causes = append(causes, step.cause)
	}
	var syntax *reports.SyntaxError
	switch {
	case err == nil:
		return causes, untold, nil
	case errors.Is(err, store.ErrGone):
		untold = []string{letter.Gone}
	case errors.As(err, &syntax), errors.Is(err, os.ErrNotExist), errors.Is(err, errUnreadable):
		untold = append(untold, letter.Unmade)
	default:
		return nil, nil, err
	}
	for i := range causes {
		causes[i].Effects = nil
	}
	return causes, slices.Compact(untold), nil
}

// errUnreadable says that a kept definition is in another grammar.
var errUnreadable = errors.New("this lex cannot read the definition of then")

// figuresAt composes the report of a statement and gives its figures.
func (s *settings) figuresAt(ctx context.Context, st *store.Store, at *statement) (letter.Figures, error) {
	if at.definition == nil {
		return nil, errUnreadable
	}
	then, err := st.At(ctx, at.moment)
	if err != nil {
		return nil, err
	}
	defer then.Close()
	k := &kept{ArchivedReport: &store.ArchivedReport{}, recipe: at.recipe, definition: at.definition, then: then}
	said, err := k.compose(ctx, s)
	if err != nil {
		return nil, err
	}
	return figuresOf(said), nil
}

// step is one thing that differs: take makes it so.
type step struct {
	cause letter.Cause
	take  func(at *statement)
}

// steps lists what differs: the data file by file, the decisions, then what the
// report is made by.
func (s *settings) steps(ctx context.Context, st *store.Store, from, to *statement) ([]step, error) {
	files, err := st.Differences(ctx, from.moment, to.moment, listedChanges)
	if err != nil {
		return nil, err
	}
	var list []step
	for i := range files {
		d := &files[i]
		list = append(list, step{letter.Cause{Kind: letter.Data, File: d}, func(at *statement) {
			kept := slices.DeleteFunc(slices.Clone(at.moment.Imports), func(id int64) bool { return slices.Contains(d.Before, id) })
			at.moment.Imports = append(kept, d.After...)
			slices.Sort(at.moment.Imports)
		}})
	}
	decided, err := decisionsBetween(ctx, st, from.moment, to.moment)
	if err != nil {
		return nil, err
	}
	if decided != (letter.Decided{}) {
		list = append(list, step{letter.Cause{Kind: letter.Decisions, Decided: decided}, func(at *statement) { at.moment.Decisions = to.moment.Decisions }})
	}
	was, err := st.ErasedAfter(ctx, from.moment)
	if err != nil {
		return nil, err
	}
	is, err := st.ErasedAfter(ctx, to.moment)
	if n := was - is; n != 0 {
		list = append(list, step{cause: letter.Cause{Kind: letter.Forgotten, People: max(n, -n)}})
	}
	return append(list, otherSteps(from, to)...), err
}

// decisionsBetween counts the decisions by which two moments differ.
func decisionsBetween(ctx context.Context, st *store.Store, from, to store.Moment) (d letter.Decided, err error) {
	all, err := st.Decisions(ctx)
	for _, one := range all {
		before, after := slices.Contains(from.Decisions, one.ID), slices.Contains(to.Decisions, one.ID)
		switch {
		case before && !after:
			d.TakenBack++
		case before == after:
		case !one.One:
			d.Parted++
		case one.Kind == store.PersonPair:
			d.People++
		default:
			d.Organizations++
		}
	}
	return d, err
}

// otherSteps lists what differs beside the data.
func otherSteps(from, to *statement) []step {
	var list []step
	a, b := from.recipe.Request, to.recipe.Request
	if keys := settingsThatDiffer(from.recipe.Input, to.recipe.Input); len(keys) > 0 {
		list = append(list, step{letter.Cause{Kind: letter.Rules, Keys: keys}, func(at *statement) { at.recipe.Input = to.recipe.Input }})
	}
	if !samePeriod(a.Period, b.Period) {
		list = append(list, step{letter.Cause{Kind: letter.Period, From: a.Period.Label, To: b.Period.Label}, func(at *statement) { at.recipe.Request.Period = b.Period }})
	}
	if from.side.Scope != to.side.Scope {
		list = append(list, step{letter.Cause{Kind: letter.Scope, From: from.side.Scope, To: to.side.Scope}, func(at *statement) {
			at.recipe.Request.Where, at.recipe.Request.Fund = b.Where, b.Fund
		}})
	}
	if a.Audience != b.Audience || a.MinCell != b.MinCell || a.SuppressAll != b.SuppressAll {
		list = append(list, step{letter.Cause{Kind: letter.Audience, From: string(a.Audience), To: string(b.Audience)}, func(at *statement) {
			at.recipe.Request.Audience, at.recipe.Request.MinCell, at.recipe.Request.SuppressAll = b.Audience, b.MinCell, b.SuppressAll
		}})
	}
	whole := func(at *statement) { at.recipe, at.definition = to.recipe, to.definition }
	switch {
	case from.side.Language != to.side.Language:
		list = append(list, step{letter.Cause{Kind: letter.Language, From: from.side.Language, To: to.side.Language}, whole})
	case from.definition == nil || to.definition == nil || string(from.definition.Source) != string(to.definition.Source) || a.Title != b.Title || a.Date != b.Date:
		list = append(list, step{letter.Cause{Kind: letter.Definition}, whole})
	}
	if from.side.Version != to.side.Version {
		list = append(list, step{cause: letter.Cause{Kind: letter.Version, From: from.side.Version, To: to.side.Version}})
	}
	return list
}

// settingKeys are the keys of lex.yaml behind what reports are made by.
var settingKeys = []struct {
	key string
	of  func(reports.Input) any
}{
	{"exchanges", func(in reports.Input) any { return in.Rules.Exchanges }},
	{"funds", func(in reports.Input) any { return in.Rules.Funds }},
	{"aliases", func(in reports.Input) any { return []any{in.Rules.OrganizationAliases, in.Rules.CountryAliases} }},
	{"focus_areas", func(in reports.Input) any { return in.Rules.FocusAreas }},
	{"age_groups", func(in reports.Input) any { return in.Rules.AgeGroups }},
	{"not_counted", func(in reports.Input) any { return []any{in.Rules.NotCountedRoles, in.Rules.NotCountedStatuses} }},
	{"fiscal_year_start", func(in reports.Input) any { return in.Rules.FiscalYearStart }},
	{"grantee", func(in reports.Input) any { return in.Grantee }},
	{"privacy", func(in reports.Input) any { return []any{in.RegionsForCountries, in.AtRisk} }},
}

func settingsThatDiffer(a, b reports.Input) []string {
	var keys []string
	text := func(v any) string {
		out, err := json.Marshal(v)
		if err != nil {
			return err.Error()
		}
		return strings.ReplaceAll(string(out), "null", "[]") // none, read back or not
	}
	for _, k := range settingKeys {
		if text(k.of(a)) != text(k.of(b)) {
			keys = append(keys, k.key)
		}
	}
	return keys
}
