package checks_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// matched writes the matches as "person 0.63 Ana Preuba = Ana Prueba: reason".
func matched(t testing.TB, s *store.Store) string {
	t.Helper()
	list, err := checks.Matches(t.Context(), s, settings(t, nil))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, m := range list {
		fmt.Fprintf(&b, "%s %.2f %s (%s) = %s (%s): %s\n", m.Kind, m.Score, m.Sides[0].Name, m.Sides[0].Cell, m.Sides[1].Name, m.Sides[1].Cell, m.Reason)
	}
	return b.String()
}

func expect(t testing.TB, what, want, got string) {
	t.Helper()
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// The three pairs of the summary report from which lex began. Techo and TECHO
// fold to one name, so that there is nothing to decide.
func TestMatchesOfTheSummaryReport(t *testing.T) {
	s := openStore(t)
	take(t, s, "participants.csv", []byte("name,organization\nAna Prueba,IRDC\nBeto Muestra,APRODH\nCarla Ejemplo,Techo\nDora Ejemplo,TECHO\n"))
	take(t, s, "organizations.csv", []byte("name,country\nIDRC,\nAPRODEH,Peru\nTECHO,\n"))
	expect(t, "matches", "organization 0.81 IRDC (B2) = IDRC (A2): two letters are exchanged\n"+
		"organization 0.81 APRODH (B3) = APRODEH (A3): one letter is missing\n", matched(t, s))
}

func TestMatchesOfPeople(t *testing.T) {
	s := openStore(t)
	take(t, s, "participants.csv", []byte(`name,email,phone,organization,country,age
María José González,,,Casa Uno,PE,
María José González Pérez,,,Casa Uno,PE,
Pérez González María José,,,Casa Uno,PE,
Luis Prueba Ruiz,,,Casa Uno,PE,
L. Prueba Ruiz,,,Casa Uno,PE,
Mario Gonzalez,,,Casa Dos,PE,
Maria Gonzalez,,,Casa Dos,PE,
Pepe Muestra Paz,,,Casa Dos,PE,
José Muestra Paz,,,Casa Dos,PE,
Eva Ejemplo,eva.ejemplo@example.org,+51 999 111 222,Casa Dos,PE,33
Eva Ejenplo,eva.ejemplo@example.net,999111222,Casa Dos,PE,33
Rosa Invento Uno,,,Casa Tres,PE,
Rosa Invemto Uno,,,Casa Cuatro,PE,
`))
	expect(t, "matches", `person 0.85 Eva Ejenplo (A12) = Eva Ejemplo (A11): one letter differs, and the e-mail addresses begin the same
person 0.49 María José González Pérez (A3) = María José González (A2): one of the names is missing, and the organization is the same
person 0.49 L. Prueba Ruiz (A6) = Luis Prueba Ruiz (A5): one gives the first letter of a name only, and the organization is the same
`, matched(t, s))
}

// What was decided is not suggested again, by neither the list nor the checks;
// what was rejected gives way to the next best.
func TestDecidedIsNotSuggested(t *testing.T) {
	s := openStore(t)
	people := []byte("name,organization\nAna Prueba,IRDC\nAna Preuba,IRDC\nAna Pruebas,IRDC\n")
	take(t, s, "participants.csv", people)
	take(t, s, "organizations.csv", []byte("name,country\nIDRC,\n"))
	suggested := func() (pairs []store.Pair) {
		list, err := checks.Matches(t.Context(), s, settings(t, nil))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range list {
			pairs = append(pairs, m.Pair)
		}
		_, counts := ask(t, t.Context(), s, settings(t, nil))
		if n := counts["person-alike"] + counts["organization-alike"]; n != len(list) {
			t.Errorf("%d matches, %d findings", len(list), n)
		}
		return pairs
	}
	pairs := suggested()
	if len(pairs) != 3 {
		t.Fatalf("%d pairs at first", len(pairs))
	}
	for i, p := range pairs {
		if _, err := s.Decide(t.Context(), []store.Pair{p}, p.Kind == store.OrganizationPair || i == 0); err != nil {
			t.Fatal(err)
		}
	}
	if pairs = suggested(); len(pairs) != 0 {
		t.Errorf("decided all, and still %v", pairs)
	}
	take(t, s, "participants.csv", append(people, "Ana Prueba,House\n"...))
	if pairs = suggested(); len(pairs) != 0 {
		t.Errorf("after a new version of the file: %v", pairs)
	}
}

// crowds stores invented people, a hundred to an organization; one in fifty is a
// slip of the one before.
func crowds(b *testing.B, rows int) *store.Store {
	s := openStore(b)
	batch, err := s.Begin(b.Context(), store.File{Path: "people.csv", Name: "people.csv", SHA256: "people", Mapping: "test"})
	if err != nil {
		b.Fatal(err)
	}
	people, err := batch.Sheet(store.SheetInfo{Sheet: "People", Kind: records.Participants, Columns: map[string]string{"name": "A", "organization": "B"}})
	if err != nil {
		b.Fatal(err)
	}
	syllables := []string{"ka", "ro", "mi", "te", "lun", "sa", "vor", "ne", "pil", "do"}
	word := func(n int) string {
		return syllables[n%10] + syllables[n/10%10] + syllables[n/100%10] + syllables[n/1000%10]
	}
	name := ""
	for i := range rows {
		if i%50 == 49 {
			name = name[:1] + name[2:] // an ending would tell women from men
		} else {
			name = word(i) + " " + word(i/7+i*31) + " " + word(i*17)
		}
		if err := people.Participant(&records.Participant{Row: i + 2, Name: name, Organization: "Centro " + word(i/100) + " " + word(i/100*37), Country: "PE"}); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := batch.Commit(b.Context()); err != nil {
		b.Fatal(err)
	}
	return s
}

func BenchmarkMatches(b *testing.B) {
	for _, rows := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			if rows > 100_000 && testing.Short() {
				b.Skip("a million people take their time")
			}
			s := crowds(b, rows)
			b.ReportAllocs()
			found := 0
			for b.Loop() {
				list, err := checks.Matches(b.Context(), s, settings(b, nil))
				if err != nil {
					b.Fatal(err)
				}
				found = len(list)
			}
			if found < rows/60 {
				b.Fatalf("%d matches found, %d are slips", found, rows/50)
			}
			b.ReportMetric(float64(found), "matches")
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.Sys)/(1<<20), "MiB-from-system")
		})
	}
}
