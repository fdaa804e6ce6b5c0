package checks_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// TestKeptIsWhatWouldBeFound checks after each change of the data or of
// lex.yaml: the first time, again (kept), and with what is kept spoilt or gone.
func TestKeptIsWhatWouldBeFound(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lex.db")
	reader := func() *store.Store {
		t.Helper()
		s, err := store.Open(t.Context(), storetest.Place(t, path), store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	type results struct {
		List   []records.Finding
		Counts map[string]int
	}
	asked := func(cfg checks.Settings) results {
		t.Helper()
		s := reader()
		list, counts := ask(t, t.Context(), s, cfg)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		return results{list, counts}
	}
	before := results{}
	agree := func(step string, cfg checks.Settings) {
		t.Helper()
		first := asked(cfg)
		if kept := change(t, path, "UPDATE kept SET signature = signature WHERE question LIKE 'asked: checks %'"); kept == 0 {
			t.Fatalf("%s: nothing is kept", step)
		}
		again := asked(cfg)
		change(t, path, "UPDATE kept SET answer = $1 WHERE question LIKE 'asked: checks %'", []byte{0xff, 7})
		spoilt := asked(cfg)
		change(t, path, "DELETE FROM kept")
		anew := asked(cfg)
		for name, other := range map[string]results{"first": first, "kept": again, "spoilt": spoilt} {
			if diff := cmp.Diff(anew, other); diff != "" {
				t.Errorf("%s (-anew +%s):\n%s", step, name, diff)
			}
		}
		if cmp.Equal(before, anew) {
			t.Errorf("%s: the step changed nothing, so it proves nothing", step)
		}
		before = anew
	}
	// change is done with a store of its own, which ends before the next check.
	write := func(fn func(s *store.Store)) {
		t.Helper()
		s, err := store.Open(t.Context(), storetest.Place(t, path), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		fn(s)
	}
	write(func(s *store.Store) { invent(t, s, 20_000) })
	cfg := settings(t, nil)
	agree("import", cfg)
	write(func(s *store.Store) { take(t, s, "participants.csv", []byte(twice)) })
	agree("another import", cfg)
	write(func(s *store.Store) {
		if _, err := s.Undo(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		invent(t, s, 20_200)
	})
	agree("undo and import", cfg)
	for _, yaml := range []string{
		"checks: {person-twice: error}\n",
		"checks: {person-twice: error, sex-missing: off}\n",
		"grantee: {name: Casa de Prueba}\n",
		"grantee: {name: Casa de Prueba}\naliases: {countries: {Perru: PE}}\n",
		"exchanges: {one: {start: 2017-06-19, end: 2017-06-24}}\n",
	} {
		cfg = settings(t, []byte(yaml))
		agree(yaml, cfg)
	}
	cfg.Period = records.Period{Label: "2019", Start: "2019-01-01", End: "2019-12-31"}
	agree("a period", cfg)
}

// TestKeptIsUsed changes what is kept behind the store's back.
func TestKeptIsUsed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lex.db")
	open := func() *store.Store {
		t.Helper()
		s, err := store.Open(t.Context(), storetest.Place(t, path), store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := open()
	invent(t, s, 20_000)
	quiet := settings(t, []byte("grantee: {name: Casa de Prueba}\n"))
	_, few := ask(t, t.Context(), s, quiet)
	loud := settings(t, nil)
	_, many := ask(t, t.Context(), s, loud)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if few["grantee-missing"] != 0 || many["grantee-missing"] != 1 {
		t.Fatalf("got %v and %v", few, many)
	}
	if n := change(t, path, `UPDATE kept SET answer = (SELECT k.answer FROM kept k WHERE k.question LIKE 'asked: checks %' ORDER BY k.answer LIMIT 1)
		WHERE question LIKE 'asked: checks %'`); n != 2 {
		t.Fatalf("%d results are kept", n)
	}
	s = open()
	defer s.Close()
	_, few = ask(t, t.Context(), s, quiet)
	_, many = ask(t, t.Context(), s, loud)
	if few["grantee-missing"] != many["grantee-missing"] {
		t.Errorf("what is kept was not asked: got %v and %v", few, many)
	}
}

// change changes the database behind the store's back.
func change(t *testing.T, path, statement string, args ...any) int64 {
	t.Helper()
	rows, err := storetest.Exec(storetest.Place(t, path), statement, args...)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
