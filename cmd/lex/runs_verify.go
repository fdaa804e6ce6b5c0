package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// verifiedJSON is what came of making a report again.
type verifiedJSON struct {
	Run    string             `json:"run"`
	Report string             `json:"report"`
	Period periodJSON         `json:"period"`
	Status string             `json:"status"`
	Files  []verifiedFileJSON `json:"files"`
	// Reason says why it is not the same, or cannot be made.
	Reason string `json:"reason,omitempty"`
	// Since says what is other now than it was then: it has no part in the
	// comparison.
	Since []string `json:"since,omitempty"`
}

type verifiedFileJSON struct {
	File      string `json:"file"`
	Format    string `json:"format"`
	Identical bool   `json:"identical"`
}

// The outcomes of verifying.
const (
	runIdentical  = "identical"
	runDiffers    = "differs"
	runUnmakeable = "cannot be made again"
	// runRedacted is no fault: somebody had the right to be forgotten.
	runRedacted = "redacted"
)

func runRunsVerify(ctx *cli.Context, c *console, asJSON bool) error {
	s, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	all, err := st.Archived(ctx.Context)
	if err != nil {
		return err
	}
	wanted := all
	if ctx.NArg() > 0 {
		wanted = nil
		for _, word := range ctx.Args().Slice() {
			r, err := findRun(all, word)
			if err != nil {
				return err
			}
			wanted = append(wanted, *r)
		}
	}
	out, sound := []verifiedJSON{}, true
	stage := s.stages()
	for i := range wanted {
		stage.at("making run %s again", wanted[i].Run)
		v, err := s.verify(ctx.Context, st, &wanted[i])
		if err != nil {
			stage.end()
			return err
		}
		sound = sound && (v.Status == runIdentical || v.Status == runRedacted)
		out = append(out, v)
	}
	stage.end()
	if asJSON {
		if err := c.json(map[string]any{"runs": out}); err != nil {
			return err
		}
	} else {
		c.showVerified(out)
	}
	if !sound {
		return errSaid
	}
	return nil
}

// verify makes a report again and compares its files with those that were
// published. The error is one of the database or of the context; that a report
// is not the same is an outcome.
func (s *settings) verify(ctx context.Context, st *store.Store, r *store.ArchivedReport) (verifiedJSON, error) {
	v := verifiedJSON{Run: r.Run, Report: r.Report, Period: periodOut(r.Period), Status: runUnmakeable, Files: []verifiedFileJSON{}}
	if r.Redacted {
		v.Status, v.Reason = runRedacted, "it named somebody who was forgotten since; the archive keeps it without, so its bytes cannot be compared any more"
		return v, nil
	}
	k, err := s.retrieve(ctx, st, r)
	var syntax *reports.SyntaxError
	switch {
	case errors.Is(err, store.ErrGone):
		v.Reason = "its imports are not in this database"
		return v, nil
	case errors.As(err, &syntax):
		v.Reason = "this lex cannot read the definition of then: " + syntax.Message
		return v, nil
	case err != nil:
		return v, err
	}
	defer k.then.Close()
	if v.Since, err = s.since(ctx, st, k); err != nil {
		return v, err
	}
	said, err := k.compose(ctx, s)
	if errors.As(err, &syntax) {
		v.Reason = syntax.Message // a picture that is not there any more
		return v, nil
	}
	if err != nil {
		return v, err
	}
	v.Status = runIdentical
	for _, f := range r.Files {
		sum, err := bytesOf(ctx, said, f.Format)
		if err != nil {
			return v, err
		}
		same := sum == f.SHA256
		if !same {
			v.Status = runDiffers
		}
		v.Files = append(v.Files, verifiedFileJSON{f.File, f.Format, same})
	}
	if v.Status == runDiffers {
		v.Reason, err = whyDiffers(ctx, st, r, said)
	}
	return v, err
}

// whyDiffers says why a report does not come out as it was.
func whyDiffers(ctx context.Context, st *store.Store, r *store.ArchivedReport, said *reports.Result) (string, error) {
	erased, err := st.ErasedAfter(ctx, r.Moment)
	switch {
	case err != nil:
		return "", err
	case erased > 0:
		return plural(erased, "1 person was forgotten since, whose rows it counted perhaps", "%s people were forgotten since, whose rows it counted perhaps"), nil
	case r.Version != version():
		return fmt.Sprintf("lex %s made it, and this is lex %s", r.Version, version()), nil
	case said.Run != r.Run:
		return "something that stands in it is other now, such as a picture of the workspace", nil
	}
	return "its files were made otherwise than this lex makes them", nil
}

// since says what changed after a report: the data, the definition, the rules.
func (s *settings) since(ctx context.Context, st *store.Store, k *kept) ([]string, error) {
	var list []string
	now, err := st.History(ctx)
	if err != nil {
		return nil, err
	}
	for _, i := range now {
		counted := slices.Contains(k.Moment.Imports, i.Import)
		place := findingPlaceOf(records.Origin{File: i.File, Sheet: i.Sheet})
		switch {
		case counted && i.Status == store.Replaced:
			list = append(list, fmt.Sprintf("the data: %s (import %d) was replaced by import %d", place, i.Import, i.ReplacedBy))
		case counted && i.Status == store.Undone:
			list = append(list, fmt.Sprintf("the data: %s (import %d) was undone", place, i.Import))
		case !counted && i.Status == store.Active:
			list = append(list, fmt.Sprintf("the data: %s (import %d) was added", place, i.Import))
		}
	}
	moment, err := st.Moment(ctx)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(moment.Decisions, k.Moment.Decisions) {
		list = append(list, "decisions about look-alikes were made or taken back")
	}
	request, err := s.request(reportArgs{name: k.Report, lang: k.Language})
	if err != nil || string(request.Definition.Source) != string(k.Definition) {
		list = append(list, "the definition of the report; the kept copy is used")
	}
	return list, nil
}

func (c *console) showVerified(list []verifiedJSON) {
	for _, v := range list {
		var formats []string
		for _, f := range v.Files {
			mark := f.Format
			if !f.Identical {
				mark += " differs"
			}
			formats = append(formats, mark)
		}
		c.print("%s  %s, %s: %s%s", v.Run, inline(v.Report), inline(v.Period.Label), v.Status, inBrackets(formats))
		if v.Reason != "" {
			c.print("    %s", inline(v.Reason))
		}
		for _, what := range v.Since {
			c.say("    since then: %s", inline(what))
		}
	}
	if len(list) == 0 {
		c.say("no report is in the archive yet: `lex report` writes one")
	}
}

// inBrackets is " (pdf, xlsx)".
func inBrackets(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}
