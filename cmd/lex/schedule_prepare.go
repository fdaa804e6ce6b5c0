package main

import (
	"context"
	"errors"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
)

// tried is what the journal keeps of a period for which nothing was made.
type tried struct {
	State   string
	Outcome outcome
}

// prepareAll takes in the sources and makes the report in all its languages. It
// returns nil and the reason when there is nothing to make, when something keeps
// it back, or when it was tried already with all as it is now.
func (a *appointment) prepareAll(ctx context.Context) (*laidReady, schedule.Status, error) {
	a.outcome = outcome{}
	in, err := a.takeIn(ctx, a.rule, a.names)
	if err != nil {
		return nil, "", err
	}
	for _, n := range in.noted {
		a.outcome.Notes = append(a.outcome.Notes, n.in(a.config.Language))
	}
	if len(in.held) > 0 {
		for _, n := range in.held {
			a.outcome.Held = append(a.outcome.Held, n.in(a.config.Language))
		}
		if recorded, err := a.recorded(ctx); err != nil || recorded == schedule.Nothing {
			return nil, schedule.Unchanged, err // nobody waits for it
		}
		return nil, schedule.Held, nil
	}
	state, err := a.stateOf(ctx, a.rule, in)
	if err != nil {
		return nil, "", err
	}
	var before tried
	if found, err := a.journal.Reached(ctx, schedule.Tried, &before); err != nil || found && before.State == state {
		a.outcome = before.Outcome
		recorded, also := a.recorded(ctx)
		if recorded == a.outcome.Status {
			recorded = schedule.Unchanged
		} else { // something else came between, such as a folder that was away
			recorded = a.outcome.Status
		}
		return nil, recorded, errors.Join(err, also)
	}
	ready, status, err := a.prepareFrom(ctx, in)
	if err == nil && ready == nil {
		a.outcome.Status = status
		if err = a.journal.Note(ctx, schedule.Tried, tried{state, a.outcome}); err != nil {
			return nil, "", err
		}
		if recorded, err := a.recorded(ctx); err != nil || status == schedule.Nothing && recorded == status {
			return nil, schedule.Unchanged, err
		}
	}
	return ready, status, err
}

// recorded is what became of the period when it was last looked at, "" when it
// never was.
func (a *appointment) recorded(ctx context.Context) (schedule.Status, error) {
	run, err := a.store.ScheduleRun(ctx, a.due.Schedule, a.due.Key)
	if err != nil || run == nil {
		return "", err
	}
	return schedule.Status(run.Status), nil
}

// prepareFrom makes the report from what is stored now.
func (a *appointment) prepareFrom(ctx context.Context, in *intake) (*laidReady, schedule.Status, error) {
	if some, err := a.belongs(ctx, a.store, a.due); err != nil || !some {
		return nil, schedule.Nothing, err
	}
	broken := in.broken
	drafts := a.rule.OnDataErrors == string(schedule.Draft)
	ready := &laidReady{Outcome: outcome{Status: schedule.Published}}
	var made []*prepared
	var findings []records.Finding
	for _, language := range languagesOf(a.rule) {
		args := scheduledReport(a.settings, a.rule, a.due, language)
		args.draftOnErrors, args.forceDraft = drafts, broken
		p, err := a.prepare(ctx, a.store, args)
		if p != nil {
			a.showProblems(a.due, a.command(language), p.Findings)
			findings = append(findings, p.Findings...)
		}
		if err != nil && !errors.Is(err, errData) {
			return nil, "", err
		}
		broken = broken || err != nil || p.broken
		made = append(made, p)
		if !broken {
			if err := a.onDeskOf(ctx, args); err != nil {
				return nil, "", err
			}
		}
	}
	var err error
	if a.outcome.Mend, a.outcome.More, err = a.mendings(ctx, a.store, in.takeIn, findings); err != nil {
		return nil, "", err
	}
	a.log.at("checked", a.names("errors", len(a.outcome.Mend)+a.outcome.More)...)
	if broken && !drafts {
		return nil, schedule.Held, nil
	}
	if broken {
		ready.Outcome.Status = schedule.Draft
	}
	ready.Outcome.Notes, ready.Outcome.Mend, ready.Outcome.More = a.outcome.Notes, a.outcome.Mend, a.outcome.More
	if err := a.lay(ctx, ready, made); err != nil {
		return nil, "", err
	}
	return ready, ready.Outcome.Status, nil
}

// onDeskOf notes how many things the donor's desk would send back. They keep no
// report: on_data_errors speaks of the data, and the earliest that somebody can
// mend a text is when there is one.
func (a *appointment) onDeskOf(ctx context.Context, args reportArgs) error {
	result, err := a.deskResult(ctx, a.store, args)
	if err != nil {
		return err
	}
	n := severities(result.Findings)[records.Error]
	a.log.at("looked over", a.names("language", args.lang, "errors", n)...)
	if n == 0 {
		return nil
	}
	note := func(lang string) string {
		return strings.ReplaceAll(lexicon.Plural("told.desk", n, lang), "{command}", a.command(args.lang)+" --check")
	}
	a.remarks = append(a.remarks, note("en"))
	a.outcome.Notes = append(a.outcome.Notes, note(a.config.Language))
	return nil
}

// command is what a person types to make the report of this period.
func (a *appointment) command(language string) string {
	command := "lex report " + firstOf(a.rule.Report, a.firstReport())
	if !a.due.Period.All() {
		command += " --period " + a.due.Period.Label
	}
	if language != "" {
		command += " --lang " + language
	}
	return command
}
