package main

import (
	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/schedule/install"
)

func scheduleCommand(c *console) *cli.Command {
	var listJSON, nextJSON bool
	var run runArgs
	var put installArgs
	plain := func(do func(*cli.Context) error) cli.ActionFunc {
		return func(ctx *cli.Context) error {
			if err := noArguments(ctx); err != nil {
				return err
			}
			return do(ctx)
		}
	}
	return &cli.Command{
		Name:  "schedule",
		Usage: "make reports when they are due, each period once",
		Description: "A timer calls `lex schedule run` often; it does what is due now and ends. `lex schedule install` writes that timer.\n\n" +
			"lex schedule list\nlex schedule next\nlex schedule run\nlex schedule install --as systemd\nLEX_NOW=2018-04-05T12:00:00Z lex schedule run",
		Subcommands: []*cli.Command{
			{
				Name: "list", Usage: "list the schedules: when, next due, what became of the last",
				Flags:  []cli.Flag{jsonFlag(&listJSON)},
				Action: plain(func(ctx *cli.Context) error { return runScheduleList(ctx, c, listJSON) }),
			},
			{
				Name: "next", Usage: "say what is due next, or overdue",
				Flags:  []cli.Flag{jsonFlag(&nextJSON)},
				Action: plain(func(ctx *cli.Context) error { return runScheduleNext(ctx, c, nextJSON) }),
			},
			{
				Name: "run", Usage: "do what is due now, tell who wants to know, and end",
				Description: "Sources are taken in, the report is made, archived, published and told, each step once: a run that was cut short is completed by the next one. " +
					"What has failed is tried again by the next run; what is held, when the data, the definition, lex.yaml or lex has changed. A period to which nothing belongs, and in which " +
					"nothing was expected, is told once and not made. The series ends with the last day of the fund, or with ends: in lex.yaml.",
				Flags: []cli.Flag{
					&cli.BoolFlag{Name: "watch", Usage: "stay, and do what comes due, until Ctrl-C", Destination: &run.watch},
					&cli.StringFlag{Name: "log", Usage: "`FILE` to whose end each step is written as a line of JSON; - is the standard error", Destination: &run.log},
					jsonFlag(&run.json),
				},
				Action: plain(func(ctx *cli.Context) error { return runScheduleRun(ctx, c, run) }),
			},
			{
				Name: "install", Usage: "write the files that make a system call lex",
				Description: "Nothing is changed in the system: the files are written into a folder, and lex says what to do with them.\n\n" +
					"lex schedule install --as systemd\nlex schedule install --as cron --out /tmp",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "as", Usage: "`SYSTEM`: " + lexicon.Or(install.Names()), Destination: &put.as},
					&cli.StringFlag{Name: "out", Usage: "`FOLDER` for the files (default: schedule in the workspace)", Destination: &put.out},
					&cli.BoolFlag{Name: "user", Usage: "systemd: for the services of one user, without administrator's rights", Destination: &put.user},
				},
				Action: plain(func(ctx *cli.Context) error { return runScheduleInstall(ctx, c, put) }),
			},
		},
	}
}
