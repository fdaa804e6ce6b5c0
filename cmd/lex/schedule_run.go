package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/mail"
	"github.com/namati/lex/internal/retry"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
)

// runLine is one run in the JSON of `lex schedule run`.
type runLine struct {
	Schedule string     `json:"schedule"`
	Period   periodJSON `json:"period"`
	Status   string     `json:"status"`
	Files    []string   `json:"files"`
	// Reason says why it is held or failed.
	Reason string `json:"reason,omitempty"`
}

// runArgs are the flags of `lex schedule run`.
type runArgs struct {
	json, watch bool
	log         string
}

func runScheduleRun(ctx *cli.Context, c *console, a runArgs) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	if a.watch {
		return watch(ctx, c, s, a)
	}
	lines, outcome := s.pass(ctx.Context, ctx, a.log)
	if len(s.config.Schedules) == 0 && !a.json {
		c.say("lex.yaml has no schedules")
		return outcome
	}
	if len(lines) == 0 && outcome == nil && !a.json {
		s.sayNothingIsDue()
		return nil
	}
	return c.showRuns(lines, outcome, a.json)
}

// sayNothingIsDue says so in a sentence, and which schedules have ended and why.
func (s *settings) sayNothingIsDue() {
	text := "nothing is due"
	for _, rule := range s.config.Schedules {
		day, fund := s.lastDay(rule)
		if day == "" || !s.ended(rule.Name) {
			continue
		}
		text += fmt.Sprintf("; %s has ended with %s", inline(rule.Name), day)
		if fund != "" {
			text += fmt.Sprintf(", the last day of the fund %s (ends: of the schedule sets another day)", inline(fund))
		}
	}
	s.say("%s", text)
}

// ended reports whether a schedule has nothing before it any more.
func (s *settings) ended(name string) bool {
	for _, rule := range s.rules() {
		if calendar, err := schedule.Compile(rule); rule.Name == name && err == nil {
			_, err := calendar.Next(s.now())
			return errors.Is(err, schedule.ErrEnded)
		}
	}
	return false
}

// showRuns answers with what was done; the outcome is the error to end with.
func (c *console) showRuns(lines []runLine, outcome error, asJSON bool) error {
	switch {
	case outcome != nil && !errors.Is(outcome, errData) && !errors.Is(outcome, errSaid) && len(lines) == 0:
		return outcome
	case asJSON:
		if lines == nil {
			lines = []runLine{}
		}
		if err := c.json(map[string]any{"runs": lines}); err != nil {
			return err
		}
	default:
		for _, l := range lines {
			for _, f := range l.Files {
				c.print("%s", f)
			}
		}
	}
	return outcome
}

// pass does once what is due now, tells everybody and reminds. The error is the
// outcome: errData when something is held or a draft, errSaid when something
// failed and was said.
func (s *settings) pass(ctx context.Context, flags *cli.Context, logName string) (lines []runLine, outcome error) {
	// A rule that cannot be read is a mistake in lex.yaml, found before anything
	// is touched.
	rules, err := s.compileSchedules()
	if err != nil {
		return nil, s.stopping(ctx, err)
	}
	if len(rules) == 0 {
		s.forgetStopped()
		return nil, nil // nothing is made where there is nothing to do
	}
	log, err := s.openLog(logName)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.close() }()
	unlock, err := schedule.Lock(s.root)
	if err != nil {
		return nil, err
	}
	defer func() { _ = unlock() }()
	st, err := s.openPatiently(ctx, flags)
	if err != nil {
		log.wrong("database", err)
		return nil, s.stopping(ctx, err)
	}
	defer st.Close()
	// The file holds off who runs on this machine, the server who runs on others.
	release, err := st.ScheduleLock(ctx)
	if errors.Is(err, store.ErrBusy) {
		err = schedule.ErrLocked
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = release() }()
	rules = s.rules() // what sheets declare is known now
	return s.newPass(st, log).run(ctx, rules)
}

