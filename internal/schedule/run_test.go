package schedule_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/internal/store/storetest"
)

func openStore(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), storetest.Place(t, filepath.Join(t.TempDir(), "lex.db")), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

var quarterly = schedule.Rule{Name: "quarterly", When: "0 6 5 1,4,7,10 *", Timezone: "Europe/Amsterdam", Starts: "2019-01-01", Period: period("last-quarter")}

// outcomes writes results as "2018-Q4 published".
func outcomes(results []schedule.RunResult) []string {
	var all []string
	for _, r := range results {
		all = append(all, r.Key+" "+string(r.Status))
	}
	return all
}

// Two years with cron calling every six hours: a machine that was off for eight
// months, data with errors until somebody mends it, a disk that is full for a
// day. Every quarter is published exactly once.
func TestRunOverTwoYears(t *testing.T) {
	s := openStore(t)
	published := map[string]int{}
	var order []string
	off := func(now time.Time) bool {
		return now.After(at(t, "2019-03-01T00:00:00Z")) && now.Before(at(t, "2019-11-01T00:00:00Z"))
	}
	for now := at(t, "2019-01-01T00:30:00Z"); now.Before(at(t, "2021-01-01T00:00:00Z")); now = now.Add(6 * time.Hour) {
		if off(now) {
			continue
		}
		_, err := schedule.Run(t.Context(), []schedule.Rule{quarterly}, now, s, func(_ context.Context, due schedule.Due) (schedule.Status, []string, error) {
			switch {
			case due.Key == "2019-Q4" && now.Before(at(t, "2020-01-09T00:00:00Z")):
				return schedule.Held, nil, nil
			case due.Key == "2020-Q1" && now.Before(at(t, "2020-04-06T00:00:00Z")):
				return schedule.Published, nil, errors.New("disk full")
			case due.Key == "2020-Q2":
				order = append(order, due.Key)
				published[due.Key]++
				return schedule.Draft, []string{"reports/2020-Q2/kmf.pdf"}, nil
			}
			order = append(order, due.Key)
			published[due.Key]++
			return schedule.Published, []string{"reports/" + due.Key + "/kmf.pdf"}, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"2018-Q4", "2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3"}
	if diff := cmp.Diff(want, order); diff != "" {
		t.Error(diff)
	}
	for key, n := range published {
		if n != 1 {
			t.Errorf("%s was made %d times", key, n)
		}
	}
	run, err := s.ScheduleRun(t.Context(), "quarterly", "2020-Q1")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&store.RunRecord{Schedule: "quarterly", PeriodLabel: "2020-Q1", PeriodStart: "2020-01-01", PeriodEnd: "2020-03-31",
		Due: "2020-04-05T06:00:00+02:00", Status: "published", Files: []string{"reports/2020-Q1/kmf.pdf"}, At: "2020-04-06T00:30:00Z"}, run); diff != "" {
		t.Error(diff)
	}
}

func TestRunTellsEachOutcome(t *testing.T) {
	s := openStore(t)
	now := at(t, "2020-01-06T00:00:00Z")
	full := errors.New("disk full")
	journey := func(_ context.Context, due schedule.Due) (schedule.Status, []string, error) {
		switch due.Key {
		case "2018-Q4":
			return schedule.Held, nil, nil
		case "2019-Q1":
			return "", nil, full
		case "2019-Q2":
			return schedule.Draft, []string{"a.pdf"}, nil
		}
		return schedule.Published, []string{"b.pdf"}, nil
	}
	results, err := schedule.Run(t.Context(), []schedule.Rule{quarterly}, now, s, journey)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"2018-Q4 held", "2019-Q1 failed", "2019-Q2 draft", "2019-Q3 published", "2019-Q4 published"}
	if diff := cmp.Diff(want, outcomes(results)); diff != "" {
		t.Error(diff)
	}
	if !errors.Is(results[1].Err, full) || results[0].Err != nil {
		t.Errorf("errors: %v, %v", results[0].Err, results[1].Err)
	}
	again, err := schedule.Run(t.Context(), []schedule.Rule{quarterly}, now, s, journey)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"2018-Q4 held", "2019-Q1 failed"}, outcomes(again)); diff != "" {
		t.Errorf("held and failed ones are tried again, no others: %s", diff)
	}
}

func TestABadRuleStopsBeforeAnythingIsDone(t *testing.T) {
	bad := quarterly
	bad.Name, bad.When = "bad", "soon"
	_, err := schedule.Run(t.Context(), []schedule.Rule{quarterly, bad}, at(t, "2020-01-06T00:00:00Z"), openStore(t),
		func(context.Context, schedule.Due) (schedule.Status, []string, error) {
			t.Error("a journey began")
			return schedule.Published, nil, nil
		})
	var rule *schedule.RuleError
	if !errors.As(err, &rule) || rule.Schedule != "bad" {
		t.Errorf("got %v", err)
	}
}

func TestAnInterruptedRunLeavesNoRecord(t *testing.T) {
	s := openStore(t)
	ctx, cancel := context.WithCancel(t.Context())
	results, err := schedule.Run(ctx, []schedule.Rule{quarterly}, at(t, "2019-06-01T00:00:00Z"), s,
		func(ctx context.Context, due schedule.Due) (schedule.Status, []string, error) {
			if due.Key == "2018-Q4" { // published in the moment of the interruption
				cancel()
				return schedule.Published, nil, nil
			}
			return "", nil, ctx.Err()
		})
	if !errors.Is(err, context.Canceled) || len(results) != 1 || results[0].Key != "2018-Q4" {
		t.Errorf("got %v, %v", outcomes(results), err)
	}
	for key, known := range map[string]bool{"2018-Q4": true, "2019-Q1": false} {
		if run, err := s.ScheduleRun(t.Context(), "quarterly", key); err != nil || (run != nil) != known {
			t.Errorf("%s: got %+v, %v", key, run, err)
		}
	}
}

