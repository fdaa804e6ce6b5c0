package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// TestAddresses opens addresses that lead nowhere: what is said is plain and
// holds nothing secret.
func TestAddresses(t *testing.T) {
	for _, dsn := range []string{
		"postgres://eva:geheim@127.0.0.1:1/lex", "postgresql://eva:geheim@localhost:1/lex?sslmode=verify-full", "postgres://eva:ge%heim@127.0.0.1/lex",
		"postgres://eva:geheim@[::1/lex", "postgres://eva:geheim@127.0.0.1:port/lex", "postgres://eva:geheim@127.0.0.1/lex?sslmode=geheim",
		"postgres://127.0.0.1:1/lex?password=geheim", "postgres://127.0.0.1:1/lex?sslpassword=geheim", "postgres://eva:geheim'@127.0.0.1:1/lex",
		"postgres://eva:geheim@127.0.0.1/lex?schema=geheim;drop", "postgres://eva:geheim@127.0.0.1/lex?sslrootcert=/geheim", "mysql://eva:geheim@127.0.0.1/lex",
		"postgres://eva:geheim@127.0.0.1:1,127.0.0.1:2/lex", "postgres://eva:geheim@/lex?host=/geheim-sockets",
	} {
		_, err := store.Open(t.Context(), dsn, store.Options{})
		var server *store.ServerError
		if !errors.As(err, &server) || server.Hint == "" {
			t.Errorf("%s: error %v", dsn, err)
			continue
		}
		shown := strings.ReplaceAll(err.Error()+server.Hint, "/geheim-sockets", "")
		if strings.Contains(shown, "heim") || strings.Contains(shown, "eva") || strings.Contains(shown, "failed to") {
			t.Errorf("%s: says %q", dsn, shown)
		}
	}
}

func TestServerRefuses(t *testing.T) {
	storetest.NeedsServer(t)
	foreign := storetest.Schema(t, t.Name()+"foreign")
	_, schema, _ := strings.Cut(foreign, "schema=")
	if _, err := storetest.Exec(storetest.Server(), fmt.Sprintf("CREATE SCHEMA %[1]s; CREATE TABLE %[1]s.song (title TEXT)", schema)); err != nil {
		t.Fatal(err)
	}
	newer := storetest.Schema(t, t.Name()+"newer")
	openAt(t, newer, store.Options{}).Close()
	if _, err := storetest.Exec(newer, "UPDATE lex_schema SET version = 99"); err != nil {
		t.Fatal(err)
	}
	var later store.ErrNewer
	for name, test := range map[string]struct {
		place    string
		readOnly bool
		fits     func(err error) bool
	}{
		"another program's": {foreign, false, func(err error) bool { return errors.Is(err, store.ErrNotDatabase) }},
		"newer":             {newer, false, func(err error) bool { return errors.As(err, &later) && later.Found == 99 }},
		"newer, read-only":  {newer, true, func(err error) bool { return errors.As(err, &later) }},
		"empty, read-only":  {storetest.Schema(t, t.Name()+"empty"), true, func(err error) bool { return errors.Is(err, store.ErrEmpty) }},
		"no such database":  {strings.Replace(storetest.Server(), "/postgres?", "/nowhere?", 1), false, func(err error) bool { return strings.Contains(err.Error(), "no such database") }},
	} {
		s, err := store.Open(t.Context(), test.place, store.Options{ReadOnly: test.readOnly})
		if err == nil {
			s.Close()
		}
		if err == nil || !test.fits(err) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestScheduleLock(t *testing.T) {
	path := t.TempDir() + "/lex.db"
	a, b := openAt(t, path, store.Options{}), openAt(t, path, store.Options{})
	unlock, err := a.ScheduleLock(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if storetest.Server() != "" {
		if _, err := b.ScheduleLock(t.Context()); !errors.Is(err, store.ErrBusy) {
			t.Errorf("a second machine: %v", err)
		}
	}
	// Importing is another matter.
	put(t, b, "a.xlsx", sheet{people: []person{{Name: "Ana Prueba"}}})
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	if unlock, err = b.ScheduleLock(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
}

// TestOddTexts stores what cells can hold at most, and what no server can.
func TestOddTexts(t *testing.T) {
	s := open(t)
	long := strings.Repeat("ñ", 32_000)
	put(t, s, long[:200]+".xlsx", sheet{people: []person{{Name: long + " A", Organization: long, Country: "PE"}, {Name: "B\tC", Organization: long + "x", Notes: `\N "quoted" \`}}},
		sheet{name: "2", organizations: []organization{{Name: long, Country: "PE"}}})
	if got := count(t, s, store.Query{Where: []records.Filter{{Field: "organization", Value: long}}}).Totals; got.Participants != 1 || got.Organizations != 1 {
		t.Errorf("counted %+v", got)
	}
	_, err := tryPut(s, store.File{Path: "b.xlsx", SHA256: "b"}, sheet{people: []person{{Name: "Nul\x00"}}})
	if storetest.Server() != "" && (err == nil || !strings.Contains(err.Error(), "NUL")) {
		t.Errorf("NUL: error %v", err)
	}
}

// TestCopyTo moves a store from one database to another and back. On a server
// the other one is a file.
func TestCopyTo(t *testing.T) {
	now := func() time.Time { return time.Date(2018, 1, 31, 9, 0, 0, 0, time.UTC) }
	s := open(t)
	for i := range 3 {
		sheets := rosaEverywhere()
		sheets[0].people = append(sheets[0].people, person{Name: fmt.Sprint("Persona ", i)})
		put(t, s, "a.xlsx", sheets...)
	}
	importMadeUp(t, s, 3000)
	if _, err := s.Undo(t.Context(), 10); err != nil {
		t.Fatal(err)
	}
	decide(t, s, store.Pair{Kind: store.PersonPair, A: 1, B: 2, Code: "bcd"}, true)
	if err := s.Archive(t.Context(), invented()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Forget(t.Context(), rules(), findOne(t, s, "beto@example.org")); err != nil {
		t.Fatal(err)
	}
	file, err := store.Open(t.Context(), t.TempDir()+"/file.db", store.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	back := open(t)
	there, err := s.CopyTo(t.Context(), file, nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := file.CopyTo(t.Context(), back, nil)
	if diff := cmp.Diff(there, again); diff != "" || err != nil {
		t.Fatalf("%v (-there +back):\n%s", err, diff)
	}
	for _, other := range []*store.Store{file, back} {
		want, got := count(t, s, store.Query{By: []string{"country", "sex"}, Rules: rules()}), count(t, other, store.Query{By: []string{"country", "sex"}, Rules: rules()})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("counts (-original +copy):\n%s", diff)
		}
		if err := other.Verify(t.Context()); err != nil {
			t.Error(err)
		}
		// Ids go on where they ended.
		put(t, other, "later.xlsx", sheet{people: []person{{Name: "Rosa Tardía"}}})
		if list, err := other.Forgotten(t.Context()); err != nil || len(list) != 1 || !list[0].Sound {
			t.Errorf("who was forgotten: %+v (%v)", list, err)
		}
	}
	if _, err := s.CopyTo(t.Context(), back, nil); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("into one that holds something: %v", err)
	}
}
