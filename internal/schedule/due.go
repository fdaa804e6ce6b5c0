package schedule

import (
	"errors"
	"fmt"
	"time"

	"github.com/namati/lex/internal/records"
)

// Due is one report that is to be made.
type Due struct {
	Schedule string
	// At is the moment, in the zone of the rule.
	At     time.Time
	Period records.Period
	// Key says once and for all which report of the schedule it is: the label
	// of the period, and for a period that is always the same (all, 2017) the
	// day on which it is due as well.
	Key string
}

// ErrEnded says that nothing is due any more: the last day is behind.
var ErrEnded = errors.New("the schedule has ended")

// Next returns what is due first after a moment, and not before Starts; the error
// is ErrEnded when nothing is.
func (c *Calendar) Next(after time.Time) (Due, error) {
	at := c.after(after)
	if at.IsZero() {
		return Due{}, fmt.Errorf("schedule %s: nothing is due after %s", c.Rule.Name, after.Format(time.DateOnly))
	}
	due, err := c.due(at)
	if err == nil && c.over(due) {
		err = ErrEnded
	}
	return due, err
}

// over reports whether something would be due after the last one.
func (c *Calendar) over(due Due) bool {
	switch {
	case c.end.IsZero():
		return false
	case due.Period.Start == "" || due.standing():
		return c.after(c.end).Before(due.At)
	}
	return due.Period.Start > c.Rule.Ends
}

// standing reports whether the period is always the same.
func (d Due) standing() bool { return d.Key != d.Period.Label }

// Due lists what is due at now and not done, oldest first, each period once.
// done tells by its Key whether a report has been made.
func (c *Calendar) Due(now time.Time, done func(key string) bool) ([]Due, error) {
	from := c.first
	if from.IsZero() {
		var err error
		if from, err = c.latest(now); err != nil || from.IsZero() {
			return nil, err
		}
		latest, err := c.due(from)
		if err != nil {
			return nil, err
		}
		// A report of all there is says no more when it is made several times.
		if !c.since.IsZero() && c.since.Before(from) && !latest.standing() {
			from = c.since
		}
	}
	var list []Due
	seen := map[string]bool{}
	for at := c.after(from.Add(-time.Second)); !at.IsZero() && !at.After(now); at = c.after(endOfDay(at)) {
		due, err := c.due(at)
		if err != nil {
			return nil, err
		}
		if c.over(due) {
			break
		}
		if !seen[due.Key] && !done(due.Key) {
			list = append(list, due)
		}
		seen[due.Key] = true
	}
	return list, nil
}

// Upcoming returns what a person wants to see: the oldest report that is due
// and not done (overdue), else the next one; the error is ErrEnded when there is
// neither.
func (c *Calendar) Upcoming(now time.Time, done func(key string) bool) (due Due, overdue bool, err error) {
	list, err := c.Due(now, done)
	if err != nil {
		return Due{}, false, err
	}
	if len(list) > 0 {
		return list[0], true, nil
	}
	// A period that has been made is not due again when its moment comes twice.
	for after, tries := now, 0; tries < 1000; tries++ {
		if due, err = c.Next(after); err != nil || !done(due.Key) {
			return due, false, err
		}
		after = endOfDay(due.At)
	}
	return due, false, nil
}

// after is the next moment of the calendar after another, in the zone.
func (c *Calendar) after(t time.Time) time.Time {
	if t.Before(c.first) {
		t = c.first.Add(-time.Second)
	}
	t = t.In(c.zone)
	w := wallOf(t)
	// Where the clocks have just changed, a wall time that lies behind may be
	// yet to come, put off by the change (by a whole day where a country changed
	// sides of the date line).
	_, now := t.Zone()
	if _, before := t.Add(-26 * time.Hour).Zone(); before != now {
		w = w.Add(-26 * time.Hour)
	}
	for {
		if w = c.next(w); w.IsZero() {
			return time.Time{}
		}
		if at := c.local(w); at.After(t) {
			return at
		}
	}
}

// latest is the last moment that is not after now and at which something was
// due, zero for none. Calendars look forward only, so it steps from further and
// further back.
func (c *Calendar) latest(now time.Time) (time.Time, error) {
	for _, days := range []int{2, 40, 400, 1500, 15000} {
		var last time.Time
		for at := c.after(now.AddDate(0, 0, -days)); !at.IsZero() && !at.After(now); at = c.after(at) {
			due, err := c.due(at)
			if err != nil {
				return time.Time{}, err
			}
			if c.over(due) {
				break
			}
			last = at
		}
		if !last.IsZero() {
			return last, nil
		}
	}
	return time.Time{}, nil
}

func (c *Calendar) due(at time.Time) (Due, error) {
	period, err := c.Rule.Period(at)
	if err != nil {
		return Due{}, fmt.Errorf("schedule %s: period at %s: %w", c.Rule.Name, at.Format(time.DateOnly), err)
	}
	due := Due{Schedule: c.Rule.Name, At: at, Period: period, Key: period.Label}
	if later, err := c.Rule.Period(at.AddDate(2, 0, 0)); err == nil && later == period {
		due.Key += "@" + at.Format(time.DateOnly)
	}
	return due, nil
}

// endOfDay is the last second of a day: a period depends on the day alone, so
// nothing new can be due before.
func endOfDay(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 23, 59, 59, 0, t.Location())
}
