package schedule_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/workspace"
)

// period reads a period of lex.yaml as the program does.
func period(text string) func(time.Time) (records.Period, error) {
	return func(due time.Time) (records.Period, error) { return workspace.ParsePeriod(text, due, 1) }
}

func compile(t testing.TB, rule schedule.Rule) *schedule.Calendar {
	t.Helper()
	if rule.Name == "" {
		rule.Name = "quarterly"
	}
	if rule.Period == nil {
		rule.Period = period("last-quarter")
	}
	c, err := schedule.Compile(rule)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func at(t testing.TB, text string) time.Time {
	t.Helper()
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return moment
}

func TestNext(t *testing.T) {
	for _, test := range []struct{ name, when, zone, after, want, label string }{
		{"the quarter that has ended", "0 6 5 1,4,7,10 *", "Europe/Amsterdam", "2018-03-31T12:00:00Z", "2018-04-05T06:00:00+02:00", "2018-Q1"},
		{"strictly after", "0 6 5 1,4,7,10 *", "Europe/Amsterdam", "2018-04-05T04:00:00Z", "2018-07-05T06:00:00+02:00", "2018-Q2"},
		{"the zone decides the day", "30 0 1 1 *", "Pacific/Auckland", "2018-06-01T00:00:00Z", "2019-01-01T00:30:00+13:00", "2018-Q4"},
		{"skipped by summer time", "30 2 25 3 *", "Europe/Amsterdam", "2018-01-01T00:00:00Z", "2018-03-25T03:30:00+02:00", "2017-Q4"},
		{"twice in autumn", "30 2 28 10 *", "Europe/Amsterdam", "2018-01-01T00:00:00Z", "2018-10-28T02:30:00+02:00", "2018-Q3"},
		{"between the two", "30 2 28 10 *", "Europe/Amsterdam", "2018-10-28T00:45:00Z", "2019-10-28T02:30:00+01:00", "2019-Q3"},
		{"a midnight that does not exist", "0 0 4 11 *", "America/Sao_Paulo", "2018-06-01T00:00:00Z", "2018-11-04T01:00:00-02:00", "2018-Q3"},
		{"a day that does not exist", "0 6 30 12 *", "Pacific/Apia", "2011-06-01T00:00:00Z", "2011-12-31T06:00:00+14:00", "2011-Q3"},
		{"asked behind the gap", "0 6 30 12 *", "Pacific/Apia", "2011-12-30T13:30:00Z", "2011-12-31T06:00:00+14:00", "2011-Q3"},
		{"leap day", "0 6 29 2 *", "UTC", "2018-01-01T00:00:00Z", "2020-02-29T06:00:00Z", "2019-Q4"},
		{"leap day over a century", "0 6 29 2 *", "UTC", "2097-01-01T00:00:00Z", "2104-02-29T06:00:00Z", "2103-Q4"},
		{"name of the library", "@monthly", "", "2018-01-15T00:00:00Z", "2018-02-01T00:00:00Z", "2017-Q4"},
		{"quarterly in words", "quarterly + 5 days", "Europe/Amsterdam", "2018-03-31T12:00:00Z", "2018-04-05T06:00:00+02:00", "2018-Q1"},
		{"quarterly alone", " Quarterly ", "UTC", "2018-10-01T06:00:00Z", "2019-01-01T06:00:00Z", "2018-Q4"},
		{"long after the quarter", "quarterly + 45 days", "UTC", "2018-01-02T00:00:00Z", "2018-02-14T06:00:00Z", "2017-Q4"},
		{"monthly in words", "monthly + 1 day", "UTC", "2018-01-31T12:00:00Z", "2018-02-01T06:00:00Z", "2017-Q4"},
		{"yearly in words", "yearly+30 days", "UTC", "2018-01-31T12:00:00Z", "2019-01-30T06:00:00Z", "2018-Q4"},
		{"last working day a Friday", "last working day", "UTC", "2018-03-15T00:00:00Z", "2018-03-30T06:00:00Z", "2017-Q4"},
		{"last working day of a leap February", "last working day", "UTC", "2016-02-01T00:00:00Z", "2016-02-29T06:00:00Z", "2015-Q4"},
		{"last working day gone", "last working day", "UTC", "2018-03-30T06:00:00Z", "2018-04-30T06:00:00Z", "2018-Q1"},
		{"last working day from the 31st", "last working day", "UTC", "2018-01-31T07:00:00Z", "2018-02-28T06:00:00Z", "2017-Q4"},
	} {
		t.Run(test.name, func(t *testing.T) {
			due, err := compile(t, schedule.Rule{When: test.when, Timezone: test.zone}).Next(at(t, test.after))
			if err != nil {
				t.Fatal(err)
			}
			if got := due.At.Format(time.RFC3339); got != test.want || due.Period.Label != test.label {
				t.Errorf("got %s for %s, want %s for %s", got, due.Period.Label, test.want, test.label)
			}
		})
	}
}

func TestBadRules(t *testing.T) {
	for _, test := range []struct {
		rule         schedule.Rule
		key, message string
	}{
		{schedule.Rule{When: ""}, "when", "nothing says when"},
		{schedule.Rule{When: "soon"}, "when", "no calendar"},
		{schedule.Rule{When: "0 6 5 1,4,7,10"}, "when", "expected exactly 5 fields"},
		{schedule.Rule{When: "0 25 * * *"}, "when", "above maximum"},
		{schedule.Rule{When: "0 6 31 2 *"}, "when", "never comes"},
		{schedule.Rule{When: "0 6 30,31 feb *"}, "when", "never comes"},
		{schedule.Rule{When: "0 6 , * *"}, "when", "never comes"},
		{schedule.Rule{When: "TZ=Europe/Amsterdam"}, "when", "key of its own"},
		{schedule.Rule{When: "CRON_TZ=UTC 0 6 * * *"}, "when", "key of its own"},
		{schedule.Rule{When: "@every 1h"}, "when", "no place in a calendar"},
		{schedule.Rule{When: "quarterly + 91 days"}, "when", "takes 1 to 90 days"},
		{schedule.Rule{When: "monthly + 0 days"}, "when", "takes 1 to 28 days"},
		{schedule.Rule{When: "weekly + 1 day"}, "when", "no calendar"},
		{schedule.Rule{When: "@daily", Timezone: "Amsterdam"}, "timezone", "no time zone"},
		{schedule.Rule{When: "@daily", Timezone: "Local"}, "timezone", "no time zone"},
		{schedule.Rule{When: "@daily", Timezone: "../etc"}, "timezone", "no time zone"},
		{schedule.Rule{When: "@daily", Starts: "2018-02-30"}, "starts", "no date"},
		{schedule.Rule{When: "@daily", Period: period("last-week")}, "period", "expected a period"},
	} {
		rule := test.rule
		rule.Name = "q"
		if rule.Period == nil {
			rule.Period = period("last-quarter")
		}
		_, err := schedule.Compile(rule)
		var got *schedule.RuleError
		if !errors.As(err, &got) {
			t.Errorf("%+v: got %v, want a *RuleError", rule, err)
			continue
		}
		if got.Key != test.key || !strings.Contains(got.Message, test.message) || got.Hint == "" || !strings.HasPrefix(got.Error(), "schedule q: "+test.key) {
			t.Errorf("%q: got %+v", rule.When, got)
		}
	}
	if _, err := schedule.Compile(schedule.Rule{Name: "q", When: "@daily"}); err == nil {
		t.Error("a rule without period compiles")
	}
}

// Whatever the zone does with its clocks, a daily time happens once for every
// day of the calendar that the zone has.
func TestEveryDayOnceInEveryZone(t *testing.T) {
	zones := []string{"UTC", "Europe/Amsterdam", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu",
		"Antarctica/Troll", "America/New_York", "Asia/Beirut", "Europe/Dublin", "Pacific/Kwajalein"}
	rapid.Check(t, func(rt *rapid.T) {
		zone := rapid.SampledFrom(zones).Draw(rt, "zone")
		when := fmt.Sprintf("%d %d * * *", rapid.IntRange(0, 59).Draw(rt, "minute"), rapid.IntRange(0, 23).Draw(rt, "hour"))
		c := compile(t, schedule.Rule{When: when, Timezone: zone})
		year := rapid.IntRange(1990, 2390).Draw(rt, "year")
		moment := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		end := moment.AddDate(1, 0, 0)
		last := ""
		days := 0
		for moment.Before(end) {
			due, err := c.Next(moment)
			if err != nil {
				rt.Fatal(err)
			}
			day := due.At.Format(time.DateOnly)
			if !due.At.After(moment) || day == last {
				rt.Fatalf("%s in %s: after %s comes %s", when, zone, moment, due.At)
			}
			if skipped := last != "" && due.At.Sub(moment) > 26*time.Hour; skipped {
				rt.Fatalf("%s in %s: nothing between %s and %s", when, zone, moment, due.At)
			}
			last, moment = day, due.At
			days++
		}
		if days < 364 {
			rt.Fatalf("%s in %s: %d days in %d", when, zone, days, year)
		}
	})
}
