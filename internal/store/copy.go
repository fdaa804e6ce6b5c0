package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
)

// ErrNotEmpty says that a database into which another one was to be copied holds
// something already.
var ErrNotEmpty = errors.New("the database to copy to is not empty")

// CopiedTable is a table as it was copied: its rows, and a digest of them that
// is the same on both sides.
type CopiedTable struct {
	Table, SHA256 string
	Rows          int64
}

// CopyTo copies everything into another store, which must be empty: history,
// decisions, what was forgotten, runs. It is one state of the data, whoever is
// writing meanwhile, and all of it or nothing: what has arrived is read again and
// compared before it stands. tell hears of each table as it begins and may be
// nil. The error is ErrNotEmpty, ErrBusy or says what failed.
func (s *Store) CopyTo(ctx context.Context, to *Store, tell func(table string)) ([]CopiedTable, error) {
	list, err := s.copyTo(ctx, to, tell)
	if err != nil {
		return nil, fmt.Errorf("copy database: %w", err)
	}
	return list, nil
}

func (s *Store) copyTo(ctx context.Context, to *Store, tell func(table string)) (list []CopiedTable, err error) {
	err = s.read(ctx, func(q querier) error {
		return to.write(ctx, func(tx querier) error {
			list, err = copyTables(ctx, q, tx, tell)
			return err
		})
	})
	return list, err
}

func copyTables(ctx context.Context, q, tx querier, tell func(table string)) ([]CopiedTable, error) {
	if check := tx.speaks().deferChecks; check != "" {
		if _, err := tx.ExecContext(ctx, check); err != nil {
			return nil, err
		}
	}
	for _, table := range Tables {
		var some int
		if err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM (SELECT 1 FROM "+table.Name+" LIMIT 1) AS found").Scan(&some); err != nil {
			return nil, err
		}
		if some > 0 {
			return nil, ErrNotEmpty
		}
	}
	var list []CopiedTable
	for _, table := range Tables {
		if tell != nil {
			tell(table.Name)
		}
		copied, err := copyTable(ctx, q, tx, table)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", table.Name, err)
		}
		arrived, err := digestOfTable(ctx, tx, table)
		if err != nil {
			return nil, err
		}
		if arrived != copied {
			return nil, fmt.Errorf("table %s did not arrive as it was: %d rows of %d, or other ones; nothing was stored", table.Name, arrived.rows, copied.rows)
		}
		list = append(list, CopiedTable{table.Name, copied.sum, copied.rows})
	}
	return list, nil
}

// copyTable copies the rows of a table and says what they were.
func copyTable(ctx context.Context, q, tx querier, table StoredTable) (tableDigest, error) {
	columns, err := columnsIn(ctx, q, table.Name)
	if err != nil {
		return tableDigest{}, err
	}
	theirs, err := columnsIn(ctx, tx, table.Name)
	if err != nil {
		return tableDigest{}, err
	}
	if !slices.Equal(columns, theirs) {
		return tableDigest{}, fmt.Errorf("it has the columns %v on one side and %v on the other", columns, theirs)
	}
	var d tableDigest
	sum := sha256.New()
	var space []byte
	rows := newInserter(tx, table.Name, columns...)
	err = eachRow(ctx, q, table, columns, func(row []any) error {
		d.rows++
		if space, err = appendRow(space[:0], row); err != nil {
			return err
		}
		sum.Write(space)
		return rows.add(ctx, row...)
	})
	if err != nil {
		return d, errors.Join(err, rows.drop())
	}
	d.sum = hex.EncodeToString(sum.Sum(nil))
	return d, rows.flush(ctx)
}

// Copy makes a copy of the store in memory, to try out an import. The copy has
// the clock and the name of the original.
func (s *Store) Copy(ctx context.Context) (*Store, error) {
	c, err := newMemory(ctx, s.options)
	if err != nil {
		return nil, err
	}
	if s.server != nil {
		if err = c.migrate(ctx); err == nil {
			_, err = s.copyTo(ctx, c, nil)
		}
	} else if _, err = s.db.ExecContext(ctx, "VACUUM INTO $1", address("/"+c.path)+"?vfs=memdb"); err == nil {
		err = c.migrate(ctx)
	}
	if err != nil {
		c.Close()
		return nil, fmt.Errorf("copy database: %w", fromDriver(err))
	}
	return c, nil
}

// Snapshot writes a copy of the whole database to a file that is not there yet:
// one moment of it, whoever is writing meanwhile, without the free space in which
// erased rows might linger. Of a server it is a file of the same data.
func (s *Store) Snapshot(ctx context.Context, path string) error {
	if s.server == nil {
		if _, err := s.db.ExecContext(ctx, "VACUUM INTO $1", path); err != nil {
			return fmt.Errorf("copy the database: %w", fromDriver(err))
		}
		return nil
	}
	file, err := Open(ctx, path, Options{Now: s.options.Now, Who: s.options.Who, Version: s.options.Version})
	if err != nil {
		return err
	}
	_, err = s.CopyTo(ctx, file, nil)
	return errors.Join(err, file.Close())
}
