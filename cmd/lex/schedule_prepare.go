package main

import (
	"context"
	"errors"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
)

// prepareAll takes in the sources and makes the report in all its languages. It
// returns nil and Held when something keeps it back.
func (a *appointment) prepareAll(ctx context.Context) (*laidReady, schedule.Status, error) {
	a.outcome = outcome{}
	sources, err := a.gather(ctx, a.store, a.rule.Sources)
	if err != nil {
		return nil, "", err
	}
	for _, n := range append(sources.noted, sources.held...) {
		a.say("%s: %s", a.due.Schedule, inline(n.in("en")))
		a.log.at("source", a.names("remark", n.Key, "file", n.File)...)
	}
	for _, n := range sources.noted {
		a.outcome.Notes = append(a.outcome.Notes, n.in(a.config.Language))
	}
	if len(sources.held) > 0 {
		for _, n := range sources.held {
			a.outcome.Held = append(a.outcome.Held, n.in(a.config.Language))
		}
		return nil, schedule.Held, nil
	}
	j := newTakeIn(a.settings, a.store, importArgs{onError: "skip"})
	for _, file := range sources.files {
		if err := j.file(ctx, file); err != nil {
			return nil, "", err
		}
	}
	j.show()
	for _, f := range j.result.Files {
		a.log.at("taken in", a.names("file", f.File, "sha256", f.SHA256, "status", f.Status)...)
	}
	reached("taken in")
	broken := j.outcome() != nil && len(sources.files) > 0
	drafts := a.rule.OnDataErrors == string(schedule.Draft)
	ready := &laidReady{Outcome: outcome{Status: schedule.Published}}
	var made []*prepared
	var findings []records.Finding
	for _, language := range languagesOf(a.rule) {
		args := scheduledReport(a.settings, a.rule, a.due, language)
		args.draftOnErrors, args.forceDraft = drafts, broken
		p, err := a.prepare(ctx, a.store, args)
		if p != nil {
			a.showFindings(p.Findings, nil)
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
	if a.outcome.Mend, a.outcome.More, err = a.mendings(ctx, a.store, j, findings); err != nil {
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
	command := "lex report " + args.name
	if !a.due.Period.All() {
		command += " --period " + a.due.Period.Label
	}
	if args.lang != "" {
		command += " --lang " + args.lang
	}
	note := func(lang string) string {
		return strings.ReplaceAll(lexicon.Plural("told.desk", n, lang), "{command}", command+" --check")
	}
	a.say("%s: %s", a.due.Schedule, note("en"))
	a.outcome.Notes = append(a.outcome.Notes, note(a.config.Language))
	return nil
}
