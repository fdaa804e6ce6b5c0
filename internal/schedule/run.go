package schedule

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/namati/lex/internal/store"
)

// Status says how a run ended. Only published and draft are done; held and
// failed ones are tried again by the next run.
type Status string

// The outcomes of a run.
const (
	Published Status = "published"
	Draft     Status = "draft"
	Held      Status = "held"
	Failed    Status = "failed"
)

// Done reports whether the period need not be made again.
func (s Status) Done() bool { return s == Published || s == Draft }

// Journey does the work of one due report: take in the sources, compose and
// write. It returns Published, Draft or Held and the files written, relative to
// the workspace. An error means Failed.
type Journey func(ctx context.Context, due Due) (Status, []string, error)

// RunResult is what became of one due report.
type RunResult struct {
	Due
	Status Status
	Files  []string
	// Err says why a run failed, nil otherwise.
	Err error
}

// Done returns the test for Calendar.Due and Calendar.Upcoming: what the store
// knows to be made. What it could not read is kept in the error, so look at it
// after the last use.
func Done(ctx context.Context, s *store.Store, schedule string) (done func(key string) bool, failed func() error) {
	var first error
	done = func(key string) bool {
		run, err := s.ScheduleRun(ctx, schedule, key)
		if err != nil && first == nil {
			first = err
		}
		return err == nil && run != nil && Status(run.Status).Done()
	}
	return done, func() error { return first }
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
		done, failed := Done(ctx, s, c.Rule.Name)
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
	case result.Status != Published && result.Status != Draft && result.Status != Held:
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
