package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var sexMissing = Check{
	Name: "sex-missing", Severity: records.Warning,
	Title: "People whose sex is not stated",
	Help: "Donors ask how many women and men took part. Told once for each sheet. A person who would rather not say is " +
		`"refused", which is an answer.`,
	Begin: func(d *Data, report reporter) Pass {
		return perSheet(d, report, "sex", func(row *store.ParticipantRow) bool { return row.Record.Sex == "" },
			func(missing, rows int) string {
				return fmt.Sprintf("the sex is not stated in %d of %s", missing, rowsOf(rows))
			}, "ask your partner: F, M, X or refused")
	},
}

// perSheet counts the rows of which something is true and tells it once for
// each sheet.
func perSheet(d *Data, report reporter, field string, lacks func(*store.ParticipantRow) bool, say func(missing, rows int) string, hint string) Pass {
	var missing []int // of each sheet
	return Pass{
		Participant: func(row *store.ParticipantRow) {
			if lacks(row) {
				missing = counted(missing, d.at)
			}
		},
		End: func() {
			for i, n := range missing {
				if sh := d.sheets[i]; n > 0 {
					report(d.inSheet(sh, field, say(n, sh.rows), hint))
				}
			}
		},
	}
}

// counted counts one more for a sheet.
func counted(list []int, sheet int32) []int {
	for int(sheet) >= len(list) {
		list = append(list, 0)
	}
	list[sheet]++
	return list
}

func rowsOf(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
