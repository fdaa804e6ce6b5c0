package retry_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/namati/lex/internal/retry"
)

func TestDo(t *testing.T) {
	busy, wrong := errors.New("busy"), errors.New("wrong")
	for _, test := range []struct {
		name  string
		fails []error // of the first tries; then it succeeds
		tries int
		err   error
	}{
		{"at once", nil, 1, nil},
		{"the third time", []error{retry.MayPass(busy), fmt.Errorf("send: %w", retry.MayPass(busy))}, 3, nil},
		{"never", []error{retry.MayPass(busy), retry.MayPass(busy), retry.MayPass(busy), retry.MayPass(busy), nil}, 4, busy},
		{"not again", []error{wrong, nil}, 1, wrong},
		{"busy, then wrong", []error{retry.MayPass(busy), wrong}, 2, wrong},
	} {
		t.Run(test.name, func(t *testing.T) {
			tries := 0
			var waited time.Duration
			pause := func(_ context.Context, d time.Duration) error {
				if d <= waited {
					t.Errorf("a pause of %s after one of %s", d, waited)
				}
				waited = d
				return nil
			}
			err := retry.Do(t.Context(), pause, func(context.Context) error {
				tries++
				if tries <= len(test.fails) {
					return test.fails[tries-1]
				}
				return nil
			})
			if tries != test.tries || !errors.Is(err, test.err) {
				t.Errorf("%d tries ended with %v", tries, err)
			}
		})
	}
}

func TestWaitEndsWithTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := retry.Do(ctx, nil, func(context.Context) error { return retry.MayPass(errors.New("busy")) })
	if err == nil || err.Error() != "busy" {
		t.Errorf("got %v", err)
	}
	if retry.MayPass(nil) != nil || retry.Passes(nil) {
		t.Error("nothing failed, and nothing may pass")
	}
}
