package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
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
// pipe sees nothing. The time is that of the test alone, so that no machine is
// too slow for it.
func TestStages(t *testing.T) {
	for _, watched := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			w := &written{}
			c := newConsole(strings.NewReader(""), &bytes.Buffer{}, w)
			c.watched = watched
			s := c.stages()
			s.at("checking the data")
			time.Sleep(patience - time.Millisecond)
			synctest.Wait()
			if w.String() != "" {
				t.Error("it spoke at once")
			}
			time.Sleep(2 * time.Millisecond)
			synctest.Wait()
			s.at("writing PDF")
			s.end()
			got := w.String()
			if told := strings.Contains(got, "checking the data …") && strings.Contains(got, "writing PDF …") && strings.HasSuffix(got, "\r\033[K"); told != watched || !watched && got != "" {
				t.Errorf("watched %v: it wrote %q", watched, got)
			}
		})
	}
}

// TestStageEndsWhileItsTimerGoesOff: a line that comes late would stay beneath
// the answer.
func TestStageEndsWhileItsTimerGoesOff(t *testing.T) {
	w := &written{}
	c := newConsole(strings.NewReader(""), &bytes.Buffer{}, w)
	c.watched = true
	s := c.stages()
	s.at("checking the data")
	s.end()
	s.begin()
	if w.String() != "" {
		t.Errorf("behind the end it wrote %q", w.String())
	}
}
