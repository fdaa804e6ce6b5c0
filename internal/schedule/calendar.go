package schedule

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// rhythm is a word of `when` for which a day of its first month is due.
type rhythm struct {
	word string
	// every is the number of months from one to the next.
	every int
	// most is the number of days that keep the due day inside the months that
	// follow, so that "last-quarter" still means the one that has just ended.
	most int
}

var rhythms = []rhythm{
	{"monthly", 1, 28},
	{"quarterly", 3, 90},
	{"yearly", 12, 365},
}

// hourOfWords is the hour at which rules in words are due.
const hourOfWords = 6

var words = regexp.MustCompile(`^([a-z]+)(?:\s*\+\s*(\d{1,3})\s*days?)?$`)

// parseWhen reads cron text or words.
func parseWhen(text string) (wall, error) {
	plain := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if plain == "last working day" {
		return lastWorkingDay, nil
	}
	if m := words.FindStringSubmatch(plain); m != nil {
		for _, r := range rhythms {
			if r.word != m[1] {
				continue
			}
			days := 1 // the first day after the end
			if m[2] != "" {
				days, _ = strconv.Atoi(m[2]) // at most three digits
			}
			if days < 1 || days > r.most {
				return nil, fmt.Errorf("%s takes 1 to %d days, found %d", r.word, r.most, days)
			}
			return r.dayAfter(days), nil
		}
	}
	return parseCron(plain)
}

// dayAfter is due so many days after the last day of the months of a rhythm.
func (r rhythm) dayAfter(days int) wall {
	return func(after time.Time) time.Time {
		month := (int(after.Month())-1)/r.every*r.every + 1
		for i := -1; ; i++ {
			t := time.Date(after.Year(), time.Month(month+i*r.every), days, hourOfWords, 0, 0, 0, time.UTC)
			if t.After(after) {
				return t
			}
		}
	}
}

// lastWorkingDay is due on the last day of each month that is no Saturday or
// Sunday. Public holidays differ from place to place and are not known.
func lastWorkingDay(after time.Time) time.Time {
	for i := 0; ; i++ {
		t := time.Date(after.Year(), after.Month()+time.Month(i)+1, 0, hourOfWords, 0, 0, 0, time.UTC)
		for t.Weekday() == time.Saturday || t.Weekday() == time.Sunday {
			t = t.AddDate(0, 0, -1)
		}
		if t.After(after) {
			return t
		}
	}
}

var parser = cron.NewParser(cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow | cron.Descriptor)

// parseCron reads five fields. They are followed on a clock without time zone,
// since in a zone the library passes over the hours that a clock change skips,
// and with them a whole quarter.
func parseCron(text string) (wall, error) {
	switch {
	case text == "":
		return nil, fmt.Errorf("nothing says when")
	case strings.Contains(text, "tz="):
		return nil, fmt.Errorf("a time zone stands in %q; it has a key of its own, timezone", text)
	case strings.HasPrefix(text, "@every"):
		return nil, fmt.Errorf("%q has no place in a calendar", text)
	}
	spec, err := parser.Parse(text)
	if err != nil {
		return nil, fmt.Errorf("%q is no calendar: %w", text, err)
	}
	return func(after time.Time) time.Time {
		// The library looks five years ahead; from 2096 to 2104 there is no
		// 29th of February.
		for range 2 {
			if t := spec.Next(after); !t.IsZero() {
				return t
			}
			after = time.Date(after.Year()+5, 1, 1, 0, 0, 0, 0, time.UTC).Add(-time.Second)
		}
		return time.Time{}
	}, nil
}
