package main

import (
	"bytes"
	"errors"
	"os"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/retry"
	"github.com/namati/lex/internal/schedule"
)

// glance is the longest that a watch sleeps at a time: then it looks at the clock,
// which may have been set, and at lex.yaml, which may have changed.
var glance = time.Minute

// watch does what is due and waits for what comes, until the context ends. A
// mistake that comes into lex.yaml meanwhile is told, and the watch goes on when
// it is mended. To be ended while waiting is the regular end, and no error.
func watch(ctx *cli.Context, c *console, s *settings, a runArgs) error {
	if _, err := s.compileSchedules(); err != nil {
		return err
	}
	var all []runLine
	for {
		seen := s.yaml()
		lines, outcome := s.pass(ctx.Context, ctx, a.log)
		all = append(all, lines...)
		if ctx.Context.Err() != nil {
			return errors.Join(outcome, ctx.Context.Err())
		}
		if outcome != nil && !errors.Is(outcome, errSaid) && !errors.Is(outcome, errData) {
			c.fail(outcome)
		}
		if !a.json {
			for _, l := range lines {
				for _, f := range l.Files {
					c.print("%s", f)
				}
			}
		}
		next := s.wake(outcome != nil)
		c.say("waiting until %s", next.Format(time.RFC3339))
		for s.now().Before(next) {
			if retry.Wait(ctx.Context, min(glance, max(next.Sub(s.now()), time.Second))) != nil {
				c.say("ended while waiting; nothing is left half done")
				if a.json {
					return c.showRuns(all, nil, true)
				}
				return nil
			}
			if !bytes.Equal(seen, s.yaml()) {
				break
			}
		}
		fresh, err := c.settle(ctx)
		if err != nil {
			c.fail(err)
			c.say("the schedules of before go on until lex.yaml is mended")
			continue
		}
		s = fresh
	}
}

// yaml is lex.yaml as it is now.
func (s *settings) yaml() []byte {
	data, err := os.ReadFile(s.configPath)
	if err != nil {
		return nil
	}
	return data
}

// wake is the next moment at which there is something to do: what comes due, a
// reminder, or what is to be tried again.
func (s *settings) wake(again bool) time.Time {
	now := s.now()
	next := now.Add(24 * time.Hour)
	if again {
		next = now.Add(retryEvery)
	}
	for _, rule := range s.rules() {
		moments, err := s.moments(rule)
		if err != nil {
			return now.Add(retryEvery)
		}
		for _, at := range moments {
			if at.After(now) && at.Before(next) {
				next = at
			}
		}
	}
	return next
}

// moments are the next due moment of a rule and those of its reminders.
func (s *settings) moments(rule schedule.Rule) ([]time.Time, error) {
	calendar, err := schedule.Compile(rule)
	if err != nil {
		return nil, err
	}
	due, err := calendar.Next(s.now())
	if err != nil {
		return nil, nil //nolint:nilerr // nothing is due any more
	}
	own, _ := s.config.Schedule(rule.Name)
	moments := []time.Time{due.At}
	for _, days := range own.Remind {
		moments = append(moments, remindAt(due, days))
	}
	return moments, nil
}
