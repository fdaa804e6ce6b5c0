package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"filippo.io/age"
	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/backup"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/workspace"
	"github.com/namati/lex/reports"
)

// databaseName is what the database is called in a backup, whatever it is called
// in the workspace.
const databaseName = "lex.db"

func backupCommand(c *console) *cli.Command {
	var recipients cli.StringSlice
	return &cli.Command{
		Name:      "backup",
		Usage:     "pack database, lex.yaml and report definitions into one file, while lex is in use",
		ArgsUsage: "FILE",
		Description: "lex backup lex-2018-04.backup\nlex backup lex-2018-04.backup --recipient age1…\n\n" +
			"Partners' spreadsheets and written reports stay out: their rows stand in the database. Without a recipient everybody who gets the file can read the names in it.",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "recipient", Usage: "encrypt to this `KEY` of age (age1…); may be repeated", Destination: &recipients},
		},
		Action: func(ctx *cli.Context) error {
			if ctx.Args().Len() != 1 {
				return usagef("lex backup lex.backup", "name the file to write")
			}
			return runBackup(ctx, c, ctx.Args().First(), recipients.Value())
		},
	}
}

func runBackup(ctx *cli.Context, c *console, target string, keys []string) error {
	var recipients []age.Recipient
	for _, key := range keys {
		recipient, err := backup.Recipient(key)
		if err != nil {
			return usagef("--recipient age1…", "%v", err)
		}
		recipients = append(recipients, recipient)
	}
	s, st, err := c.writing(ctx)
	if err != nil {
		return err
	}
	defer st.Close()
	if err := s.spareInputs(ctx.Context, st, []string{target}); err != nil {
		return err
	}
	// The copy of the database lies beside the backup, in a folder that only its
	// owner can open.
	staging, err := os.MkdirTemp(filepath.Dir(target), ".lex-backup-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(staging) }()
	copied := filepath.Join(staging, databaseName)
	if err := st.Snapshot(ctx.Context, copied); err != nil {
		return err
	}
	sources := append([]backup.Source{{Path: copied, Name: databaseName}}, s.texts()...)
	var made backup.Manifest
	err = disk.Write(target, func(w io.Writer) (err error) {
		made, err = backup.Write(ctx.Context, w, backup.Manifest{Made: s.now().UTC().Format(time.RFC3339), Version: version()}, sources, recipients)
		return err
	})
	if err != nil {
		return err
	}
	c.print("%s", target)
	c.say("%s packed: %s", plural(len(made.Files), "1 file", "%s files"), strings.Join(namesOf(made.Files), ", "))
	if len(recipients) == 0 {
		c.say("the backup is not encrypted: --recipient age1… encrypts it")
	}
	return nil
}

// texts lists lex.yaml and the files that it names, as far as they lie in the
// workspace.
func (s *settings) texts() []backup.Source {
	var names []string
	if s.configPath != "" {
		names = append(names, workspace.FileName)
	}
	for _, rule := range s.config.Reports {
		if rule.Definition == "" {
			continue
		}
		names = append(names, rule.Definition)
		for _, lang := range lexicon.Languages {
			names = append(names, reports.Variant(rule.Definition, lang)...)
		}
	}
	names = append(names, s.config.Grantee.Logo)
	var sources []backup.Source
	for _, name := range names {
		name = filepath.ToSlash(filepath.Clean(filepath.FromSlash(name)))
		path := filepath.Join(s.root, filepath.FromSlash(name))
		known := slices.ContainsFunc(sources, func(b backup.Source) bool { return b.Name == name })
		if info, err := os.Stat(path); known || err != nil || !info.Mode().IsRegular() || !filepath.IsLocal(name) {
			continue
		}
		sources = append(sources, backup.Source{Path: path, Name: name})
	}
	return sources
}

func namesOf(items []backup.Item) []string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = inline(item.Name)
	}
	return names
}

// openBackup reads a backup's keys and file, and words what is wrong with them.
func openBackup(ctx context.Context, file, keyFile string, keep func(backup.Item, io.Reader) error) (backup.Manifest, error) {
	var keys []age.Identity
	if keyFile != "" {
		f, err := os.Open(keyFile)
		if err != nil {
			return backup.Manifest{}, err
		}
		keys, err = backup.Identities(f)
		f.Close()
		if err != nil {
			return backup.Manifest{}, usagef("--identity key.txt, as age-keygen writes it", "%s: %v", keyFile, err)
		}
	}
	f, err := os.Open(file)
	if err != nil {
		return backup.Manifest{}, err
	}
	defer f.Close()
	m, err := backup.Read(ctx, f, keys, keep)
	var noFile *fs.PathError
	switch {
	case errors.Is(err, backup.ErrEncrypted):
		return m, &hinted{fmt.Errorf("%s: %w", file, err), "--identity key.txt names the file with the private key"}
	case errors.Is(err, backup.ErrNotBackup):
		return m, &hinted{fmt.Errorf("%s: %w", file, err), "take another copy of the backup; nothing was changed"}
	case errors.As(err, &noFile):
		return m, err
	}
	return m, err
}
