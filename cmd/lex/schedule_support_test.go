package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// shortenWaiting makes scheduled runs wait for milliseconds instead of seconds.
func shortenWaiting() {
	settleTime, glance = 30*time.Millisecond, 50*time.Millisecond
	pauseBetweenTries = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
}

// endVariable names the step behind which the program of a test is killed.
const endVariable = "LEX_TEST_END"

// endWhereAsked ends the program behind a step of a scheduled run as a power cut
// does: nothing is tidied up.
func endWhereAsked() {
	if at := os.Getenv(endVariable); at != "" {
		reached = func(step string) {
			if step == at {
				os.Exit(137)
			}
		}
	}
}

// halfFile copies the first half of a file, as a copy that broke off leaves it:
// half whole.xlsx inbox/more.xlsx
func halfFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: half FILE COPY")
	}
	data := ts.ReadFile(args[0])
	ts.Check(writeFile(ts.MkAbs(args[1]), []byte(data[:len(data)/2])))
}

// runAsCron runs the line of the crontab in a folder as cron does: by /bin/sh, from
// another folder, without an environment. It prints nothing. tocron FOLDER
func runAsCron(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: tocron FOLDER")
	}
	found, err := filepath.Glob(filepath.Join(ts.MkAbs(args[0]), "*.crontab"))
	ts.Check(err)
	if len(found) != 1 {
		ts.Fatalf("%s holds %d crontabs", args[0], len(found))
	}
	data, err := os.ReadFile(found[0])
	ts.Check(err)
	lines := strings.Split(strings.TrimSpace(string(data)), "\n")
	_, command, ok := strings.Cut(lines[len(lines)-1], "*/15 * * * * ")
	if !ok {
		ts.Fatalf("the last line is %q", lines[len(lines)-1])
	}
	command = strings.ReplaceAll(command, `\%`, "%")
	run := exec.Command("env", "-i", "/bin/sh", "-c", command)
	run.Dir = "/"
	out, err := run.CombinedOutput()
	if err != nil || len(out) > 0 {
		ts.Fatalf("%s: %v: %s", command, err, out)
	}
}
