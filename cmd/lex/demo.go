package main

import (
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/records"
)

func demoCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:        "demo",
		Usage:       "do the whole job on an invented example: import, check, report",
		ArgsUsage:   "[FOLDER]",
		Description: "It writes the example workspace into FOLDER (default lex-demo), takes in its spreadsheets, checks them and writes the report as PDF and XLSX.\n\nlex demo",
		Action: func(ctx *cli.Context) error {
			folder, err := oneFolder(ctx, "lex-demo")
			if err != nil {
				return err
			}
			return runDemo(ctx, c, folder)
		},
	}
}

// demoFiles are what the example's partners sent.
var demoFiles = []string{"participantes.xlsx", "organizations.xlsx", "testimonials.csv"}

func runDemo(ctx *cli.Context, c *console, folder string) error {
	if _, err := writeExample(folder); err != nil {
		return err
	}
	c.say("The example is in %s: an exchange, two spreadsheets and a few quotes, all invented.", folder)
	s, err := c.settleIn(folder, "", false)
	if err != nil {
		return err
	}
	st, err := s.openStore(ctx)
	if err != nil {
		return err
	}
	defer st.Close()

	c.say("\n1. lex import %s %s %s", demoFiles[0], demoFiles[1], demoFiles[2])
	j := newTakeIn(s, st, importArgs{onError: "skip"})
	for _, name := range demoFiles {
		if err := j.file(ctx.Context, source{path: filepath.Join(folder, name), shown: name, stored: name}); err != nil {
			return err
		}
	}
	j.show()
	if err := j.donorSentence(ctx.Context); err != nil {
		return err
	}

	c.say("\n2. lex check")
	findings, counts, err := s.checkAll(ctx, st, records.Period{Label: "all"})
	if err != nil {
		return err
	}
	c.showFindings(findings, counts)
	c.say("%s", tally(severities(findings)))

	c.say("\n3. lex report --format pdf,xlsx")
	result, err := s.putOut(ctx.Context, st, reportArgs{name: "kmf", formats: "pdf,xlsx"})
	if err != nil {
		return err
	}
	for _, f := range result.Files {
		c.print("%s%s", relative(f.File), pagesOf(f))
	}
	c.say("\nGo on in %s: change a cell or a sentence, then `lex import .` and `lex report`; with all of its sheets taken in,\n`lex report quarterly --period 2018-Q2` says indicators and budget too.", folder)
	return nil
}
