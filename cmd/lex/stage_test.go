package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// written is a buffer that a timer may write to.
type written struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (w *written) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.Write(p)
}

func (w *written) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.b.String()
}

// TestStages: who waits at a terminal is told, and nothing is left behind; a
// pipe sees nothing.
func TestStages(t *testing.T) {
	for _, watched := range []bool{true, false} {
		w := &written{}
		c := newConsole(strings.NewReader(""), &bytes.Buffer{}, w)
		c.watched = watched
		s := c.stages()
		s.at("checking the data")
		if w.String() != "" {
			t.Error("it spoke at once")
		}
		time.Sleep(patience + 300*time.Millisecond)
		s.at("writing PDF")
		s.end()
		got := w.String()
		if told := strings.Contains(got, "checking the data …") && strings.Contains(got, "writing PDF …") && strings.HasSuffix(got, "\r\033[K"); told != watched || !watched && got != "" {
			t.Errorf("watched %v: it wrote %q", watched, got)
		}
	}
}
