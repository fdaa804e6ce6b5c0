package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

// dueLine is one schedule in the JSON of `lex schedule next`.
type dueLine struct {
	Name    string     `json:"name"`
	Due     string     `json:"due"`
	Period  periodJSON `json:"period"`
	Overdue bool       `json:"overdue"`
}

// runLine is one run in the JSON of `lex schedule run`.
type runLine struct {
	Schedule string     `json:"schedule"`
	Period   periodJSON `json:"period"`
	Status   string     `json:"status"`
	Files    []string   `json:"files"`
}

func scheduleCommand(c *console) *cli.Command {
	var nextJSON, runJSON bool
	return &cli.Command{
		Name:        "schedule",
		Usage:       "make reports when they are due, each period once",
		Description: "A cron line calls `lex schedule run`; it does what is due now and ends.\n\nlex schedule next\nlex schedule run\nLEX_NOW=2018-04-05T12:00:00Z lex schedule run",
		Subcommands: []*cli.Command{
			{
				Name:  "next",
				Usage: "say what is due next, or overdue",
				Flags: []cli.Flag{jsonFlag(&nextJSON)},
				Action: func(ctx *cli.Context) error {
					if err := noArguments(ctx); err != nil {
						return err
					}
					return runScheduleNext(ctx, c, nextJSON)
				},
			},
			{
				Name:  "run",
				Usage: "do what is due now, and end",
				Flags: []cli.Flag{jsonFlag(&runJSON)},
				Action: func(ctx *cli.Context) error {
					if err := noArguments(ctx); err != nil {
						return err
					}
					return runScheduleRun(ctx, c, runJSON)
				},
			},
		},
	}
}

func runScheduleNext(ctx *cli.Context, c *console, asJSON bool) error {
	s, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	lines := []dueLine{}
	for _, rule := range s.rules() {
		calendar, err := schedule.Compile(rule)
		if err != nil {
			return s.ruleError(err)
		}
		done, failed := schedule.Done(ctx.Context, st, rule.Name)
		due, overdue, err := calendar.Upcoming(s.now(), done)
		if err = errors.Join(err, failed()); err != nil {
			return err
		}
		lines = append(lines, dueLine{rule.Name, due.At.Format(time.RFC3339), periodOut(due.Period), overdue})
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
		state := ""
		if l.Overdue {
			state = "overdue"
		}
		rows = append(rows, []string{l.Name, l.Due, l.Period.Label, state})
	}
	c.table([]column{{head: "SCHEDULE"}, {head: "DUE"}, {head: "PERIOD"}, {}}, rows)
	return nil
}

func runScheduleRun(ctx *cli.Context, c *console, asJSON bool) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	// A rule that cannot be read is a mistake in lex.yaml, found before anything
	// is touched.
	if err := s.checkSchedules(); err != nil {
		return err
	}
	for _, rule := range s.rules() {
		if _, err := schedule.Compile(rule); err != nil {
			return s.ruleError(err)
		}
	}
	unlock, err := schedule.Lock(s.root)
	if err != nil {
		return err
	}
	defer func() { _ = unlock() }()
	st, err := s.openStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	results, err := schedule.Run(ctx.Context, s.rules(), s.now(), st, func(ctx context.Context, due schedule.Due) (schedule.Status, []string, error) {
		return s.keepAppointment(ctx, st, due)
	})
	lines, outcome := []runLine{}, error(nil)
	for _, r := range results {
		files := r.Files
		if files == nil {
			files = []string{}
		}
		lines = append(lines, runLine{r.Schedule, periodOut(r.Period), string(r.Status), files})
		switch {
		case r.Status == schedule.Failed:
			c.fail(r.Err)
			outcome = errSaid
		case r.Status != schedule.Published && outcome == nil:
			outcome = errData
		}
		c.say("%s, %s: %s", r.Schedule, r.Period.Label, r.Status)
	}
	if err != nil {
		return err
	}
	if asJSON {
		if err := c.json(map[string]any{"runs": lines}); err != nil {
			return err
		}
	} else {
		for _, l := range lines {
			for _, f := range l.Files {
				c.print("%s", f)
			}
		}
		if len(lines) == 0 {
			c.say("nothing is due")
		}
	}
	return outcome
}

