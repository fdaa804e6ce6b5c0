package checks_test

import (
	"flag"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/checks"
	"github.com/namati/lex/internal/records"
)

var update = flag.Bool("update", false, "write the findings of the fixtures anew")

// Every check has a fixture: tables that provoke it, with every finding word for
// word, and the same tables mended (clean/…), in which it finds nothing.
func TestFixtures(t *testing.T) {
	for _, check := range checks.All {
		t.Run(check.Name, func(t *testing.T) {
			file := filepath.Join("testdata", check.Name+".txtar")
			fixture := readFixture(t, file)
			if !strings.Contains(fixture.comment, "invented") {
				t.Error("the fixture does not say that its people are invented")
			}
			var got strings.Builder
			for _, f := range examine(t, fixture, "") {
				if f.Check == check.Name {
					got.WriteString(line(f))
					if f.Personal && f.Value != "" && strings.Contains(f.Message+f.Hint, f.Value) {
						t.Errorf("a personal value stands in the message: %s", f.Message)
					}
				}
			}
			if got.Len() == 0 {
				t.Error("the fixture does not provoke the check")
			}
			want := fixture.part("findings")
			if want == nil {
				t.Fatal("the fixture has no part named findings")
			}
			if *update {
				want.data = []byte(got.String())
				fixture.write(t, file)
			}
			if diff := cmp.Diff(string(want.data), got.String()); diff != "" {
				t.Error(diff)
			}
			for _, f := range examine(t, fixture, "clean/") {
				if f.Check == check.Name {
					t.Errorf("in the clean tables: %s", line(f))
				}
			}
		})
	}
}

// examine stores the tables of a fixture whose names have a prefix and asks all
// checks.
func examine(t *testing.T, fixture fixture, prefix string) []records.Finding {
	t.Helper()
	s := openStore(t)
	var yaml []byte
	tables := 0
	for _, f := range fixture.files {
		name, ok := strings.CutPrefix(f.name, prefix)
		switch {
		case !ok || strings.Contains(name, "/"):
		case name == "lex.yaml":
			yaml = f.data
		case name == "closed": // after the tables that stand before it
			closePeriod(t, s, strings.TrimSpace(string(f.data)))
		case strings.HasSuffix(name, ".csv"):
			tables++
			take(t, s, name, f.data)
		}
	}
	if tables == 0 {
		t.Fatalf("the fixture has no table %s*.csv", prefix)
	}
	found, _ := ask(t, t.Context(), s, settings(t, yaml))
	return found
}

func TestEveryFixtureBelongsToACheck(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !slices.Contains(checks.Names(), strings.TrimSuffix(filepath.Base(file), ".txtar")) {
			t.Errorf("%s belongs to no check", file)
		}
	}
}

func TestChecksAreDescribed(t *testing.T) {
	seen := map[string]bool{}
	for _, check := range checks.All {
		if seen[check.Name] || !regexp.MustCompile(`^[a-z]+(-[a-z]+)+$`).MatchString(check.Name) {
			t.Errorf("the name %q is taken or not of two words", check.Name)
		}
		seen[check.Name] = true
		if check.Title == "" || check.Help == "" || check.Begin == nil || check.Severity == "" {
			t.Errorf("%s is not described whole", check.Name)
		}
	}
}
