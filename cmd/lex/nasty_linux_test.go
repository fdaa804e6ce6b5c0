package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/namati/lex/importers/nastytest"
)

// What lex may cost, whatever it is sent.
const (
	nastyTime   = 5 * time.Second
	nastyMemory = 300 << 10 // in KiB
)

// nastyRun is what lex answered.
type nastyRun struct {
	stdout, stderr string
	code           int
	memory         int64 // at most, in KiB
	spent          time.Duration
}

func runNasty(t *testing.T, args ...string) nastyRun {
	t.Helper()
	c := exec.Command("lex", args...)
	c.Dir = t.TempDir()
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	started := time.Now()
	if err := c.Run(); c.ProcessState == nil {
		t.Fatal(err)
	}
	r := nastyRun{out.String(), errs.String(), c.ProcessState.ExitCode(), 0, time.Since(started)}
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		r.memory = usage.Maxrss
	}
	if r.code < 0 || strings.Contains(r.stderr, "goroutine ") || strings.Contains(r.stderr, "panic") {
		t.Errorf("lex %s ended with %d: %.400s", args[0], r.code, r.stderr)
	}
	if r.memory > nastyMemory || r.spent > nastyTime {
		t.Errorf("lex %s took %d MB and %v", args[0], r.memory>>10, r.spent)
	}
	return r
}

// TestNastyFiles sends all of the nasty files through look and import.
func TestNastyFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts lex 286 times")
	}
	all := nastytest.Load(t)
	right, most, longest := 0, nastyRun{}, nastyRun{}
	for _, want := range all {
		if t.Run(want.File, func(t *testing.T) {
			look := runNasty(t, "look", want.Path, "--rows", "30", "--json")
			nastyLook(t, want, look)
			taken := runNasty(t, "import", want.Path, "--dry-run", "--json")
			nastyImport(t, want, taken)
			for _, r := range []nastyRun{look, taken} {
				if r.memory > most.memory {
					most = r
				}
				if r.spent > longest.spent {
					longest = r
				}
			}
		}) {
			right++
		}
	}
	t.Logf("%d of %d nasty files are as they should be; at most %d MB and %v", right, len(all), most.memory>>10, longest.spent)
}

func nastyLook(t *testing.T, want nastytest.Expected, r nastyRun) {
	switch want.Expect {
	case "read":
		if r.code != exitDone {
			t.Fatalf("look: exit code %d: %s", r.code, r.stderr)
		}
	case "safe":
		if r.code != exitDone && r.code != exitFailed {
			t.Fatalf("look: exit code %d: %s", r.code, r.stderr)
		}
	default:
		if r.code != exitFailed || !strings.Contains(r.stderr, filepath.Base(want.File)) || !strings.Contains(r.stderr, "hint:") {
			t.Fatalf("look: exit code %d: %s", r.code, r.stderr)
		}
		if want.Expect == "pass" && !strings.Contains(r.stderr, "password") {
			t.Fatalf("look says nothing of a password: %s", r.stderr)
		}
	}
	if r.code != exitDone {
		return
	}
	var answer lookResult
	if err := json.Unmarshal([]byte(r.stdout), &answer); err != nil {
		t.Fatalf("look: %v", err)
	}
	if want.Expect != "read" {
		return
	}
	sheets := map[string]nastytest.Sheet{}
	for _, s := range answer.Sheets {
		sheets[s.Name] = nastytest.Sheet{State: s.State, Rows: s.Rows}
	}
	want.Compare(t, sheets)
}

func nastyImport(t *testing.T, want nastytest.Expected, r nastyRun) {
	var answer struct {
		Files []struct{ Status string }
	}
	if err := json.Unmarshal([]byte(r.stdout), &answer); err != nil || len(answer.Files) == 0 {
		t.Fatalf("import: %v: %s", err, r.stderr)
	}
	status := answer.Files[0].Status
	switch want.Expect {
	case "read":
		if !slices.Contains([]string{statusImported, statusSkipped}, status) || r.code != exitDone && r.code != exitData {
			t.Errorf("import: %s, exit code %d: %s", status, r.code, r.stderr)
		}
	case "err", "pass":
		if status != statusRejected || r.code != exitFailed {
			t.Errorf("import: %s, exit code %d", status, r.code)
		}
	}
}