// openPatiently opens the database, again when it is busy or away.
func (s *settings) openPatiently(ctx context.Context, flags *cli.Context) (st *store.Store, err error) {
	err = retry.Do(ctx, pauseBetweenTries, func(context.Context) error {
		st, err = s.openStore(flags)
		if errors.Is(err, store.ErrBusy) {
			return retry.MayPass(err)
		}
		return mayPass(err)
	})
	return st, err
}

// tellAll tells what became of this pass, what earlier ones could not tell any
// more, and reminds of what comes. It returns errSaid when somebody could not be
// told.
func (s *settings) tellAll(ctx context.Context, st *store.Store, rules []schedule.Rule, outcomes map[string]*outcomeOf, log *runLog) error {
	var failed error
	for _, rule := range rules {
		own, _ := s.config.Schedule(rule.Name)
		t := &teller{s, st, own, log}
		runs, err := st.ScheduleRuns(ctx, rule.Name)
		if err != nil {
			return err
		}
		for _, r := range runs {
			var err, wrong error
			if o, now := outcomes[rule.Name+"\x00"+r.PeriodLabel]; now && !o.outcome.Status.Done() {
				if o.speaks {
					wrong, err = t.tellTrouble(ctx, r, o.outcome)
				}
			} else if schedule.Status(r.Status).Done() {
				wrong, err = t.tellDone(ctx, r)
			}
			if failed = errors.Join(failed, wrong); err != nil {
				return err
			}
		}
		wrong, err := t.remind(ctx, rule)
		if failed = errors.Join(failed, wrong); err != nil {
			return err
		}
	}
	if failed != nil {
		for _, err := range split(failed) {
			s.fail(err)
		}
		return errSaid
	}
	return nil
}

// split parts errors that were joined, and joined again.
func split(err error) []error {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var all []error
	for _, e := range joined.Unwrap() {
		all = append(all, split(e)...)
	}
	return all
}

// tellTrouble tells of a period without a report: held, failed, or with nothing to
// report.
func (t *teller) tellTrouble(ctx context.Context, r store.RunRecord, o outcome) (failed, err error) {
	event := eventOf(t.rule, o)
	if event == "" {
		return nil, nil
	}
	_, failed, err = t.tell(ctx, r.PeriodLabel, event, func(way string) mail.Message { return t.message(way, r, o) })
	return failed, err
}

// tellDone tells of a published report, from what the journal holds of it.
func (t *teller) tellDone(ctx context.Context, r store.RunRecord) (failed, err error) {
	journal := schedule.JournalOf(t.store, r.Schedule, r.PeriodLabel, t.now)
	var ready laidReady
	made, err := journal.Reached(ctx, schedule.Staged, &ready)
	if err != nil || !made {
		return nil, err // of an older lex, which told nobody
	}
	if told, err := journal.Reached(ctx, schedule.Told, nil); err != nil || told {
		return nil, err
	}
	o := ready.Outcome
	o.Files = r.Files
	for _, f := range ready.Files {
		o.sums = append(o.sums, f.SHA256)
	}
	all := true
	if event := eventOf(t.rule, o); event != "" {
		if all, failed, err = t.tell(ctx, r.PeriodLabel, event, func(way string) mail.Message { return t.message(way, r, o) }); err != nil {
			return failed, err
		}
	}
	if all {
		err = journal.Note(ctx, schedule.Told, nil)
		reached(string(schedule.Told))
	}
	return failed, err
}

// compileSchedules reads the rules of lex.yaml.
func (s *settings) compileSchedules() ([]schedule.Rule, error) {
	if err := s.checkSchedules(); err != nil {
		return nil, err
	}
	rules := s.rules()
	for _, rule := range rules {
		if _, err := schedule.Compile(rule); err != nil {
			return nil, s.ruleError(err)
		}
	}
	return rules, nil
}

// retryEvery is how long a watch waits before it tries again what is held, has
// failed or could not be told.
const retryEvery = 15 * time.Minute
