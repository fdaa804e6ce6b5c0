package extract

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/namati/lex/exporters/iati"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// results are the indicators of the span, then how many people and organizations
// were reached.
func (s *Standards) results(ctx context.Context, sp span, a *iati.Activity, _ *MissingError) error {
	rows, err := s.entries(ctx, records.Indicators, sp)
	if err != nil {
		return err
	}
	var keys []string
	byKey := map[string][]store.StoredEntry{}
	for _, e := range rows {
		key := lexicon.Fold(cmp.Or(e.Text("code"), e.Text("indicator")))
		if byKey[key] == nil {
			keys = append(keys, key)
		}
		byKey[key] = append(byKey[key], e)
	}
	for _, key := range keys {
		if r := s.indicator(sp, byKey[key]); len(r.Indicators) > 0 {
			a.Results = append(a.Results, r)
		}
	}
	return s.reached(ctx, sp, a)
}

// levels are IATI's types of result.
var levels = map[string]string{"output": iati.Output, "outcome": iati.Outcome, "impact": iati.Impact}

// indicator makes the result of the rows of one indicator; one that states no
// value has none.
func (s *Standards) indicator(sp span, rows []store.StoredEntry) iati.Result {
	text := func(field string) string {
		said := ""
		for i := range rows {
			said = cmp.Or(said, rows[i].Text(field))
		}
		return said
	}
	name, unit, how := text("indicator"), text("unit"), text("aggregation")
	sums := how == "sum" || how == "" && !strings.Contains(unit, "%")
	in := iati.Indicator{Measure: iati.Unit, Sums: sums, Title: s.say(name)}
	if strings.Contains(unit, "%") {
		in.Measure = iati.Percentage
	}
	if unit != "" {
		in.Description = s.say(lexicon.FieldLabel(records.Indicators, "unit", s.Language) + ": " + unit)
	}
	for i := range rows {
		if n, ok := rows[i].Number("baseline"); ok && rows[i].Text("disaggregation") == "" && len(in.Baselines) == 0 && len(sp.start) > 4 {
			in.Baselines = []iati.Baseline{{Year: sp.start[:4], Measured: iati.Measured{Value: iati.Decimal(n)}}}
		}
	}
	if text("period_target") == "" && text("target") != "" {
		in.Periods = s.whole(sp, rows, sums)
	} else {
		in.Periods = s.periods(sp, rows)
	}
	if len(in.Periods) == 0 {
		s.note("%s: the indicator %q states no value with a time, and is left out", sp.key, name)
		return iati.Result{}
	}
	result := iati.Result{Type: levels[text("level")], Sums: sums, Title: s.say(name), Indicators: []iati.Indicator{in}}
	if result.Type == "" {
		result.Type = iati.OtherResult
	}
	return result
}

// periods are those of the rows, each with its own target. Rows of the same days
// share one.
func (s *Standards) periods(sp span, rows []store.StoredEntry) []iati.Period {
	var list []iati.Period
	for i := range rows {
		e := &rows[i]
		start, end := cmp.Or(e.Start, sp.start), cmp.Or(e.End, sp.end)
		target, aimed := e.Number("period_target")
		actual, known := e.Number("actual")
		if start == "" || end == "" || !aimed && !known {
			continue
		}
		at := slices.IndexFunc(list, func(p iati.Period) bool { return string(p.Start) == start && string(p.End) == end })
		if at < 0 {
			at = len(list)
			list = append(list, iati.Period{Start: iati.Day(start), End: iati.Day(end)})
		}
		if aimed {
			list[at].Targets = append(list[at].Targets, s.measured(target, e))
		}
		if known {
			list[at].Actuals = append(list[at].Actuals, s.measured(actual, e))
		}
	}
	slices.SortStableFunc(list, func(a, b iati.Period) int {
		return cmp.Or(strings.Compare(string(a.Start), string(b.Start)), strings.Compare(string(a.End), string(b.End)))
	})
	return list
}

