package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/backup"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/store"
)

// restoreArgs are the flags of `lex restore`.
type restoreArgs struct {
	identity    string
	check, over bool
}

func restoreCommand(c *console) *cli.Command {
	var a restoreArgs
	return &cli.Command{
		Name:      "restore",
		Usage:     "bring a backup back, or only look whether it is whole",
		ArgsUsage: "FILE [FOLDER]",
		Description: "lex restore lex-2018-04.backup --check\nlex restore lex-2018-04.backup restored\n\n" +
			"It goes into a folder that holds no workspace. With --over it takes the place of the workspace there, whose files stay beside the new ones with the ending .before-restore.\n" +
			"Who was forgotten since the backup was made is forgotten in it again, as far as the database of the workspace is still there to tell. " +
			"Where database: in lex.yaml names a server whose database is empty, the data go there as well.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "identity", Usage: "`FILE` with the private key of age that opens the backup", Destination: &a.identity},
			&cli.BoolFlag{Name: "check", Usage: "only look whether the backup is whole and its database sound", Destination: &a.check},
			&cli.BoolFlag{Name: "over", Usage: "take the place of the workspace in FOLDER, whose files are kept beside", Destination: &a.over},
		},
		Action: func(ctx *cli.Context) error {
			if n := ctx.Args().Len(); n != 1 && n != 2 || a.check && n != 1 {
				return usagef("lex restore lex.backup restored", "name the backup, and the folder to restore it to")
			}
			return runRestore(ctx, c, a, ctx.Args().First(), firstOf(ctx.Args().Get(1), "."))
		},
	}
}

func runRestore(ctx *cli.Context, c *console, a restoreArgs, file, folder string) error {
	beside := folder
	if a.check {
		beside = filepath.Dir(file)
	}
	if err := os.MkdirAll(beside, 0o700); err != nil {
		return err
	}
	staging, err := os.MkdirTemp(beside, ".lex-restore-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(staging) }()
	m, err := openBackup(ctx.Context, file, a.identity, func(item backup.Item, r io.Reader) error {
		return disk.Write(filepath.Join(staging, filepath.FromSlash(item.Name)), func(w io.Writer) error {
			_, err := io.Copy(w, r)
			return err
		})
	})
	if err != nil {
		return err
	}
	if err := sound(ctx.Context, filepath.Join(staging, databaseName)); err != nil {
		return err
	}
	c.say("%s: made %s by lex %s, %s, the database is sound", inline(file), inline(m.Made), inline(m.Version), plural(len(m.Files), "1 file", "%s files"))
	if a.check {
		return nil
	}
	if err := spared(folder, m.Files, a.over); err != nil {
		return err
	}
	if err := c.keepForgotten(ctx, filepath.Join(staging, databaseName), folder, m.Made); err != nil {
		return err
	}
	for _, item := range m.Files {
		if err := putBack(staging, folder, item.Name); err != nil {
			return err
		}
		c.print("%s", filepath.Join(folder, filepath.FromSlash(item.Name)))
	}
	return c.fillServer(ctx, folder)
}

// sound opens a restored database and looks through all of it.
func sound(ctx context.Context, path string) error {
	st, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("the database of the backup: %w", err)
	}
	return errors.Join(st.Verify(ctx), st.Close())
}

// spared refuses to restore over a workspace unless that was asked for.
func spared(folder string, items []backup.Item, over bool) error {
	for _, item := range items {
		path := filepath.Join(folder, filepath.FromSlash(item.Name))
		info, err := os.Lstat(path)
		switch {
		case os.IsNotExist(err):
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return fmt.Errorf("%s is no ordinary file; nothing was changed", path)
		case !over:
			return usagef("name a folder that holds no workspace, or use --over: the files there are kept as .before-restore", "%s exists already; nothing was changed", path)
		}
	}
	return nil
}

// putBack moves a file out of the staging folder, and what stood in its place
// aside; of a database with what belongs to it.
func putBack(staging, folder, name string) error {
	target := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return err
	}
	endings := []string{""}
	if name == databaseName {
		endings = []string{"-wal", "-shm", ""}
	}
	for _, ending := range endings {
		err := os.Rename(target+ending, target+".before-restore"+ending)
		if err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	if err := os.Rename(filepath.Join(staging, filepath.FromSlash(name)), target); err != nil {
		return fmt.Errorf("restore %s: %w", strings.TrimPrefix(name, "./"), err)
	}
	return nil
}