// keepAppointment is one due report: take in its sources, then write it in each
// of its languages. Errors in the data hold it, or make it a draft.
func (s *settings) keepAppointment(ctx context.Context, st *store.Store, due schedule.Due) (schedule.Status, []string, error) {
	rule, _ := s.config.Schedule(due.Schedule)
	if t := rule.Tell; len(t.Email) > 0 || t.Webhook != "" || t.Command != "" {
		s.say("%s: this lex cannot send messages yet; nobody in tell: hears of the outcome", due.Schedule)
	}
	j := newTakeIn(s, st, importArgs{onError: "skip"})
	files, err := s.globs(ctx, rule.Sources)
	if err != nil {
		return schedule.Failed, nil, err
	}
	if len(files) == 0 && len(rule.Sources) > 0 {
		s.say("%s: no file matches %s; the report is made from what is stored", due.Schedule, inline(strings.Join(rule.Sources, ", ")))
	}
	for _, file := range files {
		if err := j.file(ctx, file); err != nil {
			return schedule.Failed, nil, err
		}
	}
	j.show()
	broken := j.outcome() != nil && len(files) > 0
	if broken && rule.OnDataErrors != string(schedule.Draft) {
		return schedule.Held, nil, nil
	}
	status := schedule.Published
	var written []string
	for _, language := range languagesOf(rule) {
		args := scheduledReport(s, rule, due, language)
		args.draftOnErrors = rule.OnDataErrors == string(schedule.Draft)
		args.forceDraft = broken
		result, err := s.putOut(ctx, st, args)
		if result != nil {
			s.showFindings(result.Findings, nil)
		}
		if errors.Is(err, errData) {
			if !args.draftOnErrors {
				return schedule.Held, nil, nil
			}
			status, err = schedule.Draft, nil
		}
		if err != nil {
			return schedule.Failed, written, err
		}
		for _, f := range result.Files {
			written = append(written, s.storedPath(f.File))
		}
	}
	return status, written, nil
}

func languagesOf(rule workspace.ScheduleRule) []string {
	if len(rule.Languages) == 0 {
		return []string{""}
	}
	return rule.Languages
}

// scheduledReport says which report is due and where it goes. With several
// languages each has a folder of its own.
func scheduledReport(s *settings, rule workspace.ScheduleRule, due schedule.Due, language string) reportArgs {
	out := filepath.FromSlash(expand(firstOf(rule.Out, "reports"), due.Period))
	if !filepath.IsAbs(out) {
		out = filepath.Join(s.root, out)
	}
	if len(rule.Languages) > 1 {
		out = filepath.Join(out, language)
	}
	return reportArgs{name: firstOf(rule.Report, s.firstReport()), formats: joinComma(rule.Formats), lang: language, audience: string(rule.Audience),
		out: out, within: &due.Period, due: due.At.Format(time.DateOnly)}
}

// checkSchedules finds schedules whose report or format lex does not have.
func (s *settings) checkSchedules() error {
	for _, rule := range s.config.Schedules {
		key := "schedules." + rule.Name
		known := append([]string{}, reports.BuiltIn...)
		for _, own := range s.config.Reports {
			known = append(known, own.Name)
		}
		if rule.Report != "" && !slices.Contains(known, rule.Report) {
			return s.config.At(key+".report", fmt.Sprintf("there is no report %q", rule.Report), choice(rule.Report, known))
		}
		for _, name := range rule.Formats {
			if _, ok := exporters.Find(name); !ok {
				return s.config.At(key+".formats", fmt.Sprintf("this lex writes no format %q", name), choice(name, formatNames()))
			}
		}
	}
	return nil
}

// rules turns the schedules of lex.yaml into those of package schedule.
func (s *settings) rules() []schedule.Rule {
	var rules []schedule.Rule
	for _, r := range s.config.Schedules {
		period := firstOf(r.Period, "last-quarter")
		rules = append(rules, schedule.Rule{Name: r.Name, When: r.When, Timezone: r.Timezone, Starts: r.Starts,
			Period: func(due time.Time) (records.Period, error) {
				return workspace.ParsePeriod(period, due, s.config.Rules.FiscalYearStart)
			}})
	}
	return rules
}

// ruleError gives a mistake in a schedule its place in lex.yaml.
func (s *settings) ruleError(err error) error {
	var rule *schedule.RuleError
	if errors.As(err, &rule) {
		return s.config.At("schedules."+rule.Schedule+"."+rule.Key, rule.Message, rule.Hint)
	}
	return err
}
