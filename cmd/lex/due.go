package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/schedule"
	"github.com/namati/lex/internal/store"
)

// dueItem is a report in the JSON of `lex due`.
type dueItem struct {
	// Schedule is "" for a report whose definition names the day.
	Schedule string     `json:"schedule"`
	Report   string     `json:"report"`
	Period   periodJSON `json:"period"`
	Due      string     `json:"due"`
	State    string     `json:"state"`
	// Days is how many are left, negative when it is late.
	Days      int            `json:"days"`
	Reminders []reminderJSON `json:"reminders"`
	// Missing are the sources for which nothing new has come.
	Missing []string `json:"missing"`
	Files   []string `json:"files"`
	// Fund is the id of a fund whose last day this is; then there is no report.
	Fund string `json:"fund,omitempty"`
}

type reminderJSON struct {
	Days int    `json:"days"`
	At   string `json:"at"`
	Sent bool   `json:"sent"`
}

// The states of what is due.
const (
	stateDue       = "due"
	stateOverdue   = "overdue"
	stateSent      = "sent"
	statePublished = "published"
	stateEnds      = "ends"
	stateEnded     = "ended"
)

func dueCommand(c *console) *cli.Command {
	var asJSON bool
	return &cli.Command{
		Name:  "due",
		Usage: "say which reports are due, overdue, held and sent, and what is missing for them",
		Description: "Of each schedule: what was made last, all that is overdue, what comes next. Reports whose definition names a day (due:) are listed as well, and the last days of funds.\n\n" +
			"lex due\nlex due --json",
		Flags: []cli.Flag{jsonFlag(&asJSON)},
		Action: func(ctx *cli.Context) error {
			if err := noArguments(ctx); err != nil {
				return err
			}
			s, st, err := c.reading(ctx)
			if err != nil {
				return err
			}
			defer st.Close()
			items, err := s.allDue(ctx.Context, st)
			if err != nil {
				return err
			}
			if asJSON {
				return c.json(map[string]any{"due": items})
			}
			c.showDue(items)
			return nil
		},
	}
}

func (s *settings) allDue(ctx context.Context, st *store.Store) ([]dueItem, error) {
	rules, err := s.compileSchedules()
	if err != nil {
		return nil, err
	}
	items := []dueItem{}
	for _, rule := range rules {
		own, err := s.dueOf(ctx, st, rule)
		if err != nil {
			return nil, err
		}
		items = append(items, own...)
	}
	promised, err := s.promised(ctx, st)
	if err != nil {
		return nil, err
	}
	items = append(append(items, promised...), s.fundEnds()...)
	slices.SortStableFunc(items, func(a, b dueItem) int { return strings.Compare(a.Due[:10], b.Due[:10]) })
	return items, nil
}

// dueOf lists what a schedule has made last, has not made in time, and will make
// next.
func (s *settings) dueOf(ctx context.Context, st *store.Store, rule schedule.Rule) ([]dueItem, error) {
	calendar, err := schedule.Compile(rule)
	if err != nil {
		return nil, s.ruleError(err)
	}
	runs, err := st.ScheduleRuns(ctx, rule.Name)
	if err != nil {
		return nil, err
	}
	var items []dueItem
	own, _ := s.config.Schedule(rule.Name)
	for i := len(runs) - 1; i >= 0; i-- {
		r := runs[i]
		if !schedule.Status(r.Status).Done() {
			continue
		}
		told, err := s.isTold(ctx, st, r)
		if err != nil {
			return nil, err
		}
		state := r.Status
		if state == string(schedule.Published) && told && len(recipientsOf(own.Tell)) > 0 {
			state = stateSent
		}
		at, err := time.Parse(time.RFC3339, r.Due)
		if err != nil {
			return nil, fmt.Errorf("read schedule %s: %w", rule.Name, err)
		}
		items = append(items, dueItem{Schedule: rule.Name, Report: firstOf(own.Report, s.firstReport()), Period: periodOut(periodOf(r)), Due: r.Due, State: state,
			Days: daysUntil(s.now(), schedule.Due{At: at}), Reminders: []reminderJSON{}, Missing: []string{}, Files: nonNil(r.Files)})
		break
	}
	done, failed := schedule.Done(ctx, st, calendar)
	late, err := calendar.Due(s.now(), done)
	if err = errors.Join(err, failed()); err != nil {
		return nil, err
	}
	for _, due := range late {
		item, err := s.dueItem(ctx, st, due)
		if err != nil {
			return nil, err
		}
		item.State = stateOverdue
		for _, r := range runs {
			if r.PeriodLabel == due.Key {
				item.State = r.Status // held or failed
			}
		}
		items = append(items, item)
	}
	// Where all is done that was due, Upcoming is what comes next; else it would be
	// the oldest that is late.
	next, _, err := calendar.Upcoming(s.now(), func(key string) bool {
		return done(key) || slices.ContainsFunc(late, func(d schedule.Due) bool { return d.Key == key })
	})
	if errors.Is(err, schedule.ErrEnded) {
		return items, failed()
	}
	if err = errors.Join(err, failed()); err != nil {
		return nil, err
	}
	item, err := s.dueItem(ctx, st, next)
	return append(items, item), err
}

