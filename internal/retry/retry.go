// Package retry does again what failed for a reason that may pass by itself: a
// mail server that is busy, a database that another lex is writing to, a folder
// on a network that is away for a moment.
//
// Whoever knows the failure marks it with MayPass; Do tries what is so marked a
// few more times, with pauses that grow. Everything else fails at once.
package retry

import (
	"context"
	"errors"
	"time"
)

// passing is a failure that may pass.
type passing struct{ error }

func (p *passing) Unwrap() error { return p.error }

// MayPass marks a failure as one that may pass by itself; nil stays nil.
func MayPass(err error) error {
	if err == nil {
		return nil
	}
	return &passing{err}
}

// Passes reports whether a failure may pass by itself.
func Passes(err error) bool {
	var p *passing
	return errors.As(err, &p)
}

// pauses lie between the tries: a greylisting mail server takes the second.
var pauses = []time.Duration{2 * time.Second, 10 * time.Second, 30 * time.Second}

// Pause waits so long, or returns the error of a context that ended meanwhile.
type Pause func(context.Context, time.Duration) error

// Do does something until it succeeds, fails for good or has failed four times.
// pause waits between the tries; nil is the clock.
func Do(ctx context.Context, pause Pause, do func(context.Context) error) error {
	if pause == nil {
		pause = Wait
	}
	for i := 0; ; i++ {
		err := do(ctx)
		if err == nil || !Passes(err) || i == len(pauses) {
			return err
		}
		if stopped := pause(ctx, pauses[i]); stopped != nil {
			return err
		}
	}
}

// Wait waits by the clock.
func Wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
