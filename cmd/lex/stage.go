package main

import (
	"fmt"
	"sync"
	"time"
)

// patience is how long a command works before it says what it is at.
const patience = 500 * time.Millisecond

// stages tells somebody who waits at a terminal what a long command is at, in
// one line that goes away. Short commands and pipes never see it.
type stages struct {
	c     *console
	mu    sync.Mutex
	now   string
	shown bool
	ended bool
	timer *time.Timer
}

func (c *console) stages() *stages {
	s := &stages{c: c}
	if c.watched && !c.quiet {
		s.timer = time.AfterFunc(patience, s.begin)
	}
	return s
}

// begin shows the line, unless the command ended while its timer went off.
func (s *stages) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return
	}
	s.shown = true
	s.show()
}

// at says what begins now.
func (s *stages) at(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = fmt.Sprintf(format, args...)
	if s.shown {
		s.show()
	}
}

func (s *stages) show() { fmt.Fprintf(s.c.err, "\r\033[K%s …", s.now) }

// end takes the line away.
func (s *stages) end() {
	if s.timer == nil {
		return
	}
	s.timer.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	if s.shown {
		s.shown = false
		fmt.Fprint(s.c.err, "\r\033[K")
	}
}
