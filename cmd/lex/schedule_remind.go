package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/namati/lex/internal/mail"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
)

// remind tells, once for each of the days before the due day that remind: names,
// for which sources nothing has come yet. Where several of these days have passed
// unseen, the last one speaks for all.
func (t *teller) remind(ctx context.Context, rule schedule.Rule) (failed, err error) {
	due, days, ok, err := t.reminderDue(ctx, rule)
	if err != nil || !ok {
		return nil, err
	}
	missing, err := t.missing(ctx, due)
	if err != nil || len(missing) == 0 {
		return nil, err
	}
	_, failed, err = t.tell(ctx, due.Key, remindEvent(days), func(string) mail.Message {
		return t.reminder(due, daysUntil(t.now(), due), t.since(due), missing)
	})
	return failed, err
}

// reminderDue finds which reminder is to be sent now.
func (t *teller) reminderDue(ctx context.Context, rule schedule.Rule) (due schedule.Due, days int, ok bool, err error) {
	if len(t.rule.Remind) == 0 || len(recipientsOf(t.rule.Tell)) == 0 {
		return due, 0, false, nil
	}
	calendar, err := schedule.Compile(rule)
	if err != nil {
		return due, 0, false, err
	}
	done, failed := schedule.Done(ctx, t.store, calendar)
	due, overdue, err := calendar.Upcoming(t.now(), done)
	if errors.Is(err, schedule.ErrEnded) {
		return due, 0, false, failed()
	}
	if err = errors.Join(err, failed()); err != nil || overdue {
		return due, 0, false, err
	}
	before := slices.Sorted(slices.Values(t.rule.Remind))
	for _, days := range before { // the smallest that has come speaks for the others
		if !t.now().Before(remindAt(due, days)) {
			return due, days, true, nil
		}
	}
	return due, 0, false, nil
}

// remindEvent names a reminder in the journal.
func remindEvent(days int) string { return fmt.Sprintf("remind %d", days) }

// remindAt is the moment of a reminder: as many days before, at the same hour.
func remindAt(due schedule.Due, days int) time.Time { return due.At.AddDate(0, 0, -days) }

// daysUntil counts the midnights between now and the due day, in its zone.
func daysUntil(now time.Time, due schedule.Due) int {
	day := func(t time.Time) time.Time {
		t = t.In(due.At.Location())
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(day(due.At).Sub(day(now)) / (24 * time.Hour))
}

// since is the day from which on a file counts for what is due: the first of its
// period, or a month before where the period has none.
func (t *teller) since(due schedule.Due) string {
	return firstOf(due.Period.Start, due.At.AddDate(0, -1, 0).Format(time.DateOnly))
}

// missing lists the sources for which nothing new has come since the period
// began: neither an import nor a file that waits to be imported.
func (t *teller) missing(ctx context.Context, due schedule.Due) ([]string, error) {
	imports, err := t.store.History(ctx)
	if err != nil {
		return nil, err
	}
	var missing []string
	for _, pattern := range t.rule.Sources {
		came := slices.ContainsFunc(imports, func(i store.ImportInfo) bool {
			return i.Status != store.Undone && i.ImportedAt >= t.since(due) && fits(pattern, i.Path)
		})
		if came {
			continue
		}
		paths, _, err := t.match(pattern)
		if err != nil {
			return nil, err
		}
		for _, p := range paths {
			same, err := t.isStored(ctx, t.store, p)
			if err != nil {
				return nil, err
			}
			came = came || !same
		}
		if !came {
			missing = append(missing, pattern)
		}
	}
	return missing, nil
}

// labelOf is the label of the period of a run, without what its key adds.
func labelOf(r store.RunRecord) string {
	label, _, _ := strings.Cut(r.PeriodLabel, "@")
	return label
}

func periodOf(r store.RunRecord) records.Period {
	return records.Period{Label: labelOf(r), Start: r.PeriodStart, End: r.PeriodEnd}
}

// dayOf is the day on which a run was due.
func dayOf(r store.RunRecord) string {
	day, _, _ := strings.Cut(r.Due, "T")
	return day
}
