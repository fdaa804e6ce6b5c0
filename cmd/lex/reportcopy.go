package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/reports"
)

func reportCopyCommand(c *console) *cli.Command {
	var lang string
	return &cli.Command{
		Name:        "copy",
		Usage:       "write a built-in definition into the workspace, to change it",
		ArgsUsage:   "NAME",
		Description: "lex report copy kmf\nlex report copy kmf --lang es",
		Flags:       []cli.Flag{&cli.StringFlag{Name: "lang", Usage: "`LANGUAGE`: en, es, fr or pt", Destination: &lang}},
		Action: func(ctx *cli.Context) error {
			if ctx.NArg() != 1 {
				return usagef("lex report copy kmf", "lex report copy wants one name")
			}
			s, err := c.settle(ctx)
			if err != nil {
				return err
			}
			name := ctx.Args().First()
			language := firstOf(lang, s.config.Language)
			if err := knownLanguage(language); err != nil {
				return err
			}
			definition, err := reports.Load(name, language)
			if err != nil {
				return usagef(choice(name, reports.BuiltIn), "no built-in report is named %q", name)
			}
			file := name + ".md"
			if lang != "" && lang != s.config.Language {
				file = name + "." + lang + ".md"
			}
			target := filepath.Join(s.root, file)
			if _, err := os.Lstat(target); err == nil {
				return usagef("change that one, or move it away first", "%s is there already", relative(target))
			}
			if err := disk.WriteBytes(target, definition.Source); err != nil {
				return err
			}
			c.say("wrote %s", relative(target))
			if rule, ok := s.config.Report(name); !ok || rule.Definition == "" {
				c.say("name it in lex.yaml, so that lex takes it:\n\nreports:\n  %s: {definition: %s}\n", name, fmt.Sprintf("%s.md", name))
			}
			return nil
		},
	}
}
