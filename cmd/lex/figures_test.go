package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// shownWith says what a call needs around it to show what it does: keys of the
// front matter, and words before it.
var shownWith = map[string]struct{ front, before string }{
	"claim":          {"where: {exchange: quito-2018}", ""},
	"else":           {"", "Everybody came from {{ region.whole }}.\n"},
	"footnote":       {"where: {exchange: quito-2018}", "They represented {{ organizations }} organizations"},
	"hidden":         {"", "{{ table participants by=age_group }}\n\n"},
	"chart":          {"audience: internal", ""},
	"table":          {"audience: internal", ""},
	"people-reached": {"audience: internal", ""},
	"overlap":        {"period: 2018", ""},
	"regions_shown":  {"", "In this report stand "},
}

// TestFigures keeps docs/FIGURES.md true: every call with what it prints over the
// example. `go test ./cmd/lex -update` renews it.
func TestFigures(t *testing.T) {
	folder := wholeExample(t)
	group := image.NewGray(image.Rect(0, 0, 320, 200))
	group.Set(10, 10, color.White)
	var picture bytes.Buffer
	if err := png.Encode(&picture, group); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "group.png"), picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile(filepath.Join(folder, "lex.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	config = bytes.Replace(config, []byte("\nreports:\n"), []byte("\nreports:\n  shown: {definition: shown.md}\n"), 1)
	if err := os.WriteFile(filepath.Join(folder, "lex.yaml"), config, 0o600); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("# Figures\n\nWhat a definition may hold, and what each call prints over the example workspace (`lex init --example`, `lex import .`), for a donor and the second\nquarter of 2018 unless the front matter shown says otherwise. Made by the program; a test keeps it true.\n")
	say("METRIC is one of %s. DIMENSION and FIELD are those of `lex summary`.\n", ticked(reports.Metrics))
	for _, call := range reports.Calls {
		say("## `%s`\n\n%s.\n", call.Name, strings.ToUpper(call.Help[:1])+call.Help[1:])
		if takes := call.Arguments(); takes != "" {
			say("Takes: `%s`\n", takes)
		}
		front, body, got := figure(t, folder, call)
		if front != "" {
			body = "---\n" + front + "\n---\n" + body
		}
		say("```markdown\n%s\n```\n\n%s\n", body, got)
	}
	say("## Front matter\n\nBetween two lines of three dashes at the start of the file; every key may be left out.\n\n| key | what it says |\n|---|---|")
	for _, key := range reports.FrontKeys() {
		say("| `%s` | %s |", key.Name, cell(key.Help))
	}
	path := filepath.Join(filepath.Dir(filepath.Dir(golden)), "docs", "FIGURES.md")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Error("docs/FIGURES.md is not what the calls print: go test ./cmd/lex -run Figures -update")
	}
}

// figure composes one call and returns what it printed, or why it has no value.
func figure(t *testing.T, folder string, call reports.CallInfo) (front, body, got string) {
	t.Helper()
	with := shownWith[call.Name]
	front, body = with.front, with.before+call.Example
	definition := "---\ntitle: x\nmax_rows: 60\n"
	if !strings.Contains(front, "audience") {
		definition += "audience: donor\n"
	}
	if !strings.Contains(front, "period") {
		definition += "period: 2018-Q2\n"
	}
	if front != "" {
		definition += front + "\n"
	}
	if err := os.WriteFile(filepath.Join(folder, "shown.md"), []byte(definition+"---\n"+body+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, words bytes.Buffer
	code := run(t.Context(), []string{"lex", "report", "shown", "--format", "txt", "--out", "shown.txt", "--json"}, strings.NewReader(""), &out, &words)
	var result struct{ Findings []records.Finding }
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatalf("%s: %v\n%s", call.Name, err, words.String())
	}
	for _, f := range result.Findings {
		if f.Check == reports.FigureMissing {
			return front, body, "has no value here: " + f.Message[strings.LastIndex(f.Message, " value: ")+len(" value: "):] + "."
		}
	}
	if code != exitDone {
		t.Fatalf("%s: lex ended with %d\n%s", call.Name, code, words.String())
	}
	data, err := os.ReadFile(filepath.Join(folder, "shown.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	// What stands before the body and after it is of every report.
	for _, line := range []string{"June 30, 2018\n\n", "December 31, 2018\n\n"} {
		if _, rest, found := strings.Cut(text, line); found {
			text = rest
			break
		}
	}
	text = strings.TrimRight(text[:strings.LastIndex(text, "\nRun: ")], "\n")
	return front, body, "```text\n" + text + "\n```"
}
