package main

import (
	"errors"
	"maps"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/desk"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

type checkArgs struct {
	failOn, period string
	json           bool
}

type checkResult struct {
	Findings      []records.Finding        `json:"findings"`
	FindingCounts map[string]int           `json:"finding_counts"`
	Counts        map[records.Severity]int `json:"counts"`
}

func checkCommand(c *console) *cli.Command {
	var a checkArgs
	command := &cli.Command{
		Name:        "check",
		Usage:       "look at everything that is stored, and at the narratives' figures",
		Description: "lex check\nlex check --fail-on warning\n\nThe checks:\n",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "fail-on", Usage: "end with exit code 3 from this `SEVERITY` up: error or warning", Value: "error", Destination: &a.failOn},
			&cli.StringFlag{Name: "period", Usage: "only what belongs to this `PERIOD`, such as 2017-Q2", Destination: &a.period},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			if err := noArguments(ctx); err != nil {
				return err
			}
			return runCheck(ctx, c, a)
		},
	}
	for _, check := range checks.All {
		command.Description += "  " + check.Name + ": " + check.Title + "\n"
	}
	return command
}

func runCheck(ctx *cli.Context, c *console, a checkArgs) error {
	if a.failOn != string(records.Error) && a.failOn != string(records.Warning) {
		return usagef("--fail-on error or --fail-on warning", "--fail-on knows no %q", a.failOn)
	}
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	period, err := s.period(a.period)
	if err != nil {
		return err
	}
	st, err := s.readStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	findings, counts, err := s.checkAll(ctx, st, period)
	if err != nil {
		return err
	}
	result := checkResult{Findings: findings, FindingCounts: counts, Counts: severities(findings)}
	if result.Findings == nil {
		result.Findings = []records.Finding{}
	}
	if a.json {
		if err := c.json(result); err != nil {
			return err
		}
	} else {
		c.showFindings(findings, counts)
		c.print("%s", tally(result.Counts))
	}
	if result.Counts[records.Error] > 0 || a.failOn == string(records.Warning) && result.Counts[records.Warning] > 0 {
		return errData
	}
	return nil
}

// checkAll runs the checks over the store and over the figures of every report
// that lex.yaml names.
func (s *settings) checkAll(ctx *cli.Context, st *store.Store, period records.Period) ([]records.Finding, map[string]int, error) {
	stage := s.stages()
	stage.at("checking the data")
	findings, counts, err := checks.Run(ctx.Context, st, s.checkSettings(period))
	stage.end()
	if err != nil {
		return nil, nil, err
	}
	data, dataCounts := slices.Clone(findings), maps.Clone(counts)
	published, err := s.published(ctx.Context, st)
	if err != nil {
		return nil, nil, err
	}
	for _, rule := range s.config.Reports {
		request, err := s.request(reportArgs{name: rule.Name, draft: true})
		var syntax *reports.SyntaxError
		if errors.As(err, &syntax) {
			findings, counts = s.addFindings(findings, counts, syntax.Findings())
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		if !period.All() {
			request.Period = period
			if request.Corrections, err = s.corrections(request); err != nil {
				return nil, nil, err
			}
		}
		said, err := s.compose(ctx.Context, st, request, checked{data, dataCounts})
		if errors.As(err, &syntax) {
			findings, counts = s.addFindings(findings, counts, syntax.Findings())
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		findings, counts = s.addFindings(findings, counts, said.Findings)
		c := s.onDesk(said, request)
		if err := s.compareWithPublished(ctx.Context, st, request, c); err != nil {
			return nil, nil, err
		}
		findings, counts = s.addFindings(findings, counts, desk.Look(c, desk.Register))
	}
	found, err := s.checkPublished(ctx.Context, st, published, period)
	if err != nil {
		return nil, nil, err
	}
	findings, counts = s.addFindings(findings, counts, found)
	return findings, counts, nil
}

func (s *settings) addFindings(findings []records.Finding, counts map[string]int, more []records.Finding) ([]records.Finding, map[string]int) {
	for _, f := range s.regrade(more) {
		if slices.Contains(findings, f) {
			continue // two reports of the same data
		}
		findings = append(findings, f)
		counts[f.Check]++
	}
	return findings, counts
}

func (s *settings) checkSettings(period records.Period) checks.Settings {
	return checks.Settings{Rules: s.config.Rules, Grantee: s.config.Grantee, Severities: s.config.Checks, Period: period}
}

// period reads a period as people write it.
func (s *settings) period(text string) (records.Period, error) {
	p, err := workspace.ParsePeriod(firstOf(text, "all"), s.now(), s.config.Rules.FiscalYearStart)
	if err != nil {
		return p, usagef("write all, 2017, 2017-Q2, 2017-06, 2017-06-19..2017-06-24, last-quarter, FY2018 or FY2018-Q1", "%v", err)
	}
	return p, nil
}
