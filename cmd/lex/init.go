package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/testdata"
)

func initCommand(c *console) *cli.Command {
	var example bool
	return &cli.Command{
		Name:        "init",
		Usage:       "start a workspace: a folder with a lex.yaml to fill in",
		ArgsUsage:   "[FOLDER]",
		Description: "Nothing needs it: lex works in any folder. It writes a commented lex.yaml.\n\nlex init\nlex init --example learning",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "example", Usage: "the invented example workspace of lex demo", Destination: &example},
		},
		Action: func(ctx *cli.Context) error {
			folder, err := oneFolder(ctx, ".")
			if err != nil {
				return err
			}
			if _, err := os.Stat(filepath.Join(folder, "lex.yaml")); err == nil {
				return usagef("change it with any editor, or name another folder", "%s is there already", filepath.Join(folder, "lex.yaml"))
			}
			if example {
				made, err := writeExample(folder)
				if err != nil {
					return err
				}
				for _, name := range made {
					c.say("wrote %s", filepath.Join(folder, name))
				}
				c.say("next: lex import participantes.xlsx organizations.xlsx testimonials.csv")
				return nil
			}
			if err := disk.WriteBytes(filepath.Join(folder, "lex.yaml"), workspace.Starter(workspace.Start{})); err != nil {
				return err
			}
			c.say("wrote %s; every line of it is optional", filepath.Join(folder, "lex.yaml"))
			c.say("next: lex import FILE")
			return nil
		},
	}
}

// oneFolder is the folder named on the command line, or the default.
func oneFolder(ctx *cli.Context, otherwise string) (string, error) {
	if ctx.NArg() > 1 {
		return "", usagef("", "lex %s takes one folder, found %d", ctx.Command.Name, ctx.NArg())
	}
	if ctx.NArg() == 1 && ctx.Args().First() != "" {
		return ctx.Args().First(), nil
	}
	return otherwise, nil
}

// writeExample writes the files of the embedded example into a folder and
// never over a file of somebody's own.
func writeExample(folder string) ([]string, error) {
	var made []string
	err := fs.WalkDir(testdata.Example, "example", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := testdata.Example.ReadFile(name)
		if err != nil {
			return err
		}
		target := filepath.Join(folder, path.Base(name))
		if there, err := os.ReadFile(target); err == nil && string(there) != string(data) {
			return usagef("name an empty folder", "%s is there already and is not the example's", target)
		}
		if err := disk.WriteBytes(target, data); err != nil {
			return fmt.Errorf("write the example: %w", err)
		}
		made = append(made, path.Base(name))
		return nil
	})
	return made, err
}
