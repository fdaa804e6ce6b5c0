package schedule_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/schedule"
)

func keys(list []schedule.Due) []string {
	var all []string
	for _, d := range list {
		all = append(all, d.Key)
	}
	return all
}

func nothingDone(string) bool { return false }

// Two years, leap day and four clock changes, looked at every six hours: each
// quarter comes once, at six in the morning of the fifth.
func TestTwoYearsQuarterly(t *testing.T) {
	c := compile(t, schedule.Rule{When: "0 6 5 1,4,7,10 *", Timezone: "Europe/Amsterdam", Starts: "2019-01-01"})
	done := map[string]bool{}
	var made []string
	for now := at(t, "2019-01-01T00:00:00Z"); now.Before(at(t, "2021-01-01T00:00:00Z")); now = now.Add(6 * time.Hour) {
		list, err := c.Due(now, func(key string) bool { return done[key] })
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range list {
			if now.Sub(d.At) >= 6*time.Hour || d.At.Hour() != 6 || d.At.Day() != 5 {
				t.Errorf("%s is made at %s, due at %s", d.Key, now, d.At)
			}
			done[d.Key] = true
			made = append(made, d.Key)
		}
	}
	want := []string{"2018-Q4", "2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4", "2020-Q1", "2020-Q2", "2020-Q3"}
	if diff := cmp.Diff(want, made); diff != "" {
		t.Error(diff)
	}
}

