package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/retry"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/workspace"
)

// stoppedFile remembers, beside the database that cannot be asked, that people
// were told why nothing can be made.
const stoppedFile = ".lex-schedule.stopped"

// stoppedNote is what stands in it.
type stoppedNote struct {
	Reason string    `json:"reason"` // a digest
	At     time.Time `json:"at"`
}

// stopping tells the people of the schedules that nothing can be made at all: a
// mistake in a rule, a database that cannot be opened. The same reason is told
// once a day. It returns the reason.
func (s *settings) stopping(ctx context.Context, reason error) error {
	if errors.Is(reason, schedule.ErrLocked) || errors.Is(reason, store.ErrBusy) || ctx.Err() != nil {
		return reason // somebody else is at it
	}
	path := filepath.Join(s.root, stoppedFile)
	message, _ := words(reason)
	note := stoppedNote{digestOf(message), s.now().UTC()}
	var before stoppedNote
	if data, err := os.ReadFile(path); err == nil && json.Unmarshal(data, &before) == nil && before.Reason == note.Reason && s.soonAfter(before.At.Format(time.RFC3339)) {
		return reason
	}
	told := false
	for _, rule := range s.config.Schedules {
		if !slices.Contains(rule.Tell.On, onFailure) {
			continue
		}
		for _, r := range recipientsOf(rule.Tell) {
			told = true
			if err := s.tellOnce(ctx, rule, r, reason); err != nil {
				s.fail(err)
			}
		}
	}
	if data, err := json.Marshal(note); err == nil && told {
		_ = disk.WriteBytes(path, data) // on a full disk people hear of it more often
	}
	return reason
}

func (s *settings) tellOnce(ctx context.Context, rule workspace.ScheduleRule, r recipient, reason error) error {
	m := s.stopped(rule, reason)
	m.ID = messageName(rule.Name, r.way, r.address, m.Text, s.now().UTC().Format(time.DateOnly))
	t := &teller{settings: s, rule: rule}
	return retry.Do(ctx, pauseBetweenTries, func(ctx context.Context) error { return t.send(ctx, r, m) })
}

// forgetStopped notes that all is well again.
func (s *settings) forgetStopped() { _ = os.Remove(filepath.Join(s.root, stoppedFile)) }