// whole is one period, that of the span, where there are targets for all of it
// alone: with what was reached so far, added up or the last.
func (s *Standards) whole(sp span, rows []store.StoredEntry, sums bool) []iati.Period {
	if sp.start == "" || sp.end == "" {
		return nil
	}
	type group struct {
		row            *store.StoredEntry
		target, actual float64
		aimed, known   bool
		until          string
	}
	var groups []*group
	for i := range rows {
		e := &rows[i]
		at := slices.IndexFunc(groups, func(g *group) bool {
			return lexicon.Fold(g.row.Text("disaggregation")) == lexicon.Fold(e.Text("disaggregation"))
		})
		if at < 0 {
			at = len(groups)
			groups = append(groups, &group{row: e})
		}
		g := groups[at]
		if n, ok := e.Number("target"); ok {
			g.target, g.aimed = n, true
		}
		n, ok := e.Number("actual")
		switch {
		case !ok:
		case sums && !within(e, rows):
			g.actual, g.known = g.actual+n, true
		case !sums && (!g.known || e.End >= g.until):
			g.actual, g.known, g.until = n, true, e.End
		}
	}
	p := iati.Period{Start: iati.Day(sp.start), End: iati.Day(sp.end)}
	for _, g := range groups {
		if g.aimed {
			p.Targets = append(p.Targets, s.measured(g.target, g.row))
		}
		if g.known {
			p.Actuals = append(p.Actuals, s.measured(g.actual, g.row))
		}
	}
	return []iati.Period{p}
}

// within reports whether the days of a row lie within those of another one of the
// same group, whose value holds this one.
func within(e *store.StoredEntry, rows []store.StoredEntry) bool {
	for i := range rows {
		o := &rows[i]
		_, known := o.Number("actual")
		if known && o.Text("disaggregation") == e.Text("disaggregation") && e.Start != "" && o.Start != "" &&
			o.Start <= e.Start && o.End >= e.End && (o.Start < e.Start || o.End > e.End) {
			return true
		}
	}
	return false
}

// sexes are the values of IATI's usual dimension.
var sexes = map[string]string{"F": "female", "M": "male", "X": "other"}

// measured is a value, with the group that it counts where it is not of all.
func (s *Standards) measured(n float64, e *store.StoredEntry) iati.Measured {
	m := iati.Measured{Value: iati.Decimal(n)}
	if group := e.Text("disaggregation"); group != "" {
		m.Dimensions = []iati.Dimension{{Name: "group", Value: s.Mask.Text(group)}}
		if key, ok := lexicon.Sex(group); ok && sexes[key] != "" {
			m.Dimensions = []iati.Dimension{{Name: "sex", Value: sexes[key]}}
		}
	}
	return m
}

// reached counts people, by sex as far as it may be told, and organizations.
func (s *Standards) reached(ctx context.Context, sp span, a *iati.Activity) error {
	if sp.nobody() || sp.start == "" || sp.end == "" {
		return nil
	}
	by := []string{"sex"}
	table, err := s.Store.Count(ctx, store.Query{By: by, Where: sp.where, Rules: s.Rules, Language: s.Language})
	if err != nil {
		return err
	}
	count := func(key string, n int, parts ...iati.Measured) {
		if n == 0 {
			return
		}
		title := iati.Say(lexicon.Word(key, s.Language))
		p := iati.Period{Start: iati.Day(sp.start), End: iati.Day(sp.end), Actuals: append([]iati.Measured{{Value: iati.Decimal(float64(n))}}, parts...)}
		a.Results = append(a.Results, iati.Result{Type: iati.Output, Title: title, Indicators: []iati.Indicator{{Measure: iati.Unit, Title: title, Periods: []iati.Period{p}}}})
	}
	var parts []iati.Measured
	shown := reports.Suppress(table, by, s.Audience, s.MinCell, s.HideAll)
	for _, row := range shown.Rows {
		if sex := sexes[row.Key[0]]; sex != "" && !row.Hidden {
			parts = append(parts, iati.Measured{Value: iati.Decimal(float64(row.Participants)), Dimensions: []iati.Dimension{{Name: "sex", Value: sex}}})
		}
	}
	count("iati.people", table.Totals.Participants, parts...)
	count("iati.organizations", table.Totals.Organizations)
	return nil
}
