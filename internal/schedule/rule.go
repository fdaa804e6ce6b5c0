package schedule

import (
	"fmt"
	"time"
	_ "time/tzdata" // Windows has no table of time zones

	"github.com/namati/lex/internal/records"
)

// Rule is one schedule as a workspace writes it.
type Rule struct {
	Name string
	// When is cron text (minute hour day month weekday) or words: see WhenHint.
	When string
	// Timezone is an IANA name; "" is UTC.
	Timezone string
	// Starts is an ISO date before which nothing is due. Without it the latest due
	// moment is the first, and from then on what is missed is caught up (see Done).
	Starts string
	// Ends is the ISO date of the last day that is reported on, "" for none. The
	// last report is that of the period in which it lies; of a period that is
	// always the same (all, 2017), the first that is due after it.
	Ends string
	// Period gives the period of a report that is due at a moment, which bears
	// the zone of the rule.
	Period func(due time.Time) (records.Period, error)
}

// RuleError is a mistake in a rule. Key is the key of lex.yaml that holds it.
type RuleError struct {
	Schedule, Key, Message, Hint string
}

// Error names the schedule and the key, without the hint.
func (e *RuleError) Error() string {
	return fmt.Sprintf("schedule %s: %s: %s", e.Schedule, e.Key, e.Message)
}

// WhenHint says how `when` is written.
const WhenHint = `write five fields, "minute hour day month weekday", such as "0 6 5 1,4,7,10 *", or words: quarterly + 5 days, monthly + 1 day, yearly + 30 days, last working day`

// Calendar is a rule that has been understood.
type Calendar struct {
	Rule  Rule
	zone  *time.Location
	next  wall
	first time.Time
	// end is the last moment of the day that the rule ends with, zero for none.
	end time.Time
	// since is when the rule was first at work, as far as that is to be caught up,
	// zero for a new one.
	since time.Time
}

// wall finds the next moment after another on a clock without time zone; both
// are written as if they were UTC. It returns the zero time when there is none.
type wall func(after time.Time) time.Time

// Compile reads a rule. The error is a *RuleError.
func Compile(rule Rule) (*Calendar, error) {
	wrong := func(key, message, hint string) (*Calendar, error) {
		return nil, &RuleError{Schedule: rule.Name, Key: key, Message: message, Hint: hint}
	}
	c := &Calendar{Rule: rule}
	name := rule.Timezone
	if name == "" {
		name = "UTC"
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		return wrong("timezone", fmt.Sprintf("%q is no time zone", rule.Timezone), "write area and city, such as Europe/Amsterdam, or UTC")
	}
	c.zone = zone
	if c.next, err = parseWhen(rule.When); err != nil {
		return wrong("when", err.Error(), WhenHint)
	}
	if c.next(anyDay).IsZero() {
		return wrong("when", fmt.Sprintf("%q never comes: no calendar has such a day", rule.When), "check day and month, such as 31 2 for the 31st of February")
	}
	if rule.Starts != "" {
		day, err := time.Parse(time.DateOnly, rule.Starts)
		if err != nil {
			return wrong("starts", fmt.Sprintf("%q is no date", rule.Starts), "write year-month-day, such as 2018-01-01")
		}
		c.first = c.local(day)
	}
	if rule.Ends != "" {
		day, err := time.Parse(time.DateOnly, rule.Ends)
		if err != nil {
			return wrong("ends", fmt.Sprintf("%q is no date", rule.Ends), "write year-month-day, such as 2019-12-31")
		}
		c.end = endOfDay(c.local(day))
	}
	if rule.Period == nil {
		return wrong("period", "no period is given", "write last-quarter")
	}
	if _, err := rule.Period(c.local(anyDay)); err != nil {
		return wrong("period", err.Error(), "write last-quarter, last-month, last-year or this-quarter")
	}
	return c, nil
}

var anyDay = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// local puts a wall time into the rule's zone. A time that the clocks skip in
// spring comes as many minutes later as they skip; one that comes twice in
// autumn is the first of the two. So every wall time happens exactly once.
func (c *Calendar) local(w time.Time) time.Time {
	t := time.Date(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), w.Second(), 0, c.zone)
	if missed := wallOf(t).Sub(w); missed < 0 { // put before the gap: go behind it
		t = t.Add(-missed)
	}
	// The offset of a day before is the one that held before any change, and
	// with it the same wall time comes first.
	_, before := t.Add(-24 * time.Hour).Zone()
	if earlier := w.Add(-time.Duration(before) * time.Second).In(c.zone); earlier.Before(t) && wallOf(earlier).Equal(w) {
		return earlier
	}
	return t
}

// wallOf writes the clock of a moment as if it were UTC.
func wallOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}
