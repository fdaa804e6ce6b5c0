package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/schedule"
)

// outcomeOf is what became of something that was due in this pass.
type outcomeOf struct {
	schedule.Due
	outcome outcome
	// speaks tells that people are told of it: several periods that are held for the
	// same reason are told once, by the latest.
	speaks bool
}

// line is what is said of a result on the screen.
type line struct {
	schedule.RunResult
	word string
}

// run does what is due, tells everybody and reminds. The error is the outcome, as
// that of settings.pass.
func (p *pass) run(ctx context.Context, rules []schedule.Rule) (lines []runLine, outcome error) {
	outcomes := map[string]*outcomeOf{}
	remarks := map[string][]string{}
	results, err := schedule.Run(ctx, rules, p.now(), p.store, func(ctx context.Context, due schedule.Due) (schedule.Status, []string, error) {
		a := p.appointment(due)
		status, files, err := a.keep(ctx)
		outcomes[due.Schedule+"\x00"+due.Key] = &outcomeOf{Due: due, outcome: a.outcome}
		remarks[due.Schedule+"\x00"+due.Key] = a.remarks
		return status, files, err
	})
	var said []line
	for _, r := range results {
		o := outcomes[r.Schedule+"\x00"+r.Key].outcome
		switch {
		case r.Status == schedule.Nothing && r.Unchanged:
			continue // it was said when it was found
		case r.Status == schedule.Failed:
			p.fail(r.Err)
			outcome = errSaid
			p.log.wrong("failed", r.Err, "schedule", r.Schedule, "period", r.Period.Label)
		case !r.Status.Settled() && outcome == nil, r.Status == schedule.Draft && outcome == nil:
			outcome = errData
		}
		reason := p.reason(r.Period.Label, o)
		lines = append(lines, runLine{r.Schedule, periodOut(r.Period), string(r.Status), nonNil(r.Files), reason})
		switch {
		case r.Status == schedule.Held && !r.Unchanged:
			p.log.at("held", "schedule", r.Schedule, "period", r.Period.Label, "errors", len(o.Mend)+o.More)
		case r.Status == schedule.Nothing:
			p.log.at("nothing to report", "schedule", r.Schedule, "period", r.Period.Label)
		}
		said = append(said, line{r, p.word(r, o, remarks[r.Schedule+"\x00"+r.Key])})
	}
	p.showLines(said)
	// Errors in rows of other periods keep no report back, and are told all the same.
	for _, in := range p.taken {
		if outcome == nil && len(in.files) > 0 && in.outcome() != nil {
			outcome = errData
		}
	}
	if err != nil {
		if ctx.Err() == nil {
			p.log.wrong("stopped", err)
			err = p.stopping(ctx, err)
		}
		return lines, err
	}
	chooseSpeakers(results, outcomes)
	if err := p.tellAll(ctx, p.store, rules, outcomes, p.log); err != nil {
		if !errors.Is(err, errSaid) {
			return lines, err
		}
		outcome = errSaid
	}
	p.forgetStopped()
	p.log.at("ended", "runs", len(lines))
	return lines, outcome
}

// chooseSpeakers leaves, of the periods of a schedule that are held for the same
// reason, the latest to be told; that there was nothing to report is told of the
// latest period alone, whose readers may wait for it.
func chooseSpeakers(results []schedule.RunResult, outcomes map[string]*outcomeOf) {
	told := map[string]bool{}
	last := map[string]bool{}
	for _, r := range slices.Backward(results) {
		o := outcomes[r.Schedule+"\x00"+r.Key]
		reason := ""
		switch r.Status {
		case schedule.Held:
			reason = digestOf(o.outcome)
		case schedule.Nothing:
			o.speaks = !last[r.Schedule]
		default:
			o.speaks = true
		}
		last[r.Schedule] = true
		if reason != "" {
			o.speaks = !told[r.Schedule+reason]
			told[r.Schedule+reason] = true
		}
	}
}

// reason says in a word why there is no report.
func (s *settings) reason(period string, o outcome) string {
	errorsFound := len(o.Mend) + o.More
	switch {
	case o.Status == schedule.Failed:
		return "failed: " + plain(o.Failure)
	case o.Status == schedule.Nothing:
		return "nothing belongs to " + period
	case o.Status == schedule.Held && len(o.Held) > 0:
		return "held: " + o.Held[0]
	case o.Status == schedule.Held:
		return fmt.Sprintf("held: the data has %s", plural(errorsFound, "1 error", "%s errors"))
	case o.Status == schedule.Draft:
		return fmt.Sprintf("draft: the data has %s", plural(errorsFound, "1 error", "%s errors"))
	}
	return ""
}

// word says what became of a period.
func (p *pass) word(r schedule.RunResult, o outcome, remarks []string) string {
	word := firstOf(p.reason(r.Period.Label, o), string(r.Status))
	switch {
	case r.Status == schedule.Failed: // why has been said
		word = string(r.Status)
	case r.Status == schedule.Nothing:
		word = "nothing belongs to it, so no report is made"
	case r.Status == schedule.Held && r.Unchanged:
		word = "still " + word + ", and nothing has changed since"
	}
	for _, remark := range remarks {
		word += "; " + remark
	}
	return word
}

// fewLines is how many periods in a row of which the same is to be said have a
// line each.
const fewLines = 3

// showLines says what became of the periods; a long row of periods with the same
// words is one line.
func (p *pass) showLines(lines []line) {
	for len(lines) > 0 {
		first := lines[0]
		same := 1
		for same < len(lines) && lines[same].Schedule == first.Schedule && lines[same].word == first.word && first.Status != schedule.Published {
			same++
		}
		if same > fewLines {
			p.say("%s, %s to %s (%d periods): %s", first.Schedule, first.Period.Label, lines[same-1].Period.Label, same, inline(first.word))
			lines = lines[same:]
			continue
		}
		p.say("%s, %s: %s", first.Schedule, first.Period.Label, inline(first.word))
		lines = lines[1:]
	}
}
