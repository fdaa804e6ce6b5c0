package mail

import (
	"context"
	"errors"
	"time"
)

// temporary is a failure that may pass.
type temporary struct{ error }

func (t *temporary) Unwrap() error { return t.error }

// Temporary reports whether a failure may pass by itself.
func Temporary(err error) bool {
	var t *temporary
	return errors.As(err, &t)
}

// pauses lie between the tries of Retry: a greylisting server takes the second.
var pauses = []time.Duration{2 * time.Second, 10 * time.Second, 30 * time.Second}

// Retry does something until it succeeds, fails for good or has failed four
// times. pause waits, or returns the context's error; nil is the clock.
func Retry(ctx context.Context, pause func(context.Context, time.Duration) error, do func(context.Context) error) error {
	if pause == nil {
		pause = wait
	}
	for i := 0; ; i++ {
		err := do(ctx)
		if err == nil || !Temporary(err) || i == len(pauses) {
			return err
		}
		if stopped := pause(ctx, pauses[i]); stopped != nil {
			return err
		}
	}
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
