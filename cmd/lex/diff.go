package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/letter"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// diffFormats are those of `lex diff`.
var diffFormats = []string{"txt", "md", "docx", "html", "pdf", "json"}

type diffArgs struct {
	format, lang, out string
	json              bool
}

func diffCommand(c *console) *cli.Command {
	var a diffArgs
	return &cli.Command{
		Name:      "diff",
		Usage:     "write the letter that says what changed between two reports, and why",
		ArgsUsage: "RUN [RUN]",
		Description: "RUN is the number at the foot of a report, or its first digits: `lex runs` lists all. One RUN alone is compared\n" +
			"with what the data say now. Nobody is named in the letter, and it is for those whom both reports are for.\n\n" +
			"lex diff 3f2a 91bc\nlex diff 3f2a\nlex diff 3f2a 91bc --lang es --out letter.docx",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of the letter: en, es, fr or pt (default: that of the later report)", Destination: &a.lang},
			&cli.StringFlag{Name: "format", Usage: "`FORMAT`: " + lexicon.Or(diffFormats) + " (default: that of --out, else txt)", Destination: &a.format},
			&cli.StringFlag{Name: "out", Usage: "`FILE` to write (default: standard output)", Destination: &a.out},
			jsonFlag(&a.json),
		},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() < 1 || ctx.NArg() > 2 {
				return usagef("lex diff 3f2a 91bc; `lex runs` lists the runs", "lex diff wants two runs, or one to compare with the data as they are; found %d words", ctx.NArg())
			}
			if a.lang != "" {
				if err := knownLanguage(a.lang); err != nil {
					return err
				}
			}
			if err := a.settle(); err != nil {
				return err
			}
			return runDiff(ctx, c, a)
		},
	}
}

// settle finds the format.
func (a *diffArgs) settle() error {
	ext := strings.TrimPrefix(filepath.Ext(a.out), ".")
	switch {
	case a.json && a.format != "" && a.format != "json":
		return usagef("leave one of the two out", "--json and --format %s ask for two formats", a.format)
	case a.json:
		a.format = "json"
	case a.format == "":
		a.format = firstOf(ext, "txt")
	}
	for _, known := range diffFormats {
		if known != a.format {
			continue
		}
		if ext != "" && ext != known {
			return usagef(fmt.Sprintf("--out %s.%s", strings.TrimSuffix(a.out, "."+ext), known), "the format is %s and the file ends in .%s", known, ext)
		}
		if a.out == "" && (known == "docx" || known == "pdf") {
			return usagef("--out letter."+known, "%s goes into a file", known)
		}
		return nil
	}
	return usagef(choice(a.format, diffFormats), "lex diff writes no format %q", a.format)
}

func runDiff(ctx *cli.Context, c *console, a diffArgs) error {
	s, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	before, after, err := s.twoRuns(ctx, st)
	if err != nil {
		return err
	}
	stage := s.stages()
	stage.at("comparing run %s", before.Run)
	l, err := s.letter(ctx.Context, st, before, after, a.lang)
	stage.end()
	if err != nil {
		return err
	}
	body, err := s.letterBytes(ctx.Context, l, a.format)
	if err != nil {
		return err
	}
	if a.out == "" {
		c.print("%s", strings.TrimRight(string(body), "\n"))
	} else {
		if err := s.spareInputs(ctx.Context, st, []string{a.out}); err != nil {
			return err
		}
		if err := disk.WriteBytes(a.out, body); err != nil {
			return err
		}
		c.print("%s", relative(a.out))
	}
	if l.Audience != l.After.Audience || l.Audience != l.Before.Audience {
		c.say("the reports are for other readers each: the letter is for the audience %s only", l.Audience)
	}
	return nil
}

// letterBytes writes a letter in a format.
func (s *settings) letterBytes(ctx context.Context, l *letter.Letter, name string) ([]byte, error) {
	var b bytes.Buffer
	if name == "json" {
		err := (&console{out: &b}).json(l.Answer())
		return b.Bytes(), err
	}
	format, ok := exporters.Find(name)
	if !ok {
		return nil, fmt.Errorf("this lex writes no format %q", name)
	}
	doc := l.Document()
	doc.Author = s.config.Grantee.Name
	if _, err := format.Write(ctx, &b, doc); err != nil {
		return nil, fmt.Errorf("write %s: %w", format.Title, err)
	}
	return b.Bytes(), nil
}

