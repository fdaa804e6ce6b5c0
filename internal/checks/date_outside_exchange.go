package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var dateOutsideExchange = Check{
	Name: "date-outside-exchange", Severity: records.Warning,
	Title: "A date outside the exchange",
	Help: "The date of a participant is before the first or after the last day of the exchange in lex.yaml. Correct the date, " +
		"the exchange of the row, or the days of the exchange.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{Participant: func(row *store.ParticipantRow) {
			date := row.Record.Date
			if date == "" {
				return
			}
			e, ok := d.exchange(row.Exchange)
			if !ok {
				return
			}
			// A date may be a month or a year alone: it is outside when none of
			// its days is inside.
			var message string
			switch {
			case e.Start != "" && date < e.Start[:min(len(date), len(e.Start))]:
				message = fmt.Sprintf("the date %s is before %s, the first day of %s", date, e.Start, e.ID)
			case e.End != "" && date[:min(len(date), len(e.End))] > e.End:
				message = fmt.Sprintf("the date %s is after %s, the last day of %s", date, e.End, e.ID)
			default:
				return
			}
			report(inRow(row, "date", date, message, "correct the date, the exchange of the row, or the days of the exchange in lex.yaml"))
		}}
	},
}
