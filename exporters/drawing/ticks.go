package drawing

import (
	"strconv"
	"time"
)

// tick is a mark on a time line.
type tick struct {
	day   time.Time
	label string
}

// scaleOf widens a span of days to whole weeks, months, quarters or years and
// marks them, at most about a dozen. Months have their names where there are
// any, and the first of them and each January its year; else labels are ISO 8601.
func scaleOf(first, last time.Time, names [12]string) (time.Time, time.Time, []tick) {
	first, last = first.UTC(), last.UTC().AddDate(0, 0, 1)
	count := int(last.Sub(first).Hours() / 24)
	var floor func(time.Time) time.Time
	var next func(time.Time) time.Time
	layout := time.DateOnly
	month := func(t time.Time, step int) time.Time {
		m := (int(t.Month())-1)/step*step + 1
		return time.Date(t.Year(), time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	}
	months := func(step int) {
		layout = "2006-01"
		floor = func(t time.Time) time.Time { return month(t, step) }
		next = func(t time.Time) time.Time { return t.AddDate(0, step, 0) }
	}
	switch {
	case count <= 14:
		floor = func(t time.Time) time.Time { return t }
		next = func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }
	case count <= 70:
		floor = func(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }
		next = func(t time.Time) time.Time { return t.AddDate(0, 0, 7) }
	case count <= 400:
		months(1)
	case count <= 1200:
		months(3)
	default:
		step := 1 + count/365/12
		layout = ""
		floor = func(t time.Time) time.Time { return time.Date(t.Year()/step*step, 1, 1, 0, 0, 0, 0, time.UTC) }
		next = func(t time.Time) time.Time { return t.AddDate(step, 0, 0) }
	}
	var ticks []tick
	day := floor(first)
	first = day
	for ; day.Before(last); day = next(day) {
		label := strconv.Itoa(day.Year())
		switch name := names[day.Month()-1]; {
		case layout == "":
		case name == "":
			label = day.Format(layout)
		case layout == time.DateOnly:
			label = strconv.Itoa(day.Day()) + " " + name
		case len(ticks) == 0 || day.Month() == time.January:
			label = name + " " + label
		default:
			label = name
		}
		ticks = append(ticks, tick{day, label})
	}
	return first, day, append(ticks, tick{day: day})
}
