package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

// rosaEverywhere are the sheets in which an invented person stands in all ways.
func rosaEverywhere() []sheet {
	return []sheet{
		{name: "Lista", people: []person{
			{Name: "Ana Prueba", Organization: "Casa Uno", Country: "PE", Sex: "F"},
			{Name: "Rosa Zutana", Email: "rosa.zutana@example.org", Phone: "+51 987 654 321", Organization: "Zutanas Unidas", Country: "PE", City: "Zutanópolis",
				Age: "born 1971-03-09", Position: "Zutanera", Notes: "la Zutana", Extra: []string{"Zutana extra"}, Date: "2017-06-19"},
			{Name: "Beto Muestra", Email: "beto@example.org", Organization: "Casa Uno", Country: "CL"},
			{Name: "Zutana, ROSA", Email: "Rosa.Zutana@example.org", Organization: "Casa Uno", Country: "PE"},
		}, rejects: []records.Reject{{Row: 9, Check: "date-unreadable", Cells: []string{"7", "Rosa Zutana", "32 de marzo"}}, {Row: 10, Check: "name-missing", Cells: []string{"8", ""}}}},
		{name: "Citas", quotes: []records.Testimonial{
			{Quote: "Invented words.", Name: "Beto Muestra", Organization: "Casa Uno", Consent: "yes"},
			{Quote: "Invented words of Zutana.", Name: "Rosa Zutana", Organization: "Casa Uno", Consent: "yes"},
			{Quote: "Invented words of somebody else.", Name: "Rosa Zutana", Organization: "Casa Nueve", Consent: "yes"},
		}},
		{name: "Orgs", organizations: []organization{{Name: "Casa Uno", Country: "PE", Contact: "Rosa Zutana", Email: "rosa.zutana@example.org", Phone: "+51 987 654 321"}}},
	}
}

func findOne(t rapid.TB, s *store.Store, search string) store.FoundPerson {
	t.Helper()
	found, err := s.FindPeople(context.Background(), rules(), search)
	if err != nil || len(found) != 1 {
		t.Fatalf("%d people are found by %q (%v)", len(found), search, err)
	}
	return found[0]
}

// traces counts how often a text stands in the files of a database, or in the
// tables of a server.
func traces(t *testing.T, path, text string) (n int) {
	t.Helper()
	if storetest.Server() != "" {
		n, err := storetest.Traces(storetest.Place(t, path), text)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(bytes.ToLower(data), bytes.ToLower([]byte(text)))
	}
	return n
}