func TestAnUnknownStatusIsAnError(t *testing.T) {
	_, err := schedule.Run(t.Context(), []schedule.Rule{quarterly}, at(t, "2019-02-01T00:00:00Z"), openStore(t),
		func(context.Context, schedule.Due) (schedule.Status, []string, error) { return "", nil, nil })
	if err == nil {
		t.Error("got no error")
	}
}

// A rule without Starts begins with the latest report, and from then on none is
// lost: while the machine is off, while one is held, and when another day is chosen.
func TestWithoutStartNothingIsLostOnceItIsAtWork(t *testing.T) {
	s := openStore(t)
	rule := schedule.Rule{Name: "plain", When: "0 6 15 1,4,7,10 *", Timezone: "Europe/Amsterdam", Period: period("last-quarter")}
	answers := map[string]schedule.Status{}
	for _, step := range []struct {
		now, when, held string
		want            string
	}{
		{"2018-04-20T00:00:00Z", "", "", "2018-Q1 published"},
		{"2018-12-20T00:00:00Z", "", "2018-Q2", "2018-Q2 held, 2018-Q3 published"},
		{"2019-01-20T00:00:00Z", "", "2018-Q2", "2018-Q2 held, 2018-Q4 published"},
		{"2019-01-21T00:00:00Z", "0 6 5 1,4,7,10 *", "", "2018-Q2 published"},
		{"2019-04-06T00:00:00Z", "", "2019-Q1", "2019-Q1 held"},
		{"2019-10-06T00:00:00Z", "0 6 25 1,4,7,10 *", "", "2019-Q1 published, 2019-Q2 published"},
		{"2019-10-26T00:00:00Z", "", "", "2019-Q3 published"},
	} {
		clear(answers)
		answers[step.held] = schedule.Held
		if step.when != "" {
			rule.When = step.when
		}
		calendar := compile(t, rule)
		settled, _ := schedule.Done(t.Context(), s, calendar)
		late, err := calendar.Due(at(t, step.now), settled)
		if err != nil {
			t.Fatal(err)
		}
		results, err := schedule.Run(t.Context(), []schedule.Rule{rule}, at(t, step.now), s, func(_ context.Context, due schedule.Due) (schedule.Status, []string, error) {
			if status := answers[due.Key]; status != "" {
				return status, nil, nil
			}
			return schedule.Published, nil, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(outcomes(results), ", "); got != step.want || len(late) != len(results) {
			t.Errorf("on %s: %s, and %v late, want %s", step.now, got, keys(late), step.want)
		}
	}
	// A report of all there is is not made several times over.
	rule.Name, rule.When, rule.Period = "all", "0 6 1 * *", period("all")
	for _, step := range [][2]string{{"2018-04-20T00:00:00Z", "all@2018-04-01 published"}, {"2018-09-20T00:00:00Z", "all@2018-09-01 published"}} {
		results, err := schedule.Run(t.Context(), []schedule.Rule{rule}, at(t, step[0]), s,
			func(context.Context, schedule.Due) (schedule.Status, []string, error) {
				return schedule.Published, nil, nil
			})
		if err != nil || strings.Join(outcomes(results), ", ") != step[1] {
			t.Errorf("on %s: %v, %v, want %s", step[0], outcomes(results), err, step[1])
		}
	}
}

// Where nothing is to be reported the period is settled, and is looked at again;
// what is unchanged keeps its record.
func TestNothingIsSettledAndLookedAtAgain(t *testing.T) {
	s := openStore(t)
	now := at(t, "2019-01-06T00:00:00Z")
	answer := schedule.Nothing
	run := func() string {
		t.Helper()
		results, err := schedule.Run(t.Context(), []schedule.Rule{quarterly}, now, s, func(context.Context, schedule.Due) (schedule.Status, []string, error) { return answer, nil, nil })
		if err != nil {
			t.Fatal(err)
		}
		now = now.Add(time.Hour)
		if len(results) == 1 && results[0].Unchanged {
			return "still " + outcomes(results)[0]
		}
		return strings.Join(outcomes(results), ", ")
	}
	for _, step := range []struct {
		answer schedule.Status
		want   string
	}{{schedule.Nothing, "2018-Q4 nothing"}, {schedule.Unchanged, "still 2018-Q4 nothing"}, {schedule.Held, "2018-Q4 held"}, {schedule.Unchanged, "still 2018-Q4 held"},
		{schedule.Published, "2018-Q4 published"}, {schedule.Published, ""}} {
		answer = step.answer
		if got := run(); got != step.want {
			t.Errorf("%s gives %q, want %q", step.answer, got, step.want)
		}
		done, _ := schedule.Done(t.Context(), s, compile(t, quarterly))
		if settled := step.want != "2018-Q4 held" && step.want != "still 2018-Q4 held"; done("2018-Q4") != settled {
			t.Errorf("after %s settled is %v", step.answer, !settled)
		}
	}
	record, err := s.ScheduleRun(t.Context(), quarterly.Name, "2018-Q4")
	if err != nil || record.At != "2019-01-06T04:00:00Z" {
		t.Errorf("recorded %+v, %v", record, err)
	}
	answer = schedule.Unchanged
	if _, err := schedule.Run(t.Context(), []schedule.Rule{quarterly}, at(t, "2019-04-06T00:00:00Z"), s, func(context.Context, schedule.Due) (schedule.Status, []string, error) { return answer, nil, nil }); err == nil {
		t.Error("what was never recorded is taken for unchanged")
	}
}