// dueItem looks at one report that is due or will be.
func (s *settings) dueItem(ctx context.Context, st *store.Store, due schedule.Due) (dueItem, error) {
	own, _ := s.config.Schedule(due.Schedule)
	t := &teller{settings: s, store: st, rule: own}
	item := dueItem{Schedule: due.Schedule, Report: firstOf(own.Report, s.firstReport()), Period: periodOut(due.Period), Due: due.At.Format(time.RFC3339), State: stateDue,
		Days: daysUntil(s.now(), due), Reminders: []reminderJSON{}, Files: []string{}}
	missing, err := t.missing(ctx, due)
	item.Missing = nonNil(missing)
	if err != nil {
		return item, err
	}
	for _, days := range own.Remind {
		sent := false
		for _, r := range recipientsOf(own.Tell) {
			told, err := st.Told(ctx, due.Schedule, due.Key, remindEvent(days), store.RecipientDigest(r.way, r.address))
			if err != nil {
				return item, err
			}
			sent = sent || told != nil && !told.Refused
		}
		item.Reminders = append(item.Reminders, reminderJSON{days, remindAt(due, days).Format(time.RFC3339), sent})
	}
	return item, nil
}

// promised lists the reports whose definition names the day on which they are
// due.
func (s *settings) promised(ctx context.Context, st *store.Store) ([]dueItem, error) {
	written, err := st.Archived(ctx)
	if err != nil {
		return nil, err
	}
	var items []dueItem
	for _, rule := range s.config.Reports {
		request, err := s.request(reportArgs{name: rule.Name, draft: true})
		if err != nil {
			return nil, err
		}
		day := request.Definition.Demands.Due
		if day == "" {
			continue
		}
		at, err := time.ParseInLocation(time.DateOnly, day, s.now().Location())
		if err != nil {
			return nil, fmt.Errorf("report %s: due: %w", rule.Name, err)
		}
		item := dueItem{Report: rule.Name, Period: periodOut(request.Period), Due: day, State: stateDue, Days: daysUntil(s.now(), schedule.Due{At: at}),
			Reminders: []reminderJSON{}, Missing: []string{}, Files: []string{}}
		if item.Days < 0 {
			item.State = stateOverdue
		}
		for _, r := range written {
			if r.Report == rule.Name && r.Period == request.Period && !r.Draft {
				item.State = statePublished
			}
		}
		items = append(items, item)
	}
	return items, nil
}

// fundEnds lists the last days of the funds: what was not spent and not reported
// then is late.
func (s *settings) fundEnds() []dueItem {
	var items []dueItem
	for _, f := range s.config.Rules.Funds {
		at, err := time.ParseInLocation(time.DateOnly, f.End, s.now().Location())
		if err != nil {
			continue // no day is named
		}
		item := dueItem{Fund: f.ID, Period: periodOut(records.Period{Label: "all", Start: f.Start, End: f.End}), Due: f.End, State: stateEnds,
			Days: daysUntil(s.now(), schedule.Due{At: at}), Reminders: []reminderJSON{}, Missing: []string{}, Files: []string{}}
		if item.Days < 0 {
			item.State = stateEnded
		}
		items = append(items, item)
	}
	return items
}

func (c *console) showDue(items []dueItem) {
	if len(items) == 0 {
		c.say("nothing is due: lex.yaml has no schedules, no report names a day (due:), and no fund its last day")
		return
	}
	var rows [][]string
	for len(items) > 0 {
		i, same := items[0], lateWithIt(items)
		period := i.Period.Label
		switch {
		case same > fewLines: // years that were missed
			period = fmt.Sprintf("%s to %s (%d)", period, items[same-1].Period.Label, same)
		case i.Fund != "":
			i.Report, period = "(fund "+inline(i.Fund)+")", ""
			same = 1
		default:
			same = 1
		}
		rows = append(rows, []string{i.Report, period, i.Due, dueWords(i), i.Schedule, strings.Join(i.Missing, ", ")})
		items = items[same:]
	}
	c.table([]column{{head: "REPORT"}, {head: "PERIOD"}, {head: "DUE"}, {head: "STATE"}, {head: "SCHEDULE"}, {head: "MISSING"}}, rows)
}

// lateWithIt counts the items at the head of which the same is late for the same
// reason.
func lateWithIt(items []dueItem) int {
	first := items[0]
	if first.Days >= 0 || first.Schedule == "" || first.State != stateOverdue && first.State != string(schedule.Held) && first.State != string(schedule.Failed) {
		return 1
	}
	n := 1
	for n < len(items) && items[n].Schedule == first.Schedule && items[n].State == first.State && items[n].Days < 0 {
		n++
	}
	return n
}

// dueWords says how things stand: "due in 3 days", "held, 2 days late".
func dueWords(i dueItem) string {
	switch i.State {
	case stateSent, statePublished, string(schedule.Draft):
		return i.State
	case stateEnded:
		return "ended " + plural(-i.Days, "yesterday", "%s days ago")
	case stateEnds, stateDue:
		switch i.Days {
		case 0:
			return i.State + " today"
		case 1:
			return i.State + " tomorrow"
		}
		return fmt.Sprintf("%s in %s days", i.State, lexicon.Number(i.Days, "en"))
	}
	if i.Days < 0 {
		return i.State + ", " + plural(-i.Days, "1 day late", "%s days late")
	}
	return i.State + ", due today"
}
