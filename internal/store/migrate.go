package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

//go:embed migrations
var migrations embed.FS

// step is one migration: its number and its SQL.
type step struct {
	number int
	name   string
	text   string
}

// fills are what migrations do beyond their SQL, by number.
var fills = map[int]func(ctx context.Context, q querier) error{2: fillColumns}

// steps reads the embedded migrations of a dialect in order.
func steps(dialect string) ([]step, error) {
	entries, err := migrations.ReadDir("migrations/" + dialect)
	if err != nil {
		return nil, err
	}
	var list []step
	for _, entry := range entries {
		number, err := strconv.Atoi(strings.SplitN(entry.Name(), "_", 2)[0])
		if err != nil {
			return nil, fmt.Errorf("migration %q bears no number: %w", entry.Name(), err)
		}
		text, err := migrations.ReadFile("migrations/" + dialect + "/" + entry.Name())
		if err != nil {
			return nil, err
		}
		list = append(list, step{number, entry.Name(), string(text)})
	}
	sort.Slice(list, func(i, j int) bool { return list[i].number < list[j].number })
	return list, nil
}

// migrate brings the schema up to what this build knows, in one transaction.
func (s *Store) migrate(ctx context.Context) error {
	list, err := steps(s.db.name)
	if err != nil {
		return err
	}
	known := list[len(list)-1].number
	found, err := s.db.schemaVersion(ctx, s.db)
	switch {
	case err != nil:
		return err
	case found > known:
		return ErrNewer{Found: found, Known: known}
	case found == known:
		return nil
	case s.options.ReadOnly && found == 0:
		return ErrEmpty
	case s.options.ReadOnly:
		return errOlder
	}
	return s.write(ctx, func(tx querier) error {
		// Another lex may have migrated since; now the lock is ours.
		found, err := tx.speaks().schemaVersion(ctx, tx)
		if err != nil {
			return err
		}
		if found == 0 && s.server != nil {
			if err := s.server.makeSchema(ctx, tx); err != nil {
				return err
			}
		}
		for _, m := range list {
			if m.number <= found {
				continue
			}
			if _, err := tx.ExecContext(ctx, m.text); err != nil {
				return fmt.Errorf("migration %s: %w", m.name, err)
			}
			if fill := fills[m.number]; fill != nil {
				if err := fill(ctx, tx); err != nil {
					return fmt.Errorf("migration %s: %w", m.name, err)
				}
			}
		}
		return tx.speaks().markSchema(ctx, tx, known)
	})
}

// errOlder says that a database which was opened for reading has to be brought
// up to date first.
var errOlder = errors.New("an older lex made the database")

// migrateReadOnly brings a database up to date that was opened for reading, over
// a second connection: reading is what most people do first with a new lex.
func (s *Store) migrateReadOnly(ctx context.Context) error {
	options := s.options
	options.ReadOnly = false
	writable := &Store{path: s.path, server: s.server, options: options}
	if err := writable.open(ctx); err != nil {
		return fmt.Errorf("an older lex made it, and it cannot be brought up to date: %w", err)
	}
	return writable.Close()
}
