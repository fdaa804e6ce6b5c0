package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/lexicon"
)

// lex runs the program in a folder, as a shell would, and returns what it
// printed.
func lex(t *testing.T, folder string, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	t.Chdir(folder)
	var out, errOut bytes.Buffer
	if got := run(context.Background(), append([]string{"lex"}, args...), strings.NewReader(""), &out, &errOut); got != code {
		t.Fatalf("lex %s ended with %d, want %d\n%s", strings.Join(args, " "), got, code, errOut.String())
	}
	return out.String(), errOut.String()
}

// example makes the example workspace with its data taken in.
func example(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	lex(t, folder, exitDone, "init", "--example", folder)
	lex(t, folder, exitDone, append([]string{"import"}, demoFiles...)...)
	return folder
}

// TestGoldenReports compares the report of the example, as text, in every
// language: with the narrative of the workspace, and as the built-in definition
// says it. `go test ./cmd/lex -update` renews the files.
func TestGoldenReports(t *testing.T) {
	folder := example(t)
	for _, lang := range lexicon.Languages {
		lex(t, folder, exitDone, "report", "kmf", "--format", "txt", "--lang", lang, "--out", "own-"+lang+".txt")
	}
	config := filepath.Join(folder, "lex.yaml")
	data, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(config, bytes.Replace(data, []byte("    definition: kmf.md\n"), nil, 1), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, lang := range lexicon.Languages {
		lex(t, folder, exitDone, "report", "kmf", "--format", "txt", "--lang", lang, "--out", "kmf-"+lang+".txt")
	}
	for _, lang := range lexicon.Languages {
		for _, kind := range []string{"own", "kmf"} {
			name := kind + "-" + lang + ".txt"
			got, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			compareGolden(t, name, got)
		}
	}
}

// golden is the folder of the golden reports, found before any test changes the
// current folder.
var golden = func() string {
	path, err := filepath.Abs(filepath.Join("..", "..", "testdata", "golden"))
	if err != nil {
		panic(err)
	}
	return path
}()

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join(golden, name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestSameBytes writes the report twice, in two folders and two time zones.
func TestSameBytes(t *testing.T) {
	var sums []string
	for _, zone := range []string{"Pacific/Auckland", "America/Lima"} {
		t.Setenv("TZ", zone)
		folder := example(t)
		out, _ := lex(t, folder, exitDone, "report", "--format", "pdf,xlsx,txt", "--json")
		var result struct {
			Run   string
			Files []struct{ SHA256 string }
		}
		if err := json.Unmarshal([]byte(out), &result); err != nil {
			t.Fatal(err)
		}
		sum := result.Run
		for _, f := range result.Files {
			sum += " " + f.SHA256
		}
		sums = append(sums, sum)
	}
	if sums[0] != sums[1] {
		t.Errorf("two runs differ:\n%s\n%s", sums[0], sums[1])
	}
}
