package main

import (
	"github.com/urfave/cli/v2"
)

func helpCommand(c *console) *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "show help for a command, or `lex help exit-codes`",
		ArgsUsage: "[COMMAND|exit-codes]",
		Action: func(ctx *cli.Context) error {
			switch topic := ctx.Args().First(); topic {
			case "":
				return cli.ShowAppHelp(ctx)
			case "exit-codes":
				for _, e := range exitCodes {
					c.print("%4d  %s", e.Code, e.Meaning)
				}
				return nil
			default:
				command := findCommand(ctx.App.Commands, topic)
				if command == nil {
					return unknownCommand("lex help", topic, ctx.App.Commands)
				}
				return ctx.App.RunContext(ctx.Context, []string{"lex", command.Name, "--help"})
			}
		},
	}
}
