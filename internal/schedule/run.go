package schedule

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/namati/lex/internal/store"
)

// Status says how a run ended. Published and draft are done. What is held or has
// failed is tried again by the next run, and where there was nothing to report
// the next run looks whether something has come.
type Status string

// The outcomes of a run.
const (
	Published Status = "published"
	Draft     Status = "draft"
	Held      Status = "held"
	Failed    Status = "failed"
	// Nothing belongs to the period, and nothing was expected: no report is made.
	Nothing Status = "nothing"
	// Unchanged is what a journey answers that found all as it was when the period
	// was held or had nothing: what is recorded stays.
	Unchanged Status = "unchanged"
)

// Done reports whether the period need not be made again.
func (s Status) Done() bool { return s == Published || s == Draft }

// Settled reports whether nobody waits for the period: it is made, or there was
// nothing to make.
func (s Status) Settled() bool { return s.Done() || s == Nothing }

// Journey does the work of one due report: take in the sources, compose and
// write. It returns Published, Draft, Held, Nothing or Unchanged and the files
// written, relative to the workspace. An error means Failed.
type Journey func(ctx context.Context, due Due) (Status, []string, error)

// RunResult is what became of one due report.
type RunResult struct {
	Due
	Status Status
	Files  []string
	// Unchanged tells that the status is that of an earlier run.
	Unchanged bool
	// Err says why a run failed, nil otherwise.
	Err error
}

// Done returns the test for Calendar.Due and Calendar.Upcoming: what the store
// knows to be settled. What it could not read is kept in the error, so look at it
// after the last use. The calendar learns since when the schedule has been at work.
func Done(ctx context.Context, s *store.Store, c *Calendar) (done func(key string) bool, failed func() error) {
	return recorded(ctx, s, c, Status.Settled)
}

// recorded returns the test whether what is recorded for a key is such.
func recorded(ctx context.Context, s *store.Store, c *Calendar, such func(Status) bool) (is func(key string) bool, failed func() error) {
	runs, first := s.ScheduleRuns(ctx, c.Rule.Name)
	if first == nil {
		first = c.learn(runs)
	}
	is = func(key string) bool {
		run, err := s.ScheduleRun(ctx, c.Rule.Name, key)
		if err != nil && first == nil {
			first = err
		}
		return err == nil && run != nil && such(Status(run.Status))
	}
	return is, func() error { return first }
}

// learn finds the moment from which on a rule without Starts catches up: that of
// the oldest report which is not made, else of the latest that is. The end of its
// period counts as well, should the rule have had another day then.
func (c *Calendar) learn(runs []store.RunRecord) error {
	var oldest, latest time.Time
	for _, r := range runs {
		at, err := time.Parse(time.RFC3339, r.Due)
		if err != nil {
			return fmt.Errorf("read schedule %s: %w", c.Rule.Name, err)
		}
		if end, err := time.Parse(time.DateOnly, r.PeriodEnd); err == nil && c.local(end.AddDate(0, 0, 1)).Before(at) {
			at = c.local(end.AddDate(0, 0, 1))
		}
		if !Status(r.Status).Done() && (oldest.IsZero() || at.Before(oldest)) {
			oldest = at
		}
		if at.After(latest) {
			latest = at
		}
	}
	if c.since = oldest; oldest.IsZero() {
		c.since = latest
	}
	return nil
}

// Run makes everything that is due at now: rule after rule, each period once,
// the oldest first. Outcomes are recorded in the store; a failure does not keep
// the others from being made. The caller holds the Lock. The error is of a bad
// rule (*RuleError, before anything is done), of the store or of the context,
// and comes with the results so far.
func Run(ctx context.Context, rules []Rule, now time.Time, s *store.Store, journey Journey) ([]RunResult, error) {
	var calendars []*Calendar
	for _, rule := range rules {
		c, err := Compile(rule)
		if err != nil {
			return nil, err
		}
		calendars = append(calendars, c)
	}
	var results []RunResult
	for _, c := range calendars {
		done, failed := recorded(ctx, s, c, Status.Done)
		list, err := c.Due(now, done)
		if err = errors.Join(err, failed()); err != nil {
			return results, err
		}
		for _, due := range list {
			result, err := runOne(ctx, due, now, s, journey)
			if err != nil {
				return results, err
			}
			results = append(results, result)
		}
	}
	return results, nil
}

// unchanged takes what is recorded of a period as the result.
func unchanged(ctx context.Context, result RunResult, s *store.Store) (RunResult, error) {
	run, err := s.ScheduleRun(ctx, result.Schedule, result.Key)
	if err == nil && run == nil {
		err = fmt.Errorf("schedule %s: nothing is recorded for %s that could be unchanged", result.Schedule, result.Key)
	}
	if err != nil {
		return RunResult{}, err
	}
	result.Status, result.Files, result.Unchanged = Status(run.Status), run.Files, true
	return result, nil
}

// runOne makes one report and records what became of it. An interrupted one
// leaves no record, so that the next run begins it again.
func runOne(ctx context.Context, due Due, now time.Time, s *store.Store, journey Journey) (RunResult, error) {
	if err := ctx.Err(); err != nil {
		return RunResult{}, err
	}
	result := RunResult{Due: due}
	result.Status, result.Files, result.Err = journey(ctx, due)
	if err := ctx.Err(); err != nil && result.Err != nil {
		return RunResult{}, err
	}
	switch {
	case result.Err != nil:
		result.Status = Failed
	case result.Status == Unchanged:
		return unchanged(ctx, result, s)
	case !result.Status.Settled() && result.Status != Held:
		return RunResult{}, fmt.Errorf("schedule %s: the journey ended with the unknown status %q", due.Schedule, result.Status)
	}
	record := store.RunRecord{
		Schedule: due.Schedule, PeriodLabel: due.Key, PeriodStart: due.Period.Start, PeriodEnd: due.Period.End,
		Due: due.At.Format(time.RFC3339), Status: string(result.Status), Files: result.Files, At: now.UTC().Format(time.RFC3339),
	}
	// What was published must be known as such even when Ctrl-C came meanwhile.
	if err := s.RecordRun(context.WithoutCancel(ctx), record); err != nil {
		return RunResult{}, err
	}
	return result, nil
}