func TestMissedRunsAreCaughtUpInOrder(t *testing.T) {
	rule := schedule.Rule{When: "0 6 5 1,4,7,10 *", Timezone: "Europe/Amsterdam", Starts: "2018-01-01"}
	for _, test := range []struct {
		name, starts, now string
		done              []string
		want              []string
	}{
		{"nothing is due yet", "2018-01-01", "2018-01-05T04:59:59Z", nil, nil},
		{"due to the second", "2018-01-01", "2018-01-05T05:00:00Z", nil, []string{"2017-Q4"}},
		{"three missed", "2018-01-01", "2018-08-01T00:00:00Z", nil, []string{"2017-Q4", "2018-Q1", "2018-Q2"}},
		{"one in the middle failed", "2018-01-01", "2018-08-01T00:00:00Z", []string{"2017-Q4", "2018-Q2"}, []string{"2018-Q1"}},
		{"starts later", "2018-04-06", "2018-08-01T00:00:00Z", nil, []string{"2018-Q2"}},
		{"starts on the day", "2018-04-05", "2018-08-01T00:00:00Z", nil, []string{"2018-Q1", "2018-Q2"}},
		{"starts in the future", "2030-01-01", "2018-08-01T00:00:00Z", nil, nil},
		{"without start only the latest", "", "2018-08-01T00:00:00Z", nil, []string{"2018-Q2"}},
		{"without start, made already", "", "2018-08-01T00:00:00Z", []string{"2018-Q2"}, nil},
		{"clock set back", "2018-01-01", "2018-04-06T00:00:00Z", []string{"2017-Q4", "2018-Q1", "2018-Q2"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			rule.Starts = test.starts
			done := map[string]bool{}
			for _, key := range test.done {
				done[key] = true
			}
			list, err := compile(t, rule).Due(at(t, test.now), func(key string) bool { return done[key] })
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, keys(list)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAPeriodComesOnceHoweverOftenItsMomentDoes(t *testing.T) {
	for _, test := range []struct {
		name, when, period, starts, now string
		want                            []string
	}{
		{"monthly moments of a quarter", "0 6 1 * *", "last-quarter", "2018-01-01", "2018-07-15T00:00:00Z", []string{"2017-Q4", "2018-Q1", "2018-Q2"}},
		{"every minute", "* * * * *", "last-quarter", "2018-01-01", "2018-07-15T00:00:00Z", []string{"2017-Q4", "2018-Q1", "2018-Q2"}},
		{"fiscal year that never changes", "0 6 1 1,7 *", "FY2018", "2018-01-01", "2018-07-15T00:00:00Z", []string{"FY2018@2018-01-01", "FY2018@2018-07-01"}},
		{"everything so far", "0 6,18 1 1,7 *", "all", "2018-01-01", "2018-07-15T00:00:00Z", []string{"all@2018-01-01", "all@2018-07-01"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := compile(t, schedule.Rule{When: test.when, Period: period(test.period), Starts: test.starts})
			list, err := c.Due(at(t, test.now), nothingDone)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, keys(list)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestUpcoming(t *testing.T) {
	c := compile(t, schedule.Rule{When: "0 6 1 * *", Starts: "2018-01-01"})
	for _, test := range []struct {
		done    []string
		key, at string
		overdue bool
	}{
		{nil, "2017-Q4", "2018-01-01T06:00:00Z", true},
		{[]string{"2017-Q4"}, "2018-Q1", "2018-04-01T06:00:00Z", true},
		// The moments of May and June belong to a quarter that has been made.
		{[]string{"2017-Q4", "2018-Q1"}, "2018-Q2", "2018-07-01T06:00:00Z", false},
	} {
		due, overdue, err := c.Upcoming(at(t, "2018-04-20T00:00:00Z"), func(key string) bool {
			for _, d := range test.done {
				if d == key {
					return true
				}
			}
			return false
		})
		if err != nil || due.Key != test.key || due.At.Format(time.RFC3339) != test.at || overdue != test.overdue {
			t.Errorf("%v done: got %+v, overdue %v, %v", test.done, due, overdue, err)
		}
	}
}

// The series ends with the period of its last day, which is due when that is over.
func TestASeriesEnds(t *testing.T) {
	for _, test := range []struct {
		name, when, period, starts, ends string
		want                             []string
		next                             string // what comes in June 2018, "" for nothing
	}{
		{"in the middle of a quarter", "0 6 5 1,4,7,10 *", "last-quarter", "2018-01-01", "2018-08-15", []string{"2017-Q4", "2018-Q1", "2018-Q2", "2018-Q3"}, "2018-Q2"},
		{"on its last day", "0 6 5 1,4,7,10 *", "last-quarter", "2018-01-01", "2018-06-30", []string{"2017-Q4", "2018-Q1", "2018-Q2"}, "2018-Q2"},
		{"on the first day of the next", "0 6 5 1,4,7,10 *", "last-quarter", "2018-01-01", "2018-07-01", []string{"2017-Q4", "2018-Q1", "2018-Q2", "2018-Q3"}, "2018-Q2"},
		{"without start only the latest", "0 6 5 1,4,7,10 *", "last-quarter", "", "2018-02-01", []string{"2018-Q1"}, ""},
		{"a period that is always the same", "0 6 1 * *", "all", "2018-05-15", "2018-07-10", []string{"all@2018-06-01", "all@2018-07-01", "all@2018-08-01"}, "all@2018-07-01"},
		{"before anything was due", "0 6 5 1,4,7,10 *", "last-quarter", "2018-01-01", "2017-08-15", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := compile(t, schedule.Rule{When: test.when, Timezone: "Europe/Amsterdam", Period: period(test.period), Starts: test.starts, Ends: test.ends})
			list, err := c.Due(at(t, "2026-01-01T00:00:00Z"), nothingDone)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, keys(list)); diff != "" {
				t.Error(diff)
			}
			next, err := c.Next(at(t, "2018-06-15T00:00:00Z"))
			if test.next == "" && !errors.Is(err, schedule.ErrEnded) || test.next != "" && next.Key != test.next {
				t.Errorf("next is %q, %v", next.Key, err)
			}
			_, overdue, err := c.Upcoming(at(t, "2026-01-01T00:00:00Z"), func(string) bool { return true })
			if !errors.Is(err, schedule.ErrEnded) || overdue {
				t.Errorf("with all done: overdue %v, %v", overdue, err)
			}
		})
	}
	if _, err := schedule.Compile(schedule.Rule{When: "monthly", Ends: "soon", Period: period("last-month")}); err == nil {
		t.Error("a day that is none is taken")
	}
}

func BenchmarkDueTenYearsEveryMinute(b *testing.B) {
	c := compile(b, schedule.Rule{When: "* * * * *", Timezone: "Europe/Amsterdam", Starts: "2010-01-01"})
	now := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		if list, err := c.Due(now, nothingDone); err != nil || len(list) != 41 {
			b.Fatal(len(list), err)
		}
	}
}
