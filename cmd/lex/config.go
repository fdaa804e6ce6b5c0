package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/workspace"
)

// setting is one value and where it came from.
type setting struct {
	Key   string `json:"key"`
	Value string `json:"value"`
	From  string `json:"from"`
}

func configCommand(c *console) *cli.Command {
	var asJSON bool
	return &cli.Command{
		Name:        "config",
		Usage:       "print every setting and where it came from, secrets masked",
		Description: "A flag wins over the environment (LEX_DATABASE, LEX_LANGUAGE, LEX_NOW, LEX_QUIET), that over lex.yaml, that over the default.",
		Flags:       []cli.Flag{jsonFlag(&asJSON)},
		Action: func(ctx *cli.Context) error {
			if err := noArguments(ctx); err != nil {
				return err
			}
			s, err := c.settle(ctx)
			if err != nil {
				return err
			}
			all := s.inForce()
			if asJSON {
				return c.json(map[string]any{"workspace": s.root, "settings": all})
			}
			rows := make([][]string, len(all))
			for i, v := range all {
				rows[i] = []string{v.Key, v.Value, v.From}
			}
			c.say("Workspace %s", s.root)
			c.table([]column{{head: "KEY"}, {head: "VALUE"}, {head: "FROM"}}, rows)
			return nil
		},
	}
}

// inForce lists lex.yaml and the defaults, with what the flags and the
// environment changed.
func (s *settings) inForce() []setting {
	var all []setting
	for _, v := range s.config.Settings() {
		out := setting{Key: v.Key, Value: v.Value, From: "default"}
		if v.Line > 0 {
			out.From = fmt.Sprintf("%s:%d", relative(s.configPath), v.Line)
		}
		switch {
		case v.Key == "database" && s.databaseFrom == fromFlag:
			out.Value, out.From = workspace.MaskDatabase(s.database), s.databaseFrom
		case v.Key == "language" && s.languageFrom != "":
			out.Value, out.From = s.config.Language, s.languageFrom
		}
		all = append(all, out)
	}
	return all
}
