package main

import (
	"context"
	"slices"
	"time"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

// coverage is what the report of a schedule is about, as far as lex.yaml and the
// definition tell: in which days somebody expects it.
type coverage struct {
	where     []records.Filter
	funds     []records.Fund
	exchanges []records.Exchange // those that the report chooses by its filters
}

// coverageOf reads it. A definition that cannot be read is the concern of whoever
// makes the report.
func (s *settings) coverageOf(rule workspace.ScheduleRule) coverage {
	own, _ := s.config.Report(firstOf(rule.Report, s.firstReport()))
	about := coverage{where: own.Where}
	named := ""
	if request, err := s.request(reportArgs{name: firstOf(rule.Report, s.firstReport()), within: &records.Period{}}); err == nil {
		named, about.where = reports.Scope(request, s.config.Rules)
	}
	for _, f := range about.where {
		if e, ok := s.config.Rules.Exchange(f.Value); f.Field == "exchange" && ok {
			about.exchanges = append(about.exchanges, e)
		}
	}
	for _, f := range s.config.Rules.Funds {
		switch {
		case named != "":
			if f.ID == named {
				about.funds = append(about.funds, f)
			}
		case len(about.exchanges) == 0 || slices.ContainsFunc(about.exchanges, func(e records.Exchange) bool { return e.Fund == f.ID || e.Fund == "" }):
			about.funds = append(about.funds, f)
		}
	}
	return about
}

// lastDay is the day with which the reports of a schedule end, "" when nothing
// says: its own, else that of its fund, of several the latest. fund is the id of
// the fund whose day it is.
func (s *settings) lastDay(rule workspace.ScheduleRule) (day, fund string) {
	if rule.Ends != "" {
		return rule.Ends, ""
	}
	for _, f := range s.coverageOf(rule).funds {
		if f.End == "" {
			return "", ""
		}
		if f.End > day {
			day, fund = f.End, f.ID
		}
	}
	return day, fund
}

// belongs reports whether anything that is stored belongs to a period, or should
// according to the days of its exchanges or the grant. A nil quarter within a
// grant is a report, and says so in words.
func (s *settings) belongs(ctx context.Context, st *store.Store, due schedule.Due) (bool, error) {
	if due.Period.Start == "" || due.Period.End == "" {
		return true, nil
	}
	rule, _ := s.config.Schedule(due.Schedule)
	about := s.coverageOf(rule)
	query := store.Query{Where: about.where, Period: due.Period, Rules: s.config.Rules}
	found, err := st.Belongs(ctx, query)
	if err != nil || found {
		return true, err
	}
	if expected, known := about.expects(due.Period); known {
		return expected, nil
	}
	// Nothing says when something is expected: a year around what there is.
	query.Period = records.Period{Label: due.Period.Label, Start: yearsFrom(due.Period.Start, -1), End: yearsFrom(due.Period.End, 1)}
	if found, err = st.Belongs(ctx, query); err != nil || found {
		return true, err
	}
	query.Period = records.Period{Label: due.Period.Label, Start: "0001-01-01", End: "9999-12-31"}
	found, err = st.Belongs(ctx, query)
	return !found, err // where nothing that has a date has come at all, everything is awaited
}

// expects reports whether a report is expected of a period. It is not known where
// neither exchanges nor funds have their days.
func (a coverage) expects(p records.Period) (expected, known bool) {
	overlaps := func(start, end string) bool { return (end == "" || p.Start <= end) && (start == "" || p.End >= start) }
	known = len(a.exchanges) > 0
	for _, e := range a.exchanges {
		if e.Start == "" && e.End == "" {
			known = false
			break
		}
		expected = expected || overlaps(firstOf(e.Start, e.End), firstOf(e.End, e.Start))
	}
	if known {
		return expected, true
	}
	expected = false
	for _, f := range a.funds {
		if f.Start == "" && f.End == "" {
			return false, false
		}
		expected = expected || overlaps(f.Start, f.End)
	}
	return expected, len(a.funds) > 0
}

// yearsFrom is the same day some years on.
func yearsFrom(day string, years int) string {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return at.AddDate(years, 0, 0).Format(time.DateOnly)
}
