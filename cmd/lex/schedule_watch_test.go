package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// said collects what a program says while it runs.
type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// wait waits until something has been said as often as that.
func (s *said) wait(t *testing.T, text string, times int) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Count(s.String(), text) >= times {
			return
		}
	}
	t.Fatalf("%q was not said %d times: %s", text, times, s.String())
}

// A watch does what comes due by a clock that moves, jumps and goes back, follows
// lex.yaml, outlives a mistake in it, and ends in peace.
func TestWatch(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := writeFile(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	var mu sync.Mutex
	now := time.Date(2018, 4, 5, 5, 59, 0, 0, time.UTC)
	set := func(to time.Time) {
		mu.Lock()
		defer mu.Unlock()
		now = to
	}
	usual := clock
	clock = func(string) (func() time.Time, error) {
		return func() time.Time {
			mu.Lock()
			defer mu.Unlock()
			return now
		}, nil
	}
	defer func() { clock = usual }()
	rule := `schedules: {monthly: {when: "0 6 5 * *", starts: 2018-04-01, sources: ["inbox/*.csv"], report: kmf, period: last-month, formats: [txt]}}`
	write("lex.yaml", rule)
	write("inbox/people.csv", "Name,Country,Date\nRosa Inventada,Peru,2018-03-03\n")
	ctx, end := context.WithCancel(t.Context())
	var out, words said
	ended := make(chan int)
	go func() {
		ended <- run(ctx, []string{"lex", "schedule", "run", "--watch"}, strings.NewReader(""), &out, &words)
	}()
	words.wait(t, "waiting until 2018-04-05T06:00:00Z", 1)
	set(time.Date(2018, 4, 5, 6, 0, 1, 0, time.UTC))
	out.wait(t, "reports/kmf-2018-03.txt", 1)
	words.wait(t, "waiting until 2018-04-06T06:00:01Z", 1) // it looks in once a day at least

	// The machine slept for two months, then somebody set the clock back.
	set(time.Date(2018, 6, 20, 0, 0, 0, 0, time.UTC))
	out.wait(t, "reports/kmf-2018-05.txt", 1)
	set(time.Date(2018, 4, 5, 7, 0, 0, 0, time.UTC))
	write("lex.yaml", rule+" # changed\n")
	words.wait(t, "waiting until 2018-04-06T07:00:00Z", 1)

	// A mistake in lex.yaml is said; mended, it goes on with what stands there now.
	write("lex.yaml", "schedules: {monthly: {when: soon}}\n")
	words.wait(t, `"soon" is no calendar`, 1)
	write("lex.yaml", "schedules: [\n")
	words.wait(t, "the schedules of before go on until lex.yaml is mended", 1)
	write("lex.yaml", strings.Replace(rule, "monthly:", "weekly:", 1))
	out.wait(t, "reports/kmf-2018-03.txt", 2)
	end()
	if code := <-ended; code != exitDone {
		t.Errorf("ended with %d: %s", code, words.String())
	}
	if !strings.Contains(words.String(), "nothing is left half done") {
		t.Errorf("said %s", words.String())
	}
	if n := strings.Count(out.String(), "\n"); n != 4 {
		t.Errorf("%d reports were made: %s", n, out.String())
	}
}
