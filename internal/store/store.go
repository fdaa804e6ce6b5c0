package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options say how a store is opened.
type Options struct {
	// ReadOnly opens a database that exists, for counting alone; it works in a
	// folder that cannot be written to.
	ReadOnly bool
	// Now is the clock for the history; nil leaves the times empty.
	Now func() time.Time
	// Who and Version are noted in the history.
	Who, Version string
	// Wait is how long to wait for another writer; 0 means five seconds.
	Wait time.Duration
}

// Store is an open database. It may be used from several goroutines.
type Store struct {
	// path is that of a file, server the address of a server; one of them is set.
	path    string
	server  *server
	options Options
	db      pool

	// mu guards the connection that counts and what it has resolved.
	mu       sync.Mutex
	reader   *session
	resolved *resolved
	// then is the earlier state that is counted, nil for that of now.
	then *Moment
	// unkept are answers to be kept when the store is closed.
	unkept []keptAnswer
}

// Open opens or creates the database at a path, or at the address of a server
// (postgres://…); ":memory:" is an empty one that ends with the store. Errors:
// ErrNewer, ErrBusy, ErrNotDatabase, ErrReadOnly, fs.ErrNotExist (read-only and
// not there), a *ServerError, or what the file system says.
func Open(ctx context.Context, dsn string, opt Options) (*Store, error) {
	if dsn == inMemory {
		return openMemory(ctx, opt)
	}
	s := &Store{options: opt}
	var err error
	if IsServer(dsn) {
		s.server, err = parseServer(dsn)
	} else {
		s.path, err = filepath.Abs(dsn)
	}
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if err := s.open(ctx); err != nil {
		return nil, fmt.Errorf("open database %s: %w", s.Name(), err)
	}
	return s, nil
}

// Name is what people call the database: the name of the file, or host and
// database of the server. It holds no secret.
func (s *Store) Name() string {
	if s.server != nil {
		return s.server.name()
	}
	return filepath.Base(s.path)
}

func (s *Store) open(ctx context.Context) error {
	err := s.openAsIs(ctx)
	// While another lex makes or migrates the file, some answers of SQLite come
	// at once instead of after the time to wait.
	start := time.Now()
	for errors.Is(err, ErrBusy) && time.Since(start) < s.wait() || errors.Is(err, ErrEmpty) && time.Since(start) < s.making() {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
		err = s.openAsIs(ctx)
	}
	if !errors.Is(err, errOlder) {
		return err
	}
	if err := s.migrateReadOnly(ctx); err != nil {
		return err
	}
	return s.openAsIs(ctx)
}

// wait is how long to wait for another writer.
func (s *Store) wait() time.Duration {
	if s.options.Wait <= 0 {
		return 5 * time.Second
	}
	return s.options.Wait
}

// making is how long to wait for the tables of an empty file, which another lex
// may be about to make: one that was just created, and longer where SQLite has
// begun to write.
func (s *Store) making() time.Duration {
	info, err := os.Stat(s.path)
	if s.server != nil || err != nil || time.Since(info.ModTime()) > s.wait() {
		return 0
	}
	if info.Size() == 0 {
		return min(s.wait(), time.Second)
	}
	return s.wait()
}

func (s *Store) openAsIs(ctx context.Context) error {
	connect := s.connectFile
	if s.server != nil {
		connect = s.server.connect
	}
	db, err := connect(ctx)
	if err != nil {
		return fromDriver(err)
	}
	s.db = db
	if err := s.migrate(ctx); err != nil {
		db.Close()
		return err
	}
	return nil
}

// connectFile opens the pool on a file, which is made where there is none.
func (s *Store) connectFile(ctx context.Context) (pool, error) {
	if err := prepareFile(s.path, s.options.ReadOnly); err != nil {
		return pool{}, err
	}
	db, err := s.touch(ctx, false)
	if s.options.ReadOnly && (hasCode(err, sqliteCantOpen) || hasCode(err, sqliteReadOnly)) {
		// A folder that cannot be written to and no lex at work: there is no
		// -wal to read and none can be made.
		if _, statErr := os.Stat(s.path + "-wal"); errors.Is(statErr, fs.ErrNotExist) {
			db, err = s.touch(ctx, true)
		}
	}
	return db, err
}

// touch opens the pool and touches the file, which the pool alone does not.
func (s *Store) touch(ctx context.Context, immutable bool) (pool, error) {
	db, err := openSQLite(s.path, s.options.ReadOnly, immutable, s.wait())
	if err != nil {
		return pool{}, err
	}
	var tables int
	if err := db.QueryRowContext(ctx, tablesNamed, "batch").Scan(&tables); err != nil {
		db.Close()
		return pool{}, err
	}
	return db, nil
}

// prepareFile creates the file for its owner alone before SQLite sees it; the
// -wal and -shm files beside it take the same mode.
func prepareFile(path string, readOnly bool) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("%w: it is no ordinary file", ErrNotDatabase)
	case err == nil:
		return refuseStranger(path)
	case readOnly || !errors.Is(err, fs.ErrNotExist):
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil // another lex was quicker
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// Close ends all use of the store.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader != nil {
		s.reader.Close()
		s.reader = nil
	}
	s.resolved = nil
	err := s.db.Close()
	// Keeping comes last: a connection that may write tidies up behind one that
	// only reads. That nothing can be kept is no reason to fail: it is counted
	// anew.
	_ = s.writeKept(context.Background())
	return err
}

// now is the time for the history, RFC 3339 in UTC, "" without a clock.
func (s *Store) now() string {
	if s.options.Now == nil {
		return ""
	}
	return s.options.Now().UTC().Format(time.RFC3339)
}
