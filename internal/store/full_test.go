package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// crowd is a sheet that takes more room than a few pages, with texts that no two
// rows share.
func crowd(people int) sheet {
	var s sheet
	for i := range people {
		s.people = append(s.people, person{Name: fmt.Sprint("Persona Inventada ", i), Email: fmt.Sprintf("p%d@example.org", i), Organization: fmt.Sprint("Organización ", i), Notes: strings.Repeat("nota ", 40)})
	}
	return s
}

// TestFullDisk fills the disk in the middle of an import: it is said in plain
// words, nothing of the file is stored, and with room the same import goes on.
func TestFullDisk(t *testing.T) {
	storetest.NeedsFile(t)
	s := openAt(t, filepath.Join(t.TempDir(), "lex.db"), store.Options{})
	put(t, s, "first.xlsx", sheet{people: []person{{Name: "Rosa Inventada"}}})
	if err := s.LimitPages(t.Context(), 1); err != nil { // what is there stays
		t.Fatal(err)
	}
	full := func(err error) {
		t.Helper()
		if !errors.Is(err, store.ErrFull) || strings.Contains(err.Error(), "13") || strings.Contains(err.Error(), "database or disk") {
			t.Errorf("error %v", err)
		}
	}
	for _, rows := range []int{30, 3000} { // some and many rows are written in two ways
		_, err := tryPut(s, store.File{Path: "many.xlsx", SHA256: "many"}, crowd(rows))
		full(err)
	}
	full(s.Archive(t.Context(), large()))
	full(s.RecordRun(t.Context(), store.RunRecord{Schedule: strings.Repeat("long ", 10_000), Files: []string{}}))
	if got := count(t, s, store.Query{}).Totals.Participants; got != 1 {
		t.Errorf("%d people are stored", got)
	}
	if err := s.LimitPages(t.Context(), 1<<20); err != nil {
		t.Fatal(err)
	}
	if _, err := tryPut(s, store.File{Path: "many.xlsx", SHA256: "many"}, crowd(3000)); err != nil {
		t.Errorf("with room again: %v", err)
	}
	if got := count(t, s, store.Query{}).Totals.Participants; got != 3001 {
		t.Errorf("%d people are stored", got)
	}
}

// large is a report whose texts take many pages.
func large() store.ArchivedReport {
	r := invented()
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintln(&b, i*7919%10007, i)
	}
	r.Data = []byte(b.String())
	return r
}

// TestFullServer lets the server raise its own condition of a full disk, since no
// test should fill one.
func TestFullServer(t *testing.T) {
	storetest.NeedsServer(t)
	place := storetest.Schema(t, t.Name())
	s := openAt(t, place, store.Options{})
	put(t, s, "first.xlsx", sheet{people: []person{{Name: "Rosa Inventada"}}})
	if _, err := storetest.Exec(place, `CREATE FUNCTION fill() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'could not extend file "base/16384/2619"' USING ERRCODE = 'disk_full'; END $$ LANGUAGE plpgsql;
		CREATE TRIGGER fill BEFORE INSERT ON participant EXECUTE FUNCTION fill()`); err != nil {
		t.Fatal(err)
	}
	_, err := tryPut(s, store.File{Path: "many.xlsx", SHA256: "many"}, crowd(3000))
	var server *store.ServerError
	if !errors.Is(err, store.ErrFull) || !errors.As(err, &server) || !strings.Contains(server.Reason, "disk of the database server is full") || server.Hint == "" {
		t.Errorf("error %v", err)
	}
	if got := count(t, s, store.Query{}).Totals.Participants; got != 1 {
		t.Errorf("%d people are stored", got)
	}
}
