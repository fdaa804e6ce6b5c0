package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/reports"
)

// wholeExample makes the example workspace with everything in it taken in.
func wholeExample(t *testing.T) string {
	t.Helper()
	folder := example(t)
	lex(t, folder, exitDone, "import", ".")
	return folder
}

// builtIn are the built-in reports as the golden files hold them, beside kmf.
var builtIn = []struct{ name, period, audience string }{
	{"quarterly", "2018-Q2", ""},
	{"quarterly", "2018-Q3", ""},
	{"quarterly", "2018-Q4", ""}, // a quarter in which nothing took place
	{"annual", "2018", ""},
	{"participants", "2018-Q2", ""},
	{"participants", "2018-Q2", "donor"},
	{"data-quality", "all", ""},
}

// TestGoldenBuiltIn compares every built-in report over the example, in every
// language, with what it said when somebody last read it.
func TestGoldenBuiltIn(t *testing.T) {
	folder := wholeExample(t)
	seen := map[string]bool{"kmf": true}
	for _, r := range builtIn {
		seen[r.name] = true
		for _, lang := range lexicon.Languages {
			name := strings.Join(strings.Fields(strings.Join([]string{r.name, strings.ToLower(r.period), r.audience, lang}, " ")), "-") + ".txt"
			args := []string{"report", r.name, "--period", r.period, "--lang", lang, "--format", "txt", "--out", name}
			if r.audience != "" {
				args = append(args, "--audience", r.audience)
			}
			lex(t, folder, exitDone, args...)
			got, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			compareGolden(t, name, got)
		}
	}
	for _, name := range reports.BuiltIn {
		if !seen[name] {
			t.Errorf("no golden file holds the report %s", name)
		}
	}
}
