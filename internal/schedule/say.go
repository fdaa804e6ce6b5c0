package schedule

import (
	"fmt"
	"strings"
	"time"
)

// Say words when a rule is due, for people: "at 06:00 on the 5th of January,
// April, July and October (Europe/Amsterdam)". Cron text that has no plain words
// comes back as it is.
func (c *Calendar) Say() string {
	text := strings.Join(strings.Fields(c.Rule.When), " ")
	switch plain := strings.ToLower(text); {
	case plain == "last working day":
		text = fmt.Sprintf("last working day of the month, at %02d:00", hourOfWords)
	case words.MatchString(plain):
		text += fmt.Sprintf(", at %02d:00", hourOfWords)
	default:
		if said := sayCron(strings.Fields(plain)); said != "" {
			text = said
		}
	}
	return fmt.Sprintf("%s (%s)", text, c.zone)
}

// sayCron words the common forms: one time of day, on days of the month in some
// months, on days of the week, or daily.
func sayCron(fields []string) string {
	if len(fields) != 5 {
		return ""
	}
	minute, okMinute := cronNumbers(fields[0])
	hour, okHour := cronNumbers(fields[1])
	if !okMinute || !okHour || len(minute) != 1 || len(hour) != 1 || minute[0] > 59 || hour[0] > 23 {
		return ""
	}
	at := fmt.Sprintf("at %02d:%02d", hour[0], minute[0])
	days, okDays := cronNumbers(fields[2])
	months, okMonths := cronNumbers(fields[3])
	week, okWeek := cronNumbers(fields[4])
	anyDay, anyMonth, anyWeekday := isAny(fields[2]), isAny(fields[3]), isAny(fields[4])
	switch {
	case anyDay && anyMonth && anyWeekday:
		return at + " every day"
	case anyDay && anyMonth && okWeek:
		return at + " on " + list(week, func(n int) string { return time.Weekday(n % 7).String() })
	case okDays && anyWeekday && anyMonth:
		return at + " on the " + list(days, ordinal) + " of every month"
	case okDays && anyWeekday && okMonths:
		return at + " on the " + list(days, ordinal) + " of " + list(months, func(n int) string { return time.Month(n).String() })
	}
	return ""
}

func isAny(field string) bool { return field == "*" || field == "?" }

// cronNumbers reads 5 and 1,4,7; no ranges and no steps.
func cronNumbers(field string) (list []int, ok bool) {
	for _, part := range strings.Split(field, ",") {
		n := 0
		for _, r := range part {
			if r < '0' || r > '9' || n > 99 {
				return nil, false
			}
			n = 10*n + int(r-'0')
		}
		if part == "" {
			return nil, false
		}
		list = append(list, n)
	}
	return list, true
}

func ordinal(n int) string {
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		return fmt.Sprintf("%dst", n)
	case n%10 == 2:
		return fmt.Sprintf("%dnd", n)
	case n%10 == 3:
		return fmt.Sprintf("%drd", n)
	}
	return fmt.Sprintf("%dth", n)
}

func list(numbers []int, word func(int) string) string {
	said := make([]string, len(numbers))
	for i, n := range numbers {
		said[i] = word(n)
	}
	if last := len(said) - 1; last > 0 {
		return strings.Join(said[:last], ", ") + " and " + said[last]
	}
	return said[0]
}
