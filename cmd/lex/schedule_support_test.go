package main

import (
	"context"
	"os"
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
