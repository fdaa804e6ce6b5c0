package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/exporters"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

type reportArgs struct {
	name, formats, period, lang, audience, out string
	draft, json, list, calls, check, online    bool
	// within, due, schedule, draftOnErrors and forceDraft come from a schedule:
	// the period, the day on which the report was due, its name, that errors in
	// the data make a draft of it, and that errors were found while its sources
	// were taken in.
	within                    *records.Period
	due, schedule             string
	draftOnErrors, forceDraft bool
}

// reportResult is the JSON of `lex report`.
type reportResult struct {
	Report   string            `json:"report"`
	Run      string            `json:"run"`
	Period   periodJSON        `json:"period"`
	Files    []writtenFile     `json:"files"`
	Figures  figures           `json:"figures"`
	Findings []records.Finding `json:"findings"`
	Missing  []string          `json:"missing,omitempty"`
	// said are the findings about the report itself, among Findings.
	said []records.Finding
}

func reportCommand(c *console) *cli.Command {
	var a reportArgs
	return &cli.Command{
		Name:      "report",
		Usage:     "write the donor's report: narrative and numbers in one",
		ArgsUsage: "[NAME]",
		Description: "lex report\nlex report --format pdf,xlsx --lang es\nlex report kmf --period 2017-Q2 --out kmf.pdf\nlex report --check\nlex report --list\nlex report copy kmf\n\n" +
			"An error in the data stops it (exit code 3) and leaves an earlier file untouched; --draft writes it all the same and marks every page.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Usage: "`FORMATS`, joined by commas: " + lexicon.Or(formatNames()), Destination: &a.formats},
			&cli.StringFlag{Name: "period", Usage: "only this `PERIOD`, such as 2017-Q2, last-quarter", Destination: &a.period},
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE`: en, es, fr or pt", Destination: &a.lang},
			&cli.StringFlag{Name: "audience", Usage: "`AUDIENCE`: internal, donor or public", Destination: &a.audience},
			&cli.StringFlag{Name: "out", Usage: "`FILE|FOLDER` to write to (default: reports in the workspace)", Destination: &a.out},
			&cli.BoolFlag{Name: "draft", Usage: "write it whether or not the data has errors, marked DRAFT on every page", Destination: &a.draft},
			&cli.BoolFlag{Name: "check", Usage: "write nothing, and say what a desk officer of the donor would send back", Destination: &a.check},
			&cli.BoolFlag{Name: "online", Usage: "with --check: ask whether the addresses of links answer", Destination: &a.online},
			&cli.BoolFlag{Name: "list", Usage: "list the reports that can be written", Destination: &a.list},
			&cli.BoolFlag{Name: "help-figures", Usage: "list the calls and the keys of the front matter that a definition may hold", Destination: &a.calls},
			jsonFlag(&a.json),
		},
		Subcommands: []*cli.Command{reportCopyCommand(c)},
		Action: func(ctx *cli.Context) error {
			switch {
			case a.calls:
				return c.listCalls(a.json)
			case a.list:
				return c.listReports(ctx, a.json)
			case a.online && !a.check:
				return usagef("lex report --check --online", "--online belongs to --check")
			case a.check && (a.draft || a.out != ""):
				return usagef("lex report --check", "--check writes nothing, so that --draft and --out have no meaning")
			case ctx.NArg() > 1:
				return usagef("lex report NAME --format pdf,xlsx", "lex report takes one name, found %d words", ctx.NArg())
			}
			if a.lang != "" {
				if err := knownLanguage(a.lang); err != nil {
					return err
				}
			}
			a.name = ctx.Args().First()
			return runReport(ctx, c, a)
		},
	}
}

func runReport(ctx *cli.Context, c *console, a reportArgs) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	if a.name == "" {
		a.name = s.firstReport()
	}
	st, err := s.readStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	if a.check {
		return s.lookOver(ctx.Context, st, a)
	}
	result, err := s.putOut(ctx.Context, st, a)
	if result == nil {
		return err
	}
	if a.json {
		if e := c.json(result); e != nil {
			return e
		}
	} else {
		c.showReport(result)
	}
	return err
}

// firstReport is the report that is meant where none is named.
func (s *settings) firstReport() string {
	if len(s.config.Reports) > 0 {
		return s.config.Reports[0].Name
	}
	return reports.BuiltIn[0]
}

// formatNames lists the formats that lex writes.
func formatNames() []string {
	var names []string
	for _, f := range exporters.Formats {
		names = append(names, f.Name)
	}
	return names
}

// showReport says what was written, what is missing and what stopped it.
func (c *console) showReport(r *reportResult) {
	if nothing := nothingStored(r.Findings); nothing != nil && len(r.Files) == 0 {
		c.showFindings(nothing, nil)
		return
	}
	var shown []records.Finding
	for _, f := range r.Findings {
		if f.Severity == records.Error || slices.Contains(r.said, f) {
			shown = append(shown, f)
		}
	}
	c.showFindings(shown, nil)
	if rest := len(r.Findings) - len(shown); rest > 0 {
		c.say("%s about the data: `lex check` lists them", plural(rest, "1 remark", "%s remarks"))
	}
	for _, m := range r.Missing {
		c.say("%s", inline(m))
	}
	for _, f := range r.Files {
		c.print("%s%s", relative(f.File), pagesOf(f))
	}
	if len(r.Files) == 0 {
		c.say("the report was not written: the data has errors; mend them, or write a draft with --draft")
	}
}

// nothingStored is the finding that nothing is stored, nil where something is:
// beside it nothing else is worth a word.
func nothingStored(findings []records.Finding) []records.Finding {
	for _, f := range findings {
		if f.Check == "data-missing" && f.Severity == records.Error {
			return []records.Finding{f}
		}
	}
	return nil
}

// pagesOf is ", 4 pages" for a file that has any.
func pagesOf(f writtenFile) string {
	if f.Pages == 0 {
		return ""
	}
	return plural(f.Pages, ", 1 page", ", %s pages")
}

// listReports names the reports of the workspace and the built-in ones.
func (c *console) listReports(ctx *cli.Context, asJSON bool) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	type line struct {
		Name  string `json:"name"`
		From  string `json:"from"`
		Title string `json:"title"`
	}
	var lines []line
	for _, r := range s.config.Reports {
		from := "lex.yaml"
		if r.Definition != "" {
			from = r.Definition
		}
		title := r.Title
		if d, err := reports.Load(r.Name, s.config.Language); title == "" && err == nil && r.Definition == "" {
			title = d.Heading()
		}
		lines = append(lines, line{r.Name, from, title})
	}
	for _, name := range reports.BuiltIn {
		if _, own := s.config.Report(name); own {
			continue
		}
		d, err := reports.Load(name, s.config.Language)
		if err != nil {
			return err
		}
		lines = append(lines, line{name, "built in", d.Heading()})
	}
	if asJSON {
		return c.json(map[string]any{"reports": lines})
	}
	var rows [][]string
	for _, l := range lines {
		rows = append(rows, []string{l.Name, l.From, l.Title})
	}
	c.table([]column{{head: "NAME"}, {head: "FROM"}, {head: "TITLE"}}, rows)
	return nil
}

// listCalls prints the grammar of definitions.
func (c *console) listCalls(asJSON bool) error {
	if asJSON {
		return c.json(map[string]any{"calls": reports.Calls, "front_matter": reports.FrontKeys()})
	}
	for _, call := range reports.Calls {
		c.print("%s\n    %s", call.Example, call.Help)
		if takes := call.Arguments(); takes != "" {
			c.print("    takes: %s", takes)
		}
	}
	c.print("\nfront matter, between two lines of three dashes at the start of the file:")
	for _, key := range reports.FrontKeys() {
		c.print("%s\n    %s", key.Name, key.Help)
	}
	c.print("\nMETRIC: %s\nDIMENSION and FIELD: %s", strings.Join(reports.Metrics, ", "), strings.Join(store.Dimensions, ", "))
	return nil
}
