package checks

import (
	"context"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var periodClosed = Check{
	Name: "period-closed", Severity: records.Error,
	Title: "A closed period comes to other figures",
	Help: "lex close keeps the figures of a period that was reported. What was imported, undone, decided or changed in lex.yaml since gives others. " +
		"Take it back, or accept it: lex close PERIOD --reopen.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			for _, shift := range d.shifts {
				report(finding{Finding: records.Finding{Message: fmt.Sprintf("%s was closed%s and comes to other figures now: %s",
					shift.Closing.Period.Label, ClosedOn(shift.Closing), Changes(shift.Changes)),
					Hint: fmt.Sprintf("lex history shows what was imported since, and lex undo takes it back; lex close %s --reopen accepts it", shift.Closing.Period.Label)}})
			}
		}}
	},
}

// takeShifts looks which closed periods that meet the one at hand differ.
func (d *Data) takeShifts(ctx context.Context, s *store.Store) error {
	shifts, err := s.Shifts(ctx, d.Rules)
	for _, shift := range shifts {
		p := shift.Closing.Period
		if d.Period.All() || p.All() || p.Start <= d.Period.End && p.End >= d.Period.Start {
			d.shifts = append(d.shifts, shift)
		}
	}
	return err
}

// ClosedOn is " on 2018-04-10", or nothing where no clock told.
func ClosedOn(c store.Closing) string {
	if day, _, found := strings.Cut(c.At, "T"); found {
		return " on " + day
	}
	return ""
}

// toldChanges is how many changes of figures are told one by one.
const toldChanges = 4

// Changes words what differs: "participants 30 → 31, countries 12 → 13 and 2
// more figures".
func Changes(list []store.FigureChange) string {
	var told []string
	for _, c := range list[:min(len(list), toldChanges)] {
		switch before, after := c.Before, c.After; {
		case c.Digest:
			told = append(told, c.Name)
		default:
			if before == "" {
				before = "none"
			}
			if after == "" {
				after = "none"
			}
			told = append(told, fmt.Sprintf("%s %s → %s", c.Name, before, after))
		}
	}
	text := strings.Join(told, ", ")
	switch more := len(list) - len(told); more {
	case 0:
	case 1:
		text += " and 1 more figure"
	default:
		text += fmt.Sprintf(" and %d more figures", more)
	}
	return text
}
