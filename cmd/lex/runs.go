package main

import (
	"context"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// archivedJSON is a report of the archive in JSON.
type archivedJSON struct {
	Run      string           `json:"run"`
	Status   string           `json:"status"`
	Report   string           `json:"report"`
	Title    string           `json:"title"`
	Schedule string           `json:"schedule"`
	Period   periodJSON       `json:"period"`
	Scope    string           `json:"scope"`
	Language string           `json:"language"`
	Audience records.Audience `json:"audience"`
	At       string           `json:"at"`
	LastAt   string           `json:"last_at"`
	Who      string           `json:"who"`
	Version  string           `json:"version"`
	Recalled string           `json:"recalled_at,omitempty"`
	Files    []keptFile       `json:"files"`
}

type keptFile struct {
	File   string `json:"file"`
	Format string `json:"format"`
	SHA256 string `json:"sha256"`
	Bytes  int    `json:"bytes"`
}

func archivedOut(r *store.ArchivedReport) archivedJSON {
	out := archivedJSON{Run: r.Run, Status: runStatus(r), Report: r.Report, Title: r.Title, Schedule: r.Schedule, Period: periodOut(r.Period), Scope: r.Scope,
		Language: r.Language, Audience: r.Audience, At: r.At, LastAt: r.LastAt, Who: r.Who, Version: r.Version, Recalled: r.RecalledAt, Files: []keptFile{}}
	for _, f := range r.Files {
		out.Files = append(out.Files, keptFile{f.File, f.Format, f.SHA256, f.Bytes})
	}
	return out
}

// runStatus is published, draft or recalled.
func runStatus(r *store.ArchivedReport) string {
	switch {
	case r.Draft:
		return "draft"
	case r.RecalledAt != "":
		return "recalled"
	}
	return "published"
}

func runsCommand(c *console) *cli.Command {
	var listJSON, showJSON, verifyJSON, recallJSON, definition, data bool
	list := func(ctx *cli.Context) error {
		if err := noArguments(ctx); err != nil {
			return err
		}
		return runRunsList(ctx, c, listJSON)
	}
	return &cli.Command{
		Name:  "runs",
		Usage: "the archive of reports: list, show, make again and compare",
		Description: "Every report that lex writes is noted: what it said, what it was made of, and the hashes of its files.\n" +
			"RUN is the number at the foot of the report, or as many of its first digits as tell it apart.\n\nlex runs\nlex runs show 3f2a\nlex runs verify\nlex diff 3f2a 91bc",
		Flags:  []cli.Flag{jsonFlag(&listJSON)},
		Action: list,
		Subcommands: []*cli.Command{
			{Name: "list", Usage: "list the reports, the one that was last written last", Flags: []cli.Flag{jsonFlag(&listJSON)}, Action: list},
			{Name: "show", Usage: "show what a report said and what it was made of", ArgsUsage: "RUN",
				Flags: []cli.Flag{
					&cli.BoolFlag{Name: "definition", Usage: "print the definition that it was made by", Destination: &definition},
					&cli.BoolFlag{Name: "data", Usage: "print its numbers: data.json, as it travels in the PDF", Destination: &data},
					jsonFlag(&showJSON)},
				Action: func(ctx *cli.Context) error { return runRunsShow(ctx, c, showJSON, definition, data) }},
			{Name: "verify", Usage: "make reports again from what is kept, and compare every byte", ArgsUsage: "[RUN…]",
				Flags: []cli.Flag{jsonFlag(&verifyJSON)}, Action: func(ctx *cli.Context) error { return runRunsVerify(ctx, c, verifyJSON) }},
			{Name: "recall", Usage: "note that a report was taken back from those who have it, as after a withdrawn quote", ArgsUsage: "RUN",
				Flags: []cli.Flag{jsonFlag(&recallJSON)}, Action: func(ctx *cli.Context) error { return runRunsRecall(ctx, c, recallJSON) }},
		},
	}
}

func runRunsList(ctx *cli.Context, c *console, asJSON bool) error {
	_, st, err := c.reading(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	kept, err := st.Archived(ctx.Context)
	if err != nil {
		return err
	}
	if asJSON {
		out := []archivedJSON{}
		for i := range kept {
			out = append(out, archivedOut(&kept[i]))
		}
		return c.json(map[string]any{"runs": out})
	}
	if len(kept) == 0 {
		c.say("no report is in the archive yet: `lex report` writes one")
		return nil
	}
	var rows [][]string
	for i := range kept {
		r := &kept[i]
		var formats []string
		for _, f := range r.Files {
			formats = append(formats, f.Format)
		}
		rows = append(rows, []string{r.Run, r.Report, r.Period.Label, r.Language, string(r.Audience), strings.Join(formats, ","), runStatus(r), r.LastAt, r.Who})
	}
	c.table([]column{{head: "RUN"}, {head: "REPORT"}, {head: "PERIOD"}, {head: "LANG"}, {head: "AUDIENCE"}, {head: "FORMATS"}, {head: "STATUS"}, {head: "WRITTEN"}, {head: "WHO"}}, rows)
	return nil
}

// findRun finds a report by the first digits of its run. Of a run that was a
// draft before it was published the published one is meant.
func findRun(kept []store.ArchivedReport, word string) (*store.ArchivedReport, error) {
	var found *store.ArchivedReport
	word = strings.ToLower(strings.TrimSpace(word))
	for i := range kept {
		r := &kept[i]
		if word == "" || !strings.HasPrefix(r.Run, word) {
			continue
		}
		if found != nil && found.Run != r.Run {
			return nil, usagef("write more digits; `lex runs` lists all", "several runs begin with %s: %s and %s", word, found.Run, r.Run)
		}
		if found == nil || found.Draft {
			found = r
		}
	}
	if found == nil {
		return nil, usagef("`lex runs` lists those of the archive", "no run begins with %q", word)
	}
	return found, nil
}

// oneRun reads the run that the only argument names.
func oneRun(ctx *cli.Context, st *store.Store) (*store.ArchivedReport, error) {
	if ctx.NArg() != 1 {
		return nil, usagef("`lex runs` lists the runs", "lex runs %s wants one RUN, found %d words", ctx.Command.Name, ctx.NArg())
	}
	kept, err := st.Archived(ctx.Context)
	if err != nil {
		return nil, err
	}
	return findRun(kept, ctx.Args().First())
}

func runRunsRecall(ctx *cli.Context, c *console, asJSON bool) error {
	_, st, err := c.writing(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	r, err := oneRun(ctx, st)
	if err != nil {
		return err
	}
	if r.Draft {
		return usagef("", "run %s is a draft: there is nothing to take back", r.Run)
	}
	if err := recall(ctx.Context, st, r); err != nil {
		return err
	}
	if asJSON {
		return c.json(archivedOut(r))
	}
	c.say("run %s is noted as taken back; it stays in the archive", r.Run)
	return nil
}

func recall(ctx context.Context, st *store.Store, r *store.ArchivedReport) error {
	if err := st.MarkRecalled(ctx, r.ID); err != nil {
		return err
	}
	kept, err := st.Archived(ctx)
	if err != nil {
		return err
	}
	for _, k := range kept {
		if k.ID == r.ID {
			*r = k
		}
	}
	return nil
}
