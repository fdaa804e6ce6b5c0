package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"
)

// Ctrl-C ends an import that waits for a pipe into which nothing comes.
func TestInterruptWhileWaitingForThePipe(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	in, never := io.Pipe()
	defer never.Close()
	time.AfterFunc(50*time.Millisecond, cancel)
	var out, said bytes.Buffer
	if code := run(ctx, []string{"lex", "import", "-"}, in, &out, &said); code != exitInterrupted {
		t.Errorf("ended with %d: %s", code, said.String())
	}
	if !strings.Contains(said.String(), "nothing is left half done") || out.Len() > 0 {
		t.Errorf("said %q, answered %q", said.String(), out.String())
	}
}