// twoRuns finds the reports that the arguments name; the second is nil where the
// data as they are is meant.
func (s *settings) twoRuns(ctx *cli.Context, st *store.Store) (before, after *store.ArchivedReport, err error) {
	all, err := st.Archived(ctx.Context)
	if err != nil {
		return nil, nil, err
	}
	if before, err = findRun(all, ctx.Args().First()); err != nil || ctx.NArg() == 1 {
		return before, nil, err
	}
	if after, err = findRun(all, ctx.Args().Get(1)); err != nil {
		return nil, nil, err
	}
	switch {
	case before.ID == after.ID:
		return nil, nil, usagef("`lex runs` lists the others; `lex diff "+before.Run+"` compares it with the data as they are", "both words mean run %s: there is nothing to compare", before.Run)
	case before.Report != after.Report:
		return nil, nil, usagef("name two runs of one report: `lex runs` lists them", "run %s is the report %s, and run %s the report %s", before.Run, before.Report, after.Run, after.Report)
	}
	if before.ID > after.ID {
		s.say("run %s is the later one: the letter tells the way back; `lex diff %s %s` tells the way there", before.Run, after.Run, before.Run)
	}
	return before, after, nil
}

// sideOf is a report of the archive as the letter names it.
func sideOf(r *store.ArchivedReport) letter.Side {
	day, _, _ := strings.Cut(r.At, "T")
	return letter.Side{Run: r.Run, Report: r.Report, Title: r.Title, Status: runStatus(r), Period: r.Period, Scope: r.Scope,
		Language: r.Language, Version: r.Version, Audience: r.Audience, Day: day}
}

// letter compares two reports; after is nil for what the data say now.
func (s *settings) letter(ctx context.Context, st *store.Store, before, after *store.ArchivedReport, lang string) (*letter.Letter, error) {
	from, err := s.statement(ctx, st, before)
	if err != nil {
		return nil, err
	}
	to, err := s.statementOf(ctx, st, before, after)
	if err != nil {
		return nil, err
	}
	l := &letter.Letter{Before: from.side, After: to.side, Rules: to.recipe.Input.Rules, Translated: from.side.Language != to.side.Language}
	l.Language = firstOf(lang, to.side.Language)
	l.Audience = letter.Narrower(from.side.Audience, to.side.Audience)
	l.MinCell = max(from.recipe.Request.MinCell, to.recipe.Request.MinCell)
	l.Figures, l.Same = letter.Compare(from.figures, to.figures, to.order, !l.Translated)
	if !l.Translated {
		if l.Cells, err = letter.CompareTables(from.data, to.data); err != nil {
			return nil, err
		}
	}
	if l.Causes, l.Untold, err = s.causes(ctx, st, from, to); err != nil {
		return nil, err
	}
	if rest := letter.Rest(l.Figures, l.Causes); len(rest) > 0 && len(l.Untold) == 0 {
		l.Causes = explainRest(l.Causes, rest)
	}
	risk := to.recipe.Input.AtRisk
	risk.Organizations = append(append([]string{}, risk.Organizations...), from.recipe.Input.AtRisk.Organizations...)
	risk.Countries = append(append([]string{}, risk.Countries...), from.recipe.Input.AtRisk.Countries...)
	l.Mask, err = reports.NewMask(ctx, reports.Input{Store: st, Rules: l.Rules, AtRisk: risk}, l.Audience, l.Language)
	return l, err
}

// explainRest gives what no step accounts for to those who were forgotten, else
// to the version of lex, else says that nothing tells.
func explainRest(causes []letter.Cause, rest []letter.Effect) []letter.Cause {
	for _, kind := range []letter.Kind{letter.Forgotten, letter.Version} {
		for i := range causes {
			if causes[i].Kind == kind {
				causes[i].Effects = append(causes[i].Effects, rest...)
				return causes
			}
		}
	}
	return append(causes, letter.Cause{Kind: letter.Unexplained, Effects: rest})
}

// samePeriod compares periods by their days: one may have several names.
func samePeriod(a, b records.Period) bool { return a.Start == b.Start && a.End == b.End }
