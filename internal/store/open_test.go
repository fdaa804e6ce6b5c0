package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

func TestOpenRefuses(t *testing.T) {
	storetest.NeedsFile(t)
	ctx := context.Background()
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	another := filepath.Join(folder, "another.db")
	runSQL(t, another, "CREATE TABLE song (title TEXT)")
	damaged := filepath.Join(folder, "damaged.db")
	s := openAt(t, damaged, store.Options{})
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "A B"}}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	clear(data[100:4000])
	if err := os.WriteFile(damaged, data, 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(folder, "newer.db")
	openAt(t, newer, store.Options{}).Close()
	known := pragma(t, newer, "user_version")
	runSQL(t, newer, "PRAGMA user_version = 99")

	for _, test := range []struct {
		name, path string
		opt        store.Options
		want       error
	}{
		{"text", write("notes.txt", strings.Repeat("no database ", 100)), store.Options{}, store.ErrNotDatabase},
		{"another program's", another, store.Options{}, store.ErrNotDatabase},
		{"damaged", damaged, store.Options{}, store.ErrNotDatabase},
		{"a folder", folder, store.Options{}, store.ErrNotDatabase},
		{"newer", newer, store.Options{}, store.ErrNewer{Found: 99, Known: known}},
		{"newer, read-only", newer, store.Options{ReadOnly: true}, store.ErrNewer{Found: 99, Known: known}},
		{"not there", filepath.Join(folder, "none.db"), store.Options{ReadOnly: true}, fs.ErrNotExist},
		{"empty and read-only", write("empty.db", ""), store.Options{ReadOnly: true}, store.ErrNotDatabase},
		{"no such folder", filepath.Join(folder, "no", "lex.db"), store.Options{}, fs.ErrNotExist},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := store.Open(ctx, test.path, test.opt)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
		})
	}
	_, err = store.Open(ctx, "mysql://localhost/lex", store.Options{})
	if err == nil || !strings.Contains(err.Error(), "no address of a database") {
		t.Errorf("error %v for another kind of server", err)
	}
}

// TestNoFileIsMadeOfAnAddress gives addresses in forms that lex does not read:
// none may become a file that bears a user's name and password.
func TestNoFileIsMadeOfAnAddress(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, dsn := range []string{"host=db.example.org dbname=lex user=eva password=invented", "dbname=lex", "service=lex", "host=/var/run/postgresql dbname=lex",
		" Password = invented", "postgres:/eva:invented@db.example.org/lex", "postgresql:eva:invented@db.example.org"} {
		_, err := store.Open(context.Background(), dsn, store.Options{})
		var wrong *store.ServerError
		if !store.IsServer(dsn) || !errors.As(err, &wrong) || strings.Contains(err.Error()+wrong.Hint, "invented") {
			t.Errorf("%q: %v", dsn, err)
		}
	}
	for _, path := range []string{"user=eva/lex.db", "host=1.db", "lex.db", "postgres.db", "our postgres: copy.db", "dbname"} {
		if store.IsServer(path) {
			t.Errorf("%q is taken for an address", path)
		}
	}
	if left, err := os.ReadDir("."); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// runSQL changes a database behind the store's back.
func runSQL(t *testing.T, path, statement string) {
	t.Helper()
	if _, err := storetest.Exec(storetest.Place(t, path), statement); err != nil {
		t.Fatal(err)
	}
}

func TestOpenOddPaths(t *testing.T) {
	storetest.NeedsFile(t)
	for _, name := range []string{"a b.db", "ñandú %41?x=1#y.db", "lex"} {
		path := filepath.Join(t.TempDir(), name)
		s := openAt(t, path, store.Options{})
		put(t, s, "a.xlsx", sheet{people: []person{{Name: "A B"}}})
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}

func TestFilesAreForTheOwnerAlone(t *testing.T) {
	storetest.NeedsFile(t)
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	path := filepath.Join(t.TempDir(), "lex.db")
	s := openAt(t, path, store.Options{})
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "A B"}}})
	for _, file := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o, want 600", filepath.Base(file), mode)
		}
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lex.db")
	s := openAt(t, path, store.Options{})
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "A B"}}})
	r := openAt(t, path, store.Options{ReadOnly: true})
	if got := count(t, r, store.Query{}).Totals.Participants; got != 1 {
		t.Errorf("%d people, want 1", got)
	}
	// It sees what another process stores.
	put(t, s, "b.xlsx", sheet{people: []person{{Name: "C D"}}})
	if got := count(t, r, store.Query{}).Totals.Participants; got != 2 {
		t.Errorf("%d people, want 2", got)
	}
	if _, err := r.Begin(context.Background(), store.File{}); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("importing: %v", err)
	}
	if _, err := r.Undo(context.Background(), 1); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("undoing: %v", err)
	}
	if err := r.Verify(context.Background()); err != nil {
		t.Error(err)
	}
	c, err := r.Copy(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	put(t, c, "c.xlsx", sheet{people: []person{{Name: "E F"}}})
	if got := count(t, c, store.Query{}).Totals.Participants; got != 3 {
		t.Errorf("%d people in the copy, want 3", got)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	storetest.NeedsFile(t)
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("modes of folders do not bind this user")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "lex.db")
	s := openAt(t, path, store.Options{})
	put(t, s, "a.xlsx", sheet{people: []person{{Name: "A B"}}})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o700)
	r := openAt(t, path, store.Options{ReadOnly: true})
	if got := count(t, r, store.Query{}).Totals.Participants; got != 1 {
		t.Errorf("%d people, want 1", got)
	}
	if _, err := store.Open(context.Background(), path, store.Options{Wait: time.Millisecond}); !errors.Is(err, store.ErrReadOnly) && !errors.Is(err, fs.ErrPermission) {
		t.Errorf("opening for writing: %v", err)
	}
}

// TestCloseLeavesOneFile imports and counts enough that statements are prepared
// on every connection: one left open would leave the -wal file behind.
func TestCloseLeavesOneFile(t *testing.T) {
	storetest.NeedsFile(t)
	folder := t.TempDir()
	s := openAt(t, filepath.Join(folder, "lex.db"), store.Options{})
	importMadeUp(t, s, 1000)
	list := make([]organization, 200)
	for i := range list {
		list[i] = organization{Name: fmt.Sprint("Red ", i), Country: "PE", FocusArea: fmt.Sprint("tema ", i, "; otro ", i)}
	}
	put(t, s, "b.xlsx", sheet{organizations: list})
	count(t, s, store.Query{By: []string{"organization"}, Rules: rules()})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("%d files are left, want the database alone: %v", len(entries), entries)
	}
}

// pragma reads a number that a database says of itself.
func pragma(t *testing.T, path, name string) int {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow("PRAGMA " + name).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
