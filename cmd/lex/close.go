package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// closingLine is a closed period in the JSON of `lex close` and `lex history`.
type closingLine struct {
	Period   periodJSON `json:"period"`
	At       string     `json:"at"`
	Who      string     `json:"who"`
	Reopened string     `json:"reopened,omitempty"`
	By       string     `json:"by,omitempty"`
}

func closingLines(list []store.Closing) []closingLine {
	lines := []closingLine{}
	for _, c := range list {
		lines = append(lines, closingLine{periodOut(c.Period), c.At, c.Who, c.EndedAt, c.EndedWho})
	}
	return lines
}

func closeCommand(c *console) *cli.Command {
	var reopen, asJSON bool
	return &cli.Command{
		Name:      "close",
		Usage:     "freeze the figures of a period that was reported",
		ArgsUsage: "[PERIOD]",
		Description: "What is imported later and would change its figures is an error (period-closed), stored but never a silent change: reports of the period are refused " +
			"until it is taken back (lex undo) or accepted (--reopen). With lex import --on-error stop nothing of such a file is stored.\n\n" +
			"lex close 2018-Q1\nlex close 2018-Q1 --reopen\nlex close                  # what is closed",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "reopen", Usage: "let the figures of the period change again", Destination: &reopen},
			jsonFlag(&asJSON),
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() > 1 {
				return usagef("lex close 2018-Q1", "lex close takes one period, found %d words", ctx.NArg())
			}
			s, err := c.settle(ctx)
			if err != nil {
				return err
			}
			if !ctx.Args().Present() {
				return listClosed(ctx, s, reopen, asJSON)
			}
			period, err := s.period(ctx.Args().First())
			if err != nil {
				return err
			}
			if period.All() {
				return usagef("lex close 2018-Q1", "all of time cannot be closed; name a period")
			}
			st, err := s.existingStore(ctx)
			if err != nil {
				return err
			}
			defer st.Close()
			if reopen {
				err = s.reopen(ctx.Context, st, period)
			} else {
				err = s.close(ctx.Context, st, period)
			}
			if err != nil || !asJSON {
				return err
			}
			return c.showClosed(ctx.Context, st, true)
		},
	}
}

func (s *settings) close(ctx context.Context, st *store.Store, period records.Period) error {
	today := s.now().Format("2006-01-02")
	if period.End >= today {
		return usagef("close it when it is over and reported", "%s ends on %s, which is not over yet", period.Label, period.End)
	}
	closing, err := st.ClosePeriod(ctx, period, s.written)
	if errors.Is(err, store.ErrClosed) {
		s.say("%s is closed already", period.Label)
		return nil
	}
	if err != nil {
		return err
	}
	s.say("%s is closed: %s", period.Label, closedFigures(closing.Figures))
	return nil
}

// closedFigures says what a closed period comes to.
func closedFigures(f store.PeriodFigures) string {
	text := ""
	for _, name := range []string{"participants", "organizations", "countries", "exchanges"} {
		if value := f[name]; value != "" {
			text += fmt.Sprintf("%s %s, ", name, value)
		}
	}
	if text == "" {
		return "nothing was reported in it"
	}
	return text + "and all their breakdowns are kept"
}

func (s *settings) reopen(ctx context.Context, st *store.Store, period records.Period) error {
	ended, err := st.ReopenPeriod(ctx, period.Label)
	switch {
	case err != nil:
		return err
	case !ended:
		return usagef("`lex close` lists what is closed", "%s is not closed", period.Label)
	}
	s.say("%s is open again; close it anew when its figures are right", period.Label)
	return nil
}

func listClosed(ctx *cli.Context, s *settings, reopen, asJSON bool) error {
	if reopen {
		return usagef("lex close 2018-Q1 --reopen", "--reopen needs a period")
	}
	st, err := s.readStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	return s.showClosed(ctx.Context, st, asJSON)
}

// showClosed lists the periods that are closed.
func (c *console) showClosed(ctx context.Context, st *store.Store, asJSON bool) error {
	all, err := st.Closings(ctx)
	if err != nil {
		return err
	}
	var held []store.Closing
	for _, closing := range all {
		if closing.EndedAt == "" {
			held = append(held, closing)
		}
	}
	if asJSON {
		return c.json(map[string]any{"closed": closingLines(held)})
	}
	if len(held) == 0 {
		c.say("no period is closed: lex close 2018-Q1")
		return nil
	}
	c.showClosings(closingLines(held))
	return nil
}

// showClosings lists closings, also in the history.
func (c *console) showClosings(lines []closingLine) {
	if len(lines) == 0 {
		return
	}
	var rows [][]string
	for _, l := range lines {
		state, at, who := "closed", l.At, l.Who
		if l.Reopened != "" {
			state, at, who = "reopened", l.Reopened, l.By
		}
		rows = append(rows, []string{l.Period.Label, state, at, who})
	}
	c.table([]column{{head: "PERIOD"}, {head: "STATE"}, {head: "WHEN"}, {head: "WHO"}}, rows)
}

// closedBy says which closed periods the file at hand would change.
func (j *takeIn) closedBy(ctx context.Context, batch *store.Batch, file fileResult) ([]records.Finding, error) {
	shifts, err := batch.Shifts(ctx, j.written)
	if err != nil {
		return nil, err
	}
	var findings []records.Finding
	for _, shift := range shifts {
		label, undo := shift.Closing.Period.Label, file.undo()
		findings = append(findings, records.Finding{Severity: records.Error, Check: "period-closed", File: file.File,
			Message: fmt.Sprintf("the file changes %s, which was closed%s: %s", label, checks.ClosedOn(shift.Closing), checks.Changes(shift.Changes)),
			Hint:    fmt.Sprintf("%s takes it back; lex close %s --reopen accepts it", undo, label)})
	}
	return findings, nil
}
