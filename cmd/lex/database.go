package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// copiedJSON is the answer of `lex database copy --json`.
type copiedJSON struct {
	From   string      `json:"from"`
	To     string      `json:"to"`
	Tables []tableCopy `json:"tables"`
	Rows   int64       `json:"rows"`
}

// tableCopy is a table that was copied: SHA256 is a digest of its rows in order,
// the same on both sides.
type tableCopy struct {
	Table  string `json:"table"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"`
}

func databaseCommand(c *console) *cli.Command {
	var to, from string
	var asJSON bool
	return &cli.Command{
		Name:  "database",
		Usage: "move the data to a server for a team, or back into a file",
		Subcommands: []*cli.Command{
			{
				Name:  "copy",
				Usage: "copy everything into a database that is empty, and compare both",
				Description: "lex database copy --to 'postgres://eva@db.example.org/lex?schema=lex'\nlex database copy --from 'postgres://eva@db.example.org/lex?schema=lex' --to lex.db\n\n" +
					"Imports, history, decisions, archive and what was forgotten: all of it or nothing. The database that is copied stays as it is. " +
					"Passwords come from PGPASSWORD or the file that PGPASSFILE names, never from the command line.",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "to", Usage: "`ADDRESS` (postgres://…) or path of the database to fill", EnvVars: []string{"LEX_COPY_TO"}, Destination: &to},
					&cli.StringFlag{Name: "from", Usage: "`ADDRESS` or path of the database to copy (default: that of the workspace)", EnvVars: []string{"LEX_COPY_FROM"}, Destination: &from},
					jsonFlag(&asJSON),
				},
				Action: func(ctx *cli.Context) error {
					if err := noArguments(ctx); err != nil {
						return err
					}
					if to == "" {
						return usagef("lex database copy --to postgres://user@host/database", "name the database to fill with --to")
					}
					return runDatabaseCopy(ctx, c, from, to, asJSON)
				},
			},
		},
	}
}

func runDatabaseCopy(ctx *cli.Context, c *console, from, to string, asJSON bool) error {
	if err := errors.Join(spoken("--to", "LEX_COPY_TO", to), spoken("--from", "LEX_COPY_FROM", from)); err != nil {
		return err
	}
	s, err := c.settle(ctx)
	if err != nil {
		return err
	}
	if from == "" {
		from = s.database
	}
	source, err := s.openToCopy(ctx, from)
	if err != nil {
		return err
	}
	defer source.Close()
	done, err := s.fill(ctx, source, to)
	if errors.Is(err, store.ErrNotEmpty) {
		return &hinted{fmt.Errorf("%s holds data already; nothing was copied", workspace.MaskDatabase(to)), "name a database, a schema (?schema=…) or a file that is empty"}
	}
	if err != nil {
		return err
	}
	done.From = source.Name()
	if asJSON {
		return c.json(done)
	}
	for _, t := range done.Tables {
		if t.Rows > 0 {
			c.print("%-14s %10d", t.Table, t.Rows)
		}
	}
	c.say("%s is copied to %s: %s in %d tables, compared row by row", inline(done.From), inline(done.To), plural(int(done.Rows), "1 row", "%s rows"), len(done.Tables))
	c.say("lex goes on with %s until --database, LEX_DATABASE or database: in lex.yaml names the other one", inline(done.From))
	return nil
}

// openToCopy opens a database that must be there, for reading.
func (s *settings) openToCopy(ctx *cli.Context, from string) (*store.Store, error) {
	if !store.IsServer(from) {
		if _, err := os.Stat(from); err != nil {
			return nil, &hinted{fmt.Errorf("there is no database %s to copy", filepath.Base(from)), "name it with --from"}
		}
	}
	st, err := store.Open(ctx.Context, from, store.Options{ReadOnly: true, Now: s.now})
	if err == nil {
		s.warnOfListeners(ctx.Context, st)
	}
	return st, err
}

// fill copies into a database; a file that it makes goes again when that fails.
func (s *settings) fill(ctx *cli.Context, source *store.Store, to string) (done copiedJSON, err error) {
	if !store.IsServer(to) {
		if _, none := os.Stat(to); os.IsNotExist(none) {
			defer func() {
				if err == nil {
					return
				}
				for _, ending := range []string{"-wal", "-shm", ""} {
					_ = os.Remove(to + ending)
				}
			}()
		}
	}
	target, err := store.Open(ctx.Context, to, store.Options{Now: s.now, Who: who(), Version: version()})
	if err != nil {
		return done, err
	}
	defer target.Close()
	s.warnOfListeners(ctx.Context, target)
	stage := s.stages()
	defer stage.end()
	list, err := source.CopyTo(ctx.Context, target, func(table string) { stage.at("copying %s", table) })
	if err != nil {
		return done, err
	}
	done = copiedJSON{To: target.Name(), Tables: []tableCopy{}}
	for _, t := range list {
		done.Tables = append(done.Tables, tableCopy{t.Table, t.Rows, t.SHA256})
		done.Rows += t.Rows
	}
	return done, nil
}