func TestForget(t *testing.T) {
	for name, from := range map[string]int64{"in SQL": 1 << 40, "in memory": 0} {
		t.Run(name, func(t *testing.T) {
			defer store.CountInMemoryFrom(from)()
			path := filepath.Join(t.TempDir(), "lex.db")
			s := openAt(t, path, store.Options{Who: "tester"})
			others := rosaEverywhere()[1].quotes[2]
			// Three versions of the file, one of them undone.
			for i := range 3 {
				sheets := rosaEverywhere()
				sheets[0].people = append(sheets[0].people, person{Name: fmt.Sprint("Persona ", i)})
				if i < 2 { // in the last one, who bears the name elsewhere is not quoted
					sheets[1].quotes = sheets[1].quotes[:2]
				}
				put(t, s, "a.xlsx", sheets...)
			}
			if _, err := s.Undo(t.Context(), 7); err != nil {
				t.Fatal(err)
			}
			if err := s.Remember(t.Context(), rules(), "checks", []byte("rosa.zutana@example.org")); err != nil {
				t.Fatal(err)
			}
			decide(t, s, store.Pair{Kind: store.PersonPair, A: store.PersonSide("Rosa Zutana", "rosa.zutana@example.org", ""), B: store.PersonSide("Ana Prueba", "", "Casa Uno")}, false)
			before := count(t, s, store.Query{By: []string{"country"}, Rules: rules()})
			if err := s.Close(); err != nil { // what was counted is kept now
				t.Fatal(err)
			}
			s = openAt(t, path, store.Options{Who: "tester"})

			rosa := findOne(t, s, "rosa.zutana@example.org")
			if rosa.Rows != 6 || !rosa.Wrote("rosa zutana") || rosa.Wrote("Rosa") {
				t.Fatalf("found %+v", rosa)
			}
			f, err := s.Forget(t.Context(), rules(), rosa)
			if err != nil {
				t.Fatal(err)
			}
			if f.Rows != 6 || f.Others != 3 || f.Contacts != 3 || f.Rejects != 3 || !f.Cleaned {
				t.Errorf("erased %+v", f)
			}
			after := count(t, s, store.Query{By: []string{"country"}, Rules: rules()})
			if after.Totals.Participants != before.Totals.Participants-1 || after.Totals.Rows != before.Totals.Rows-2 {
				t.Errorf("counted %+v, then %+v", before.Totals, after.Totals)
			}
			if err := s.Verify(t.Context()); err != nil {
				t.Error(err)
			}
			if found, err := s.FindPeople(t.Context(), rules(), "rosa.zutana@example.org"); err != nil || len(found) != 0 {
				t.Errorf("found again: %v %v", found, err)
			}
			if decided, err := s.Decisions(t.Context()); err != nil || len(decided) != 0 {
				t.Errorf("decisions stay: %v %v", decided, err)
			}
			list, err := s.Forgotten(t.Context())
			f.Reports = nil // told, not kept
			if err != nil || len(list) != 1 || !cmp.Equal(list[0], f) || !f.Sound {
				t.Errorf("the record is %+v, want %+v (%v)", list, f, err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			// What stays is the quote of the namesake.
			for text, want := range map[string]int{"rosa.zutana": 0, "987 654": 0, "zutanópolis": 0, "1971": 0, "unidas": 0, "words of zutana": 0, "zutanera": 0,
				"la zutana": 0, "zutana extra": 0, "32 de marzo": 0, "Zutana": strings.Count(others.Name, "Zutana")} {
				if n := traces(t, path, text); n != want {
					t.Errorf("%q stands in the files %d times, expected %d", text, n, want)
				}
			}
		})
	}
}

func decide(t *testing.T, s *store.Store, pair store.Pair, one bool) {
	t.Helper()
	if _, err := s.Decide(t.Context(), []store.Pair{pair}, one); err != nil {
		t.Fatal(err)
	}
}

// A file that comes again does not bring back who was forgotten.
func TestForgottenStayForgotten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lex.db")
	s := openAt(t, path, store.Options{})
	put(t, s, "a.xlsx", rosaEverywhere()...)
	if _, err := s.Forget(t.Context(), rules(), findOne(t, s, "rosa.zutana@example.org")); err != nil {
		t.Fatal(err)
	}
	if at, found, err := s.WasForgotten(t.Context(), "Rosa.Zutana@example.org"); err != nil || !found || at == "" {
		t.Errorf("nobody with the address was forgotten (%v)", err)
	}
	sheets := rosaEverywhere()
	sheets[1].quotes = sheets[1].quotes[:2]
	sheets[0].people = append(sheets[0].people,
		person{Name: "Rosa Zutana", Organization: "casa uno"},                               // without the address
		person{Name: "Rosa Z.", Email: "rosa.zutana@example.org"},                           // with it alone
		person{Name: "Rosa Zutana", Email: "other@example.org", Organization: "Casa Siete"}) // somebody else
	put(t, s, "b.xlsx", sheets...)
	if got := totals(count(t, s, store.Query{Rules: rules()}).Totals); got != "3/3/2 2 0 5" {
		t.Errorf("counted %s", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{"rosa.zutana": 0, "32 de marzo": 0, "words of zutana": 0, "other@example.org": 1} {
		if n := traces(t, path, text); n != want {
			t.Errorf("%q stands in the files %d times, expected %d", text, n, want)
		}
	}
}

// Who stands in no list of participants is found and forgotten as well, and a
// namesake is somebody else.
func TestForgetSpeakers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lex.db")
	s := openAt(t, path, store.Options{})
	sheets := []sheet{rosaEverywhere()[1], rosaEverywhere()[2]}
	put(t, s, "a.xlsx", sheets...)
	found, err := s.FindPeople(t.Context(), rules(), "zutana rosa")
	if err != nil || len(found) != 2 {
		t.Fatalf("found %+v (%v)", found, err)
	}
	// The contact has an address, and one of the quotes the same organization.
	contact := findOne(t, s, "rosa.zutana@example.org")
	d, err := s.Dossier(t.Context(), rules(), contact)
	if err != nil || len(d.Rows) != 2 || d.Rows[0].Kind != records.Testimonials || d.Rows[1].Kind != records.Organizations {
		t.Fatalf("stored %+v (%v)", d, err)
	}
	f, err := s.Forget(t.Context(), rules(), contact)
	if err != nil || f.Rows != 0 || f.Others != 1 || f.Contacts != 1 {
		t.Fatalf("%+v (%v)", f, err)
	}
	if _, err := s.Forget(t.Context(), rules(), findOne(t, s, "rosa zutana")); err != nil {
		t.Fatal(err)
	}
	sheets[1].name = "Orgs 2"
	put(t, s, "b.xlsx", sheets...)
	if found, err := s.FindPeople(t.Context(), rules(), "zutana"); err != nil || len(found) != 0 {
		t.Errorf("came back: %+v (%v)", found, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"zutana", "987 654"} {
		if n := traces(t, path, text); n != 0 {
			t.Errorf("%q stands in the files %d times", text, n)
		}
	}
}

// While somebody reads, copies may be left in the log; that is said, and mended
// when it is asked for again.
func TestForgetWhileSomebodyReads(t *testing.T) {
	storetest.NeedsFile(t)
	path := filepath.Join(t.TempDir(), "lex.db")
	s := openAt(t, path, store.Options{Wait: 20 * time.Millisecond})
	put(t, s, "a.xlsx", rosaEverywhere()[0])
	reader, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	reading, err := reader.Begin()
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reading.QueryRow("SELECT COUNT(*) FROM participant").Scan(&n); err != nil {
		t.Fatal(err)
	}
	var unclean *store.CleanError
	if _, err := s.Forget(t.Context(), rules(), findOne(t, s, "rosa zutana")); !errors.As(err, &unclean) || !errors.Is(err, store.ErrBusy) {
		t.Fatalf("error %v", err)
	}
	if left, err := s.Unclean(t.Context()); err != nil || !left {
		t.Fatal(left, err)
	}
	if got := count(t, s, store.Query{Rules: rules()}).Totals.Participants; got != 2 {
		t.Errorf("%d people are counted", got)
	}
	if err := reading.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clean(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left, err := s.Unclean(t.Context()); err != nil || left {
		t.Fatal(left, err)
	}
	if n := traces(t, path, "zutan"); n != 0 {
		t.Errorf("%d traces are left", n)
	}
}
