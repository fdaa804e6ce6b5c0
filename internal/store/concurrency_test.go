package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

func TestBusy(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "lex.db")
	a := openAt(t, path, store.Options{})
	b := openAt(t, path, store.Options{Wait: 20 * time.Millisecond})
	batch, err := a.Begin(ctx, store.File{Path: "a.xlsx", SHA256: "a"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Begin(ctx, store.File{Path: "b.xlsx", SHA256: "b"}); !errors.Is(err, store.ErrBusy) {
		t.Errorf("a second writer: %v", err)
	}
	// Readers do not wait.
	count(t, b, store.Query{})
	if err := batch.Rollback(); err != nil {
		t.Fatal(err)
	}
	put(t, b, "b.xlsx", sheet{people: []person{{Name: "A B"}}})
}

// TestManyFirstOpeners opens a database that does not exist yet from several
// stores at once: one makes it, and none takes it for another program's while it
// is being made.
func TestManyFirstOpeners(t *testing.T) {
	const rounds, openers = 25, 8
	for round := range rounds {
		path := filepath.Join(t.TempDir(), "lex.db")
		start := make(chan struct{})
		failed := make(chan error, openers)
		for range openers {
			go func() {
				<-start
				s, err := store.Open(context.Background(), path, store.Options{Wait: time.Minute})
				if err == nil {
					err = s.Close()
				}
				failed <- err
			}()
		}
		close(start)
		for range openers {
			if err := <-failed; err != nil {
				t.Fatalf("round %d: %v", round, err)
			}
		}
	}
}

// TestReadersOfAFirstMoment reads a database that another lex is just making: a
// reader waits for its tables and does not call it empty.
func TestReadersOfAFirstMoment(t *testing.T) {
	storetest.NeedsFile(t)
	for _, begun := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "lex.db")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if begun { // SQLite has written its first page
			if _, err := storetest.Exec(path, "PRAGMA journal_mode = WAL"); err != nil {
				t.Fatal(err)
			}
		}
		opened := make(chan error, 1)
		go func() {
			s, err := store.Open(context.Background(), path, store.Options{ReadOnly: true})
			if err == nil {
				err = s.Close()
			}
			opened <- err
		}()
		time.Sleep(100 * time.Millisecond)
		openAt(t, path, store.Options{}).Close()
		if err := <-opened; err != nil {
			t.Errorf("begun %v: %v", begun, err)
		}
	}
}

// TestVersionOfOneMoment lets another lex make the tables between any two of the
// questions by which a file is known as one of lex.
func TestVersionOfOneMoment(t *testing.T) {
	for moment, questions := 1, 1; moment <= questions; moment++ {
		path := filepath.Join(t.TempDir(), "lex.db")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		questions = 0
		_, err := store.VersionAtOpening(context.Background(), path, func() {
			if questions++; questions == moment {
				openAt(t, path, store.Options{})
			}
		})
		if err != nil || questions == 0 {
			t.Errorf("made after question %d of %d: %v", moment, questions, err)
		}
	}
}

// TestManyWriters imports from several stores at once, as several processes do:
// every file is stored once and nothing is lost.
func TestManyWriters(t *testing.T) {
	const writers, files = 8, 10
	path := storetest.Place(t, filepath.Join(t.TempDir(), "lex.db"))
	var wait sync.WaitGroup
	failed := make(chan error, writers)
	for w := range writers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			failed <- importFiles(path, w, files)
		}()
	}
	wait.Wait()
	for range writers {
		if err := <-failed; err != nil {
			t.Fatal(err)
		}
	}
	s := openAt(t, path, store.Options{})
	table := count(t, s, store.Query{By: []string{"country"}})
	// Each writer has its own files, and all have one file in common.
	if want := fmt.Sprintf("%d/%[1]d/0 1 0 %[1]d", writers*files+1); totals(table.Totals) != want {
		t.Errorf("totals %s, want %s", totals(table.Totals), want)
	}
	if err := s.Verify(context.Background()); err != nil {
		t.Error(err)
	}
}

func importFiles(path string, writer, files int) error {
	s, err := store.Open(context.Background(), path, store.Options{Wait: time.Minute})
	if err != nil {
		return err
	}
	defer s.Close()
	for i := range files {
		name := fmt.Sprintf("w%d-%d", writer, i)
		_, err := tryPut(s, store.File{Path: name, SHA256: name}, sheet{people: []person{{Name: "Persona " + name, Country: "PE"}}})
		if err != nil {
			return err
		}
	}
	_, err = tryPut(s, store.File{Path: fmt.Sprint("common", writer), SHA256: "common"}, sheet{people: []person{{Name: "Persona Común", Country: "PE"}}})
	if errors.Is(err, store.ErrUnchanged) {
		return nil
	}
	return err
}

func TestRollbackLeavesNothing(t *testing.T) {
	ctx := context.Background()
	for _, test := range []struct {
		name string
		end  func(b *store.Batch, cancel context.CancelFunc) error
	}{
		{"rollback", func(b *store.Batch, _ context.CancelFunc) error { return b.Rollback() }},
		{"interrupt", func(b *store.Batch, cancel context.CancelFunc) error {
			cancel()
			if _, err := b.Commit(ctx); err == nil {
				return errors.New("an interrupted import was stored")
			}
			return b.Rollback()
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "lex.db")
			s := openAt(t, path, store.Options{})
			put(t, s, "a.xlsx", sheet{people: []person{{Name: "A B"}}})
			before, err := s.State(ctx)
			if err != nil {
				t.Fatal(err)
			}
			inner, cancel := context.WithCancel(ctx)
			defer cancel()
			b, err := s.Begin(inner, store.File{Path: "a.xlsx", SHA256: "new"})
			if err != nil {
				t.Fatal(err)
			}
			list := make([]person, 500)
			for i := range list {
				list[i] = person{Name: fmt.Sprint("Persona ", i), Country: fmt.Sprint("país ", i)}
			}
			if err := fill(b, sheet{people: list, rejects: []records.Reject{{Row: 3, Check: "x"}}}); err != nil {
				t.Fatal(err)
			}
			if err := test.end(b, cancel); err != nil {
				t.Fatal(err)
			}
			wantStatuses(t, s, "1 a.xlsx active 0")
			if after, err := s.State(ctx); err != nil || after != before {
				t.Errorf("the state changed (%v)", err)
			}
			put(t, s, "b.xlsx", sheet{people: []person{{Name: "C D"}}})
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if storetest.Server() != "" {
				return // what a server keeps of it is its own affair
			}
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(string(data), "Persona 499") {
				t.Error("a name that was rolled back is in the file")
			}
		})
	}
}
