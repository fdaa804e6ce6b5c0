package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// keepForgotten sees that a backup does not bring back who was forgotten since it
// was made: what the database of the workspace knows of them is applied to the
// one that is restored, before that is put in its place.
func (c *console) keepForgotten(ctx *cli.Context, restored, folder, made string) error {
	s, now, err := c.presentStore(ctx, folder)
	if err != nil {
		return err
	}
	if now == nil {
		c.say("there is no database here that knows who was forgotten since %s: whoever was is in the restored one again; `lex forget` erases them once more", inline(made))
		return nil
	}
	defer now.Close()
	known, err := now.Forgotten(ctx.Context)
	if err != nil || len(known) == 0 {
		return err
	}
	st, err := store.Open(ctx.Context, restored, store.Options{Now: s.now, Who: who(), Version: version()})
	if err != nil {
		return err
	}
	rules, err := st.Declare(ctx.Context, s.written)
	if err != nil {
		return errors.Join(err, st.Close())
	}
	people, err := st.ForgetAgain(ctx.Context, rules, now)
	var unclean *store.CleanError
	if errors.As(err, &unclean) {
		c.say("%s", inline(unclean.Error()))
		err = nil
	}
	if err := errors.Join(err, st.Close()); err != nil {
		return err
	}
	if people > 0 {
		c.say("%s since the backup was made, and erased from what is restored; the backup itself holds them still",
			plural(people, "1 person was forgotten", "%s people were forgotten"))
	}
	return nil
}

// presentStore opens the database of the workspace that is restored to, else of
// the one around the current folder; nil when there is none.
func (c *console) presentStore(ctx *cli.Context, folder string) (*settings, *store.Store, error) {
	for _, place := range []string{folder, "."} {
		full, err := filepath.Abs(place)
		if err != nil {
			return nil, nil, err
		}
		s, err := c.settleIn(full, ctx.String("database"), ctx.IsSet("database"))
		if err != nil {
			continue // a lex.yaml that cannot be read is one of the reasons to restore
		}
		if _, none := os.Stat(s.database); none != nil && !store.IsServer(s.database) {
			continue
		}
		st, err := store.Open(ctx.Context, s.database, store.Options{ReadOnly: true, Now: s.now})
		switch {
		case err == nil:
			return s, st, nil
		case errors.Is(err, context.Canceled):
			return nil, nil, err
		}
		// Damaged, or away: so is what it knows.
	}
	return nil, nil, nil
}

// fillServer copies the restored data to the server that lex.yaml names, when
// nothing is stored there yet.
func (c *console) fillServer(ctx *cli.Context, folder string) error {
	full, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	s, err := c.settleIn(full, ctx.String("database"), ctx.IsSet("database"))
	if err != nil || !store.IsServer(s.database) {
		return nil //nolint:nilerr // the next command tells what is wrong with lex.yaml
	}
	restored := filepath.Join(folder, databaseName)
	source, err := store.Open(ctx.Context, restored, store.Options{ReadOnly: true, Now: s.now})
	if err != nil {
		return err
	}
	defer source.Close()
	where := inline(workspace.MaskDatabase(s.database))
	done, err := s.fill(ctx, source, s.database)
	switch {
	case errors.Is(err, store.ErrNotEmpty):
		c.say("this workspace keeps its data on a server that holds data already and was left alone: %s", where)
		c.say("the data of the backup are in %s: `lex database copy --from %s --to ADDRESS` fills an empty database or schema (?schema=…) with them; then name that with database: in lex.yaml", inline(restored), inline(restored))
		return nil
	case err != nil:
		c.say("the files are restored; the data are in %s and not on the server: %s", inline(restored), where)
		c.say("when it can be reached: lex database copy --from %s --to ADDRESS", inline(restored))
		return err
	}
	c.say("the data are on the server %s: %s, compared row by row; %s is a copy that nothing needs any more", where, plural(int(done.Rows), "1 row", "%s rows"), inline(restored))
	return nil
}
