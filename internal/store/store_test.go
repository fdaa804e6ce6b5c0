package store_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// open makes an empty store in a folder of its own.
func open(t testing.TB) *store.Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "lex.db"), store.Options{})
}

func openAt(t testing.TB, path string, opt store.Options) *store.Store {
	t.Helper()
	if opt.Now == nil {
		opt.Now = func() time.Time { return time.Date(2018, 1, 31, 9, 0, 0, 0, time.UTC) }
	}
	s, err := store.Open(context.Background(), storetest.Place(t, path), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// sheet is a sheet of invented rows.
type sheet struct {
	name, exchange string
	people         []records.Participant
	organizations  []records.Organization
	quotes         []records.Testimonial
	rejects        []records.Reject
}

func (s sheet) kind() records.Kind {
	switch {
	case s.organizations != nil:
		return records.Organizations
	case s.quotes != nil:
		return records.Testimonials
	}
	return records.Participants
}

// put imports sheets as one file and returns what changed.
func put(t rapid.TB, s *store.Store, path string, sheets ...sheet) []store.SheetChange {
	t.Helper()
	changes, err := tryPut(s, store.File{Path: path, Name: filepath.Base(path), SHA256: digestOf(sheets), Mapping: "m"}, sheets...)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func tryPut(s *store.Store, f store.File, sheets ...sheet) ([]store.SheetChange, error) {
	ctx := context.Background()
	b, err := s.Begin(ctx, f)
	if err != nil {
		return nil, err
	}
	defer b.Rollback()
	for _, sh := range sheets {
		if err := fill(b, sh); err != nil {
			return nil, err
		}
	}
	return b.Commit(ctx)
}

func fill(b *store.Batch, sh sheet) error {
	w, err := b.Sheet(store.SheetInfo{Sheet: sh.name, Kind: sh.kind(), HeaderRow: 1, Exchange: sh.exchange,
		Columns: []map[string]string{{"letter": "A", "field": "name"}, {"letter": "B", "field": "country"}}})
	if err != nil {
		return err
	}
	for i, r := range sh.people {
		r.Row = i + 2
		if err := w.Participant(&r); err != nil {
			return err
		}
	}
	for i, r := range sh.organizations {
		r.Row = i + 2
		if err := w.Organization(&r); err != nil {
			return err
		}
	}
	for i, r := range sh.quotes {
		r.Row = i + 2
		if err := w.Testimonial(&r); err != nil {
			return err
		}
	}
	for _, r := range sh.rejects {
		if err := w.Reject(r); err != nil {
			return err
		}
	}
	return nil
}

func count(t rapid.TB, s *store.Store, q store.Query) store.Table {
	t.Helper()
	table, err := s.Count(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return table
}
