package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"
)

// run is lex from the command line to the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	c := newConsole(in, out, errOut)
	app := newApp(c)
	arranged, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, arranged)
	}
	if ctx.Err() != nil && err != nil {
		err = context.Canceled
	}
	if err == nil || errors.Is(err, errData) {
		// An answer that did not arrive whole is none, whatever became of the work.
		if lost := c.lost(); lost != nil {
			err = lost
		}
	}
	c.fail(err)
	return exitCode(err)
}

// newApp lists the commands in the order in which people need them.
func newApp(c *console) *cli.App {
	app := &cli.App{
		Name:      "lex",
		Usage:     "from partners' spreadsheets to the donor's report, every number proven",
		UsageText: "lex COMMAND [FLAGS] [FILES]\n\nlex demo                          try it on an example\nlex import participants.xlsx      take in a list\nlex report --format pdf           write the report",
		Version:   version(),
		Writer:    c.out,
		ErrWriter: c.err,
		Reader:    c.in,
		Flags: []cli.Flag{
			cli.HelpFlag, // the library leaves it out where a command is named help
			&cli.StringFlag{Name: "database", Usage: "`FILE` or postgres:// address of the database (default: lex.db in the workspace)", EnvVars: []string{"LEX_DATABASE"}},
			&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "say nothing but errors", EnvVars: []string{"LEX_QUIET"}, Destination: &c.quiet},
		},
		EnableBashCompletion:      true,
		DisableSliceFlagSeparator: true,
		HideHelpCommand:           true,
		// Errors are worded in console.go and end in main.go, nowhere else.
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError: func(_ *cli.Context, err error, _ bool) error {
			return usagef("", "%v", err)
		},
	}
	app.Commands = []*cli.Command{
		demoCommand(c),
		initCommand(c),
		lookCommand(c),
		templateCommand(c),
		importCommand(c),
		askCommand(c),
		checkCommand(c),
		matchCommand(c),
		personCommand(c),
		listCommand(c),
		summaryCommand(c),
		explainCommand(c),
		reportCommand(c),
		previewCommand(c),
		runsCommand(c),
		diffCommand(c),
		scheduleCommand(c),
		dueCommand(c),

		closeCommand(c),
		exportCommand(c),
		historyCommand(c),
		undoCommand(c),
		databaseCommand(c),
		backupCommand(c),
		restoreCommand(c),
		forgetCommand(c),
		configCommand(c),
		doctorCommand(c),
		completionCommand(c),
		manCommand(c),
		versionCommand(c),
		helpCommand(c),
	}
	flagLine := cli.FlagStringer
	cli.FlagStringer = func(f cli.Flag) string {
		// That a switch is off and a number unset says nothing to anybody.
		return strings.NewReplacer(" (default: false)", "", " (default: 0)", "").Replace(flagLine(f))
	}
	cli.VersionPrinter = func(*cli.Context) { c.print("lex %s", version()) }
	for _, command := range app.Commands {
		finish(command)
	}
	return app
}

// finish gives every command what all of them have in common.
func finish(command *cli.Command) {
	command.HideHelpCommand = true
	command.OnUsageError = func(ctx *cli.Context, err error, _ bool) error {
		return usagef(fmt.Sprintf("`lex %s --help` shows how it is called", ctx.Command.Name), "%s", flagWords(err))
	}
	for _, sub := range command.Subcommands {
		finish(sub)
	}
}

// wrongValue is how the flag library words a value of the wrong kind.
var wrongValue = regexp.MustCompile(`^invalid value (".*") for flag -([a-z-]+): `)

// flagWords says the same as people do.
func flagWords(err error) string {
	if m := wrongValue.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Sprintf("--%s wants a whole number, found %s", m[2], m[1])
	}
	return err.Error()
}

// jsonFlag is the same for every command that has it.
func jsonFlag(to *bool) cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "print one JSON document", Destination: to}
}

// noArguments refuses words that a command would otherwise pass over in
// silence.
func noArguments(ctx *cli.Context) error {
	if ctx.Args().Present() {
		return usagef("", "lex %s takes no argument; found %q", ctx.Command.Name, ctx.Args().First())
	}
	return nil
}
