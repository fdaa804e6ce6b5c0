package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/namati/lex/internal/store/storetest"
)

// TestEightProcesses imports from eight processes at once: files of their own,
// one that all have in common, and one source of which each has another version.
// Nothing is lost and nothing doubled. All people are invented.
func TestEightProcesses(t *testing.T) {
	const processes, files = 8, 4
	folder := t.TempDir()
	place := storetest.Place(t, filepath.Join(folder, "lex.db"))
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	lex := func(args ...string) (string, error) {
		c := exec.Command(program, args...)
		c.Args[0] = "lex" // TestMain runs it as lex
		c.Dir, c.Env = folder, append(os.Environ(), "LEX_DATABASE="+place, "NO_COLOR=1")
		var errOut strings.Builder
		c.Stderr = &errOut
		out, err := c.Output()
		if err != nil {
			err = fmt.Errorf("%w: %s", err, errOut.String())
		}
		return string(out), err
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("common.csv", "Name,Country\nPersona Común,Peru\n")
	var wait sync.WaitGroup
	failed := make(chan error, processes*(files+1))
	for p := range processes {
		for f := range files {
			write(fmt.Sprintf("p%d-%d.csv", p, f), fmt.Sprintf("Name,Country\nPersona %[1]c%[2]c,Peru\nPersona %[1]c%[2]c Otra,Chile\n", 'A'+p, 'A'+f))
		}
		wait.Add(1)
		go func() {
			defer wait.Done()
			for f := range files + 1 {
				name := fmt.Sprintf("p%d-%d.csv", p, f)
				if f == files {
					name = "common.csv"
				}
				for try := 0; ; try++ {
					_, err := lex("import", name)
					if err != nil && strings.Contains(err.Error(), "exit status 4") && try < 20 {
						continue // busy: try again, as it says
					}
					failed <- err
					break
				}
			}
		}()
	}
	wait.Wait()
	close(failed)
	for err := range failed {
		if err != nil {
			t.Fatal(err)
		}
	}
	var summary struct {
		Totals struct{ Participants int } `json:"totals"`
	}
	out, err := lex("summary", "--json")
	if err == nil {
		err = json.Unmarshal([]byte(out), &summary)
	}
	if want := 2*processes*files + 1; err != nil || summary.Totals.Participants != want {
		t.Errorf("%d people, want %d (%v)", summary.Totals.Participants, want, err)
	}
	var history struct {
		Imports []struct{ Import int } `json:"imports"`
	}
	out, err = lex("history", "--json")
	if err == nil {
		err = json.Unmarshal([]byte(out), &history)
	}
	if want := processes*files + 1; err != nil || len(history.Imports) != want {
		t.Errorf("%d imports, want %d (%v)", len(history.Imports), want, err)
	}
	if out, err := lex("doctor"); err != nil {
		t.Error(out, err)
	}
}

// TestSameBytesFromFileAndServer writes the reports of the example from a file,
// from a server, and from a server to which the file was copied.
func TestSameBytesFromFileAndServer(t *testing.T) {
	storetest.NeedsServer(t)
	direct, copied := storetest.Schema(t, t.Name()+" direct"), storetest.Schema(t, t.Name()+" copied")
	t.Chdir(t.TempDir())
	t.Setenv("LEX_NOW", "2018-01-31T09:00:00Z")
	lex := func(args ...string) {
		t.Helper()
		var out, errOut bytes.Buffer
		if code := run(context.Background(), append([]string{"lex"}, args...), strings.NewReader(""), &out, &errOut); code != 0 {
			t.Fatalf("lex %v ends with %d: %s", args, code, errOut.String())
		}
	}
	lex("init", "--example", ".")
	sources := []string{"participantes.xlsx", "organizations.xlsx", "testimonials.csv"}
	for folder, place := range map[string]string{"file": "lex.db", "direct": direct} {
		t.Setenv("LEX_DATABASE", place)
		lex(append([]string{"import"}, sources...)...)
		lex("report", "--format", strings.Join(formatNames(), ","), "--out", folder)
	}
	t.Setenv("LEX_DATABASE", "lex.db")
	t.Setenv("LEX_COPY_TO", copied)
	lex("database", "copy")
	t.Setenv("LEX_DATABASE", copied)
	lex("report", "--format", strings.Join(formatNames(), ","), "--out", "copied")
	names, err := filepath.Glob("file/*")
	if err != nil || len(names) < len(formatNames()) {
		t.Fatalf("%d files, want %d (%v)", len(names), len(formatNames()), err)
	}
	for _, name := range names {
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range []string{"direct", "copied"} {
			got, err := os.ReadFile(filepath.Join(other, filepath.Base(name)))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %s differs from the file's (%v)", other, filepath.Base(name), err)
			}
		}
	}
}
