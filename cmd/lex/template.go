package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/partner"
	"github.com/namati/lex/internal/records"
)

func templateCommand(c *console) *cli.Command {
	var lang, out string
	kinds := kindNames()
	return &cli.Command{
		Name:      "template",
		Usage:     "make a workbook to send out: instructions, headings, lists to choose from",
		ArgsUsage: "KIND|all",
		Description: "lex template participants --lang es\nlex template all --lang fr --out lists.xlsx\n\n" +
			"What comes back is read without --map. Exchanges, funds and focus areas of lex.yaml stand in its lists.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE` of the workbook: en, es, fr or pt", Destination: &lang},
			&cli.StringFlag{Name: "out", Usage: "`FILE` to write (default: template-KIND-LANGUAGE.xlsx)", Destination: &out},
		},
		Action: func(ctx *cli.Context) error {
			if ctx.Args().Len() != 1 {
				return usagef("lex template participants --lang es", "name one kind of list: %s, or all", lexicon.Or(kinds))
			}
			return runTemplate(ctx, c, ctx.Args().First(), lang, out)
		},
	}
}

func runTemplate(ctx *cli.Context, c *console, kind, lang, out string) error {
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	t := partner.Template{Language: firstOf(lang, s.config.Language, "en"), Grantee: s.config.Grantee.Name}
	if err := knownLanguage(t.Language); err != nil {
		return err
	}
	for _, info := range records.Kinds {
		if kind == "all" || kind == string(info.Kind) {
			t.Kinds = append(t.Kinds, info.Kind)
		}
	}
	if t.Kinds == nil {
		return usagef(choice(kind, append(kindNames(), "all")), "there is no kind %q", kind)
	}
	// Exchanges that a sheet has declared are offered, too.
	st, err := s.readStore(ctx)
	if err != nil {
		return err
	}
	if err := st.Close(); err != nil {
		return err
	}
	t.Rules = s.config.Rules
	out = firstOf(out, fmt.Sprintf("template-%s-%s.xlsx", kind, t.Language))
	if err := newWorkbook("--out", out, ".xlsx"); err != nil {
		return err
	}
	if err := disk.Write(out, func(w io.Writer) error { return partner.WriteTemplate(w, t) }); err != nil {
		return err
	}
	c.print("%s", out)
	return nil
}

// kindNames lists the kinds as people write them.
func kindNames() []string {
	var names []string
	for _, k := range records.Kinds {
		names = append(names, string(k.Kind))
	}
	return names
}

// newWorkbook refuses a name for a workbook that says it is something else, and
// a file that is there already: a partner may have written into it.
func newWorkbook(flag, path, extension string) error {
	if !strings.EqualFold(filepath.Ext(path), extension) {
		return usagef("name a file that ends in "+extension, "%s writes a workbook, and %q is the name of something else", flag, path)
	}
	if _, err := os.Lstat(path); err == nil {
		return usagef("name another file with "+flag+", or put that one away", "%s is there already; somebody may have written into it", path)
	}
	return nil
}
