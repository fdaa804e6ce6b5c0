package main

import (
	"context"
	"errors"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
)

// dueLine is one schedule in the JSON of `lex schedule next`.
type dueLine struct {
	Name string `json:"name"`
	// Due and Period are null when the schedule has ended and all is made.
	Due     *string     `json:"due"`
	Period  *periodJSON `json:"period"`
	Overdue bool        `json:"overdue"`
	// Ends is the last day that is reported on, null where nothing says; Fund is the
	// fund whose last day it is, "" when the schedule names it.
	Ends *string `json:"ends"`
	Fund string  `json:"fund,omitempty"`
}

// at and label are what tables show of it.
func (l dueLine) at() string {
	if l.Due == nil {
		return "ended with " + *l.Ends
	}
	return *l.Due
}

func (l dueLine) label() string {
	if l.Period == nil {
		return ""
	}
	return l.Period.Label
}

// dueLine says what a schedule makes next.
func (s *settings) dueLine(ctx context.Context, st *store.Store, rule schedule.Rule) (line dueLine, calendar *schedule.Calendar, err error) {
	if calendar, err = schedule.Compile(rule); err != nil {
		return line, nil, s.ruleError(err)
	}
	own, _ := s.config.Schedule(rule.Name)
	line.Name = rule.Name
	if ends, fund := s.lastDay(own); ends != "" {
		line.Ends, line.Fund = &ends, fund
	}
	done, failed := schedule.Done(ctx, st, calendar)
	due, overdue, err := calendar.Upcoming(s.now(), done)
	if errors.Is(err, schedule.ErrEnded) {
		return line, calendar, failed()
	}
	if err = errors.Join(err, failed()); err != nil {
		return line, nil, err
	}
	at, period := due.At.Format(time.RFC3339), periodOut(due.Period)
	line.Due, line.Period, line.Overdue = &at, &period, overdue
	return line, calendar, nil
}

// scheduleLine is one in that of `lex schedule list`.
type scheduleLine struct {
	dueLine
	When   string   `json:"when"`
	Said   string   `json:"said"`
	Report string   `json:"report"`
	Last   *lastRun `json:"last"`
}

// lastRun is what a schedule did last.
type lastRun struct {
	Period string   `json:"period"`
	Status string   `json:"status"`
	At     string   `json:"at"`
	Files  []string `json:"files"`
	// Told is false while somebody is still to be told.
	Told bool `json:"told"`
}

// schedules looks at every schedule of lex.yaml.
func (s *settings) schedules(ctx context.Context, st *store.Store) ([]scheduleLine, error) {
	rules, err := s.compileSchedules()
	if err != nil {
		return nil, err
	}
	lines := []scheduleLine{}
	for _, rule := range rules {
		next, calendar, err := s.dueLine(ctx, st, rule)
		if err != nil {
			return nil, err
		}
		own, _ := s.config.Schedule(rule.Name)
		line := scheduleLine{dueLine: next, When: rule.When, Said: calendar.Say(), Report: firstOf(own.Report, s.firstReport())}
		if line.Last, err = s.lastRun(ctx, st, rule.Name); err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// lastRun is the run of a schedule that was tried last, nil when none was.
func (s *settings) lastRun(ctx context.Context, st *store.Store, name string) (*lastRun, error) {
	runs, err := st.ScheduleRuns(ctx, name)
	if err != nil || len(runs) == 0 {
		return nil, err
	}
	last := runs[0]
	for _, r := range runs {
		if r.At >= last.At {
			last = r
		}
	}
	told, err := s.isTold(ctx, st, last)
	return &lastRun{labelOf(last), last.Status, last.At, nonNil(last.Files), told}, err
}

// isTold reports whether nobody is left to be told of a run.
func (s *settings) isTold(ctx context.Context, st *store.Store, r store.RunRecord) (bool, error) {
	rule, ok := s.config.Schedule(r.Schedule)
	if !ok || len(recipientsOf(rule.Tell)) == 0 || !schedule.Status(r.Status).Done() {
		return true, nil
	}
	journal := schedule.JournalOf(st, r.Schedule, r.PeriodLabel, s.now)
	if made, err := journal.Reached(ctx, schedule.Staged, nil); err != nil || !made {
		return true, err
	}
	return journal.Reached(ctx, schedule.Told, nil)
}

func runScheduleList(ctx *cli.Context, c *console, asJSON bool) error {
	s, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	lines, err := s.schedules(ctx.Context, st)
	if err != nil {
		return err
	}
	if asJSON {
		return c.json(map[string]any{"schedules": lines})
	}
	if len(lines) == 0 {
		c.say("lex.yaml has no schedules")
		return nil
	}
	var rows [][]string
	for _, l := range lines {
		last := "never"
		if l.Last != nil {
			last = l.Last.Period + " " + l.Last.Status
			if !l.Last.Told {
				last += ", not told yet"
			}
		}
		rows = append(rows, []string{l.Name, l.Said, l.at(), l.label(), overdueWord(l.Overdue), last})
	}
	c.table([]column{{head: "SCHEDULE"}, {head: "WHEN"}, {head: "DUE"}, {head: "PERIOD"}, {}, {head: "LAST"}}, rows)
	return nil
}

func overdueWord(overdue bool) string {
	if overdue {
		return "overdue"
	}
	return ""
}

func runScheduleNext(ctx *cli.Context, c *console, asJSON bool) error {
	s, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	all, err := s.schedules(ctx.Context, st)
	if err != nil {
		return err
	}
	lines := []dueLine{}
	for _, l := range all {
		lines = append(lines, l.dueLine)
	}
	if asJSON {
		return c.json(map[string]any{"schedules": lines})
	}
	if len(lines) == 0 {
		c.say("lex.yaml has no schedules")
		return nil
	}
	var rows [][]string
	for _, l := range lines {
		rows = append(rows, []string{l.Name, l.at(), l.label(), overdueWord(l.Overdue)})
	}
	c.table([]column{{head: "SCHEDULE"}, {head: "DUE"}, {head: "PERIOD"}, {}}, rows)
	return nil
}
