// Command lex takes what partners send, counts it and writes the donor's
// report. README.md shows it at work; docs/ARCHITECTURE.md says how it is built.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"
)

func main() {
	collectLater()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second Ctrl-C ends lex at once.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// collectLater puts off the first collection of garbage from 4 to 16 MB in use,
// which a small workspace never reaches: a quarter of the time of a short run.
// After the first one the usual pace holds. Who sets GOGC is obeyed.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(400)
	// The cleanup runs once the first collection has found the bytes unused. They
	// are too many to share their block with something that stays.
	runtime.AddCleanup(new([64]byte), func(usual int) { debug.SetGCPercent(usual) }, usual)
}
