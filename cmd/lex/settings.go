package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// settings are what a command works with, resolved once: flag, then
// environment, then lex.yaml, then the default.
type settings struct {
	*console
	// root is the workspace's folder; configPath is its lex.yaml or "".
	root, configPath string
	config           *workspace.Config
	// written are the rules of lex.yaml alone; config has those that imported
	// sheets declare as well.
	written records.Rules
	// database is the path of the database or a DSN; databaseFrom says where
	// that was set.
	database, databaseFrom string
	languageFrom           string
	now                    func() time.Time
}

// fromFlag is where a database comes from that lex.yaml did not name.
const fromFlag = "--database or LEX_DATABASE"

// settle finds the workspace around the current folder and resolves the
// settings.
func (c *console) settle(ctx *cli.Context) (*settings, error) {
	here, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("find the current folder: %w", err)
	}
	return c.settleIn(here, ctx.String("database"), ctx.IsSet("database"))
}

// settleIn does the same for the workspace around a folder.
func (c *console) settleIn(folder, database string, isSet bool) (*settings, error) {
	s := &settings{console: c}
	s.root, s.configPath = workspace.Find(folder)
	config, err := workspace.Load(s.configPath)
	if err != nil {
		return nil, err
	}
	if unknown := config.UnknownCheck(checkNames()); unknown != nil {
		return nil, unknown
	}
	s.config, s.written = config, config.Rules
	if isSet && database != "" {
		if err := spoken("--database", "LEX_DATABASE", database); err != nil {
			return nil, err
		}
		s.database, s.databaseFrom = database, fromFlag
	} else {
		s.database, s.databaseFrom = config.Database, "lex.yaml or default"
		if err := s.ownPassword(); err != nil {
			return nil, err
		}
		if !store.IsServer(s.database) && !filepath.IsAbs(s.database) {
			s.database = filepath.Join(s.root, s.database)
		}
	}
	if language := os.Getenv("LEX_LANGUAGE"); language != "" {
		if !slices.Contains(lexicon.Languages, language) {
			return nil, usagef("one of "+strings.Join(lexicon.Languages, ", "), "LEX_LANGUAGE names no language that lex speaks: %q", language)
		}
		s.config.Language, s.languageFrom = language, "LEX_LANGUAGE"
	}
	now, err := clock(os.Getenv("LEX_NOW"))
	if err != nil {
		return nil, err
	}
	s.now = now
	return s, nil
}

// clock is the time of day, or the one moment that LEX_NOW names. Tests have one
// that they move.
var clock = func(fixed string) (func() time.Time, error) {
	if fixed == "" {
		return time.Now, nil
	}
	t, err := time.Parse(time.RFC3339, fixed)
	if err != nil {
		return nil, usagef("write it as 2018-04-05T06:00:00+02:00", "LEX_NOW is no moment that lex can read: %q", fixed)
	}
	return func() time.Time { return t }, nil
}

// openStore opens the database for writing, and makes it when there is none.
func (s *settings) openStore(ctx *cli.Context) (*store.Store, error) {
	return s.openStoreIn(ctx.Context)
}

func (s *settings) openStoreIn(ctx context.Context) (*store.Store, error) {
	if folder := filepath.Dir(s.database); !store.IsServer(s.database) {
		if _, err := os.Stat(folder); os.IsNotExist(err) {
			return nil, &hinted{fmt.Errorf("there is no folder %s for the database", folder), "make it, or name another file with --database"}
		}
	}
	st, err := store.Open(ctx, s.database, store.Options{Now: s.now, Who: who(), Version: version()})
	if err != nil {
		return nil, err
	}
	s.warnOfListeners(ctx, st)
	return st, s.learn(ctx, st)
}

// learn completes the rules by the exchanges that imported sheets declare.
func (s *settings) learn(ctx context.Context, st *store.Store) (err error) {
	s.config.Rules, err = st.Declare(ctx, s.written)
	return err
}

// readStore opens the database for reading. A workspace without a database is
// an empty one: nothing is created by looking.
func (s *settings) readStore(ctx *cli.Context) (*store.Store, error) {
	return s.readStoreIn(ctx.Context)
}

func (s *settings) readStoreIn(ctx context.Context) (*store.Store, error) {
	if !store.IsServer(s.database) {
		if _, err := os.Stat(s.database); os.IsNotExist(err) {
			return store.Open(ctx, ":memory:", store.Options{Now: s.now})
		}
	}
	st, err := store.Open(ctx, s.database, store.Options{ReadOnly: true, Now: s.now})
	if store.IsServer(s.database) && errors.Is(err, store.ErrEmpty) {
		return store.Open(ctx, ":memory:", store.Options{Now: s.now})
	}
	if err != nil {
		return nil, err
	}
	s.warnOfListeners(ctx, st)
	return st, s.learn(ctx, st)
}

// existingStore opens the database for writing, which must be there: a typing
// mistake in --database is no reason to make one.
func (s *settings) existingStore(ctx *cli.Context) (*store.Store, error) {
	if !store.IsServer(s.database) {
		if _, err := os.Stat(s.database); os.IsNotExist(err) {
			return nil, &hinted{fmt.Errorf("there is no database %s yet", filepath.Base(s.database)), "lex import FILE makes it; or name another one with --database"}
		}
	} else if st, err := store.Open(ctx.Context, s.database, store.Options{ReadOnly: true}); errors.Is(err, store.ErrEmpty) {
		return nil, &hinted{fmt.Errorf("the database %s holds nothing yet", workspace.MaskDatabase(s.database)), "lex import FILE begins it; or name another one with --database"}
	} else if err == nil {
		st.Close()
	}
	return s.openStore(ctx)
}

// reading finds the workspace and opens its database for reading; the caller
// closes it.
func (c *console) reading(ctx *cli.Context) (*settings, *store.Store, error) {
	s, err := c.settle(ctx)
	if err != nil {
		return nil, nil, err
	}
	st, err := s.readStore(ctx)
	return s, st, err
}

// writing finds the workspace and opens its database, which must be there, for
// writing; the caller closes it.
func (c *console) writing(ctx *cli.Context) (*settings, *store.Store, error) {
	s, err := c.settle(ctx)
	if err != nil {
		return nil, nil, err
	}
	st, err := s.existingStore(ctx)
	return s, st, err
}

// who names the person who runs lex, for the history.
func who() string {
	for _, name := range []string{"LEX_USER", "USER", "USERNAME"} {
		if v := os.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}

// relative writes a path as a person in the current folder would.
func relative(path string) string {
	here, err := os.Getwd()
	if err != nil {
		return path
	}
	r, err := filepath.Rel(here, path)
	if err != nil || strings.HasPrefix(r, ".."+string(filepath.Separator)+".."+string(filepath.Separator)) {
		return path
	}
	return r
}
