package store_test

import (
	"path/filepath"
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// TestForgetAgain applies what one database has forgotten to an earlier state of
// it, and to one that knows nothing of it.
func TestForgetAgain(t *testing.T) {
	folder := t.TempDir()
	fill := func(name string) *store.Store {
		s := openAt(t, filepath.Join(folder, name), store.Options{})
		put(t, s, "a.xlsx", sheet{people: []person{{Name: "Rosa Zutana", Email: "rosa@example.org", Organization: "Casa Uno"}, {Name: "Luis Ficticio", Organization: "Casa Uno"}, {Name: "Eva Imaginaria"}}})
		put(t, s, "q.xlsx", sheet{quotes: []records.Testimonial{{Quote: "We learned a lot.", Name: "Rosa Zutana", Organization: "Casa Uno", Consent: "yes"}, {Quote: "Me too.", Name: "Solo Hablante", Organization: "Casa Dos", Consent: "yes"}}})
		return s
	}
	forget := func(s *store.Store, who string) {
		t.Helper()
		if _, err := s.Forget(t.Context(), rules(), findOne(t, s, who)); err != nil {
			t.Fatal(err)
		}
	}
	now := fill("now.db")
	forget(now, "rosa@example.org")
	forget(now, "Solo Hablante")
	another := fill("another.db") // with a key of its own
	forget(another, "Eva Imaginaria")
	for name, test := range map[string]struct {
		s       *store.Store
		records int
	}{"an earlier state": {fill("earlier.db"), 2}, "another history": {another, 3}} {
		people, err := test.s.ForgetAgain(t.Context(), rules(), now)
		if err != nil || people != 2 {
			t.Fatalf("%s: %d people, %v", name, people, err)
		}
		for _, who := range []string{"rosa@example.org", "Solo Hablante"} {
			if found, err := test.s.FindPeople(t.Context(), rules(), who); err != nil || len(found) != 0 {
				t.Errorf("%s: %s is found: %v, %v", name, who, found, err)
			}
		}
		if found, err := test.s.FindPeople(t.Context(), rules(), "Luis Ficticio"); err != nil || len(found) != 1 {
			t.Errorf("%s: the other one is gone: %v", name, err)
		}
		list, err := test.s.Forgotten(t.Context())
		if err != nil || len(list) != test.records {
			t.Errorf("%s: %d records, %v", name, len(list), err)
		}
		for _, f := range list {
			if !f.Sound || !f.Cleaned {
				t.Errorf("%s: the record %+v", name, f)
			}
		}
		if people, err := test.s.ForgetAgain(t.Context(), rules(), now); err != nil || people != 0 {
			t.Errorf("%s: a second time %d people, %v", name, people, err)
		}
		if err := test.s.Verify(t.Context()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// Who has forgotten nobody has nothing to say.
	empty := openAt(t, filepath.Join(folder, "empty.db"), store.Options{})
	if people, err := now.ForgetAgain(t.Context(), rules(), empty); err != nil || people != 0 {
		t.Errorf("%d people, %v", people, err)
	}
}
