package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// TestDiffOfWhatIsGone compares reports of which the data, or the grammar, are not
// there any more: what they said is told, and that nobody can tell why.
func TestDiffOfWhatIsGone(t *testing.T) {
	ctx := context.Background()
	t.Chdir(t.TempDir())
	if err := os.WriteFile("people.csv", []byte("Name,Country\nRosa Inventada,Peru\nLuis Ficticio,Chile\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	lex := func(want int, args ...string) (string, string) {
		t.Helper()
		var out, words bytes.Buffer
		if code := run(ctx, append([]string{"lex"}, args...), strings.NewReader(""), &out, &words); code != want {
			t.Fatalf("lex %s ended with %d: %s", strings.Join(args, " "), code, words.String())
		}
		return out.String(), words.String()
	}
	lex(exitDone, "import", "people.csv")
	st, err := store.Open(ctx, "lex.db", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct {
		run, definition, participants string
		counted                       int64
	}{{"aaaa00000000", "# One\n", "3", 99}, {"bbbb00000000", "# One\n", "2", 1}, {"cccc00000000", "{{ unheard }}\n", "5", 1}} {
		request, err := json.Marshal(recipe{Path: "own.md", Name: "own"})
		if err != nil {
			t.Fatal(err)
		}
		report := store.ArchivedReport{Run: r.run, Report: "kmf", Title: "Own", Period: records.Period{Label: "all"}, Language: "en", Audience: records.Donor,
			Inputs: []store.ArchivedInput{{Import: r.counted, Kind: records.Participants, File: "people.csv"}}, Definition: []byte(r.definition), Request: request, Data: []byte("{}"),
			Figures: []store.ArchivedFigure{{Figure: "participants", Value: json.RawMessage(r.participants)}}}
		if err := st.Archive(ctx, report); err != nil {
			t.Fatal(err)
		}
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ before, after, said, untold string }{
		{"aaaa", "bbbb", "Participants 3 → 2", "are not in this database any more"},
		{"cccc", "bbbb", "Participants 5 → 2", "cannot be made again"},
		{"bbbb", "cccc", "Participants 2 → 5", "cannot be made again"},
	} {
		out, _ := lex(exitDone, "diff", c.before, c.after, "--format", "md")
		if !strings.Contains(out, c.said) || !strings.Contains(out, c.untold) || strings.Contains(out, "No figure changed") {
			t.Errorf("%s to %s:\n%s", c.before, c.after, out)
		}
	}
}
