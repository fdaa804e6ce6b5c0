package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var exchangeMissing = Check{
	Name: "exchange-missing", Severity: records.Warning,
	Title: "No exchange",
	Help: "A report needs name, place and days of the exchange: exchanges: in lex.yaml. Rows belong to it by their own column, " +
		"by --exchange when importing, or by imports: in lex.yaml.",
	Begin: func(d *Data, report reporter) Pass {
		if len(d.Rules.Exchanges) == 0 {
			return Pass{End: func() {
				report(inSettings("exchanges", "no exchange is named, so a report cannot say what took place where and when",
					"add to lex.yaml  exchanges: {my-exchange: {name: Name, city: Place, country: KE, start: 2018-03-05, end: 2018-03-09}}"))
			}}
		}
		unknown := map[string]bool{}
		pass := perSheet(d, report, "exchange", func(row *store.ParticipantRow) bool { return row.Exchange == "" },
			func(missing, rows int) string {
				return fmt.Sprintf("no exchange is named for %d of %s", missing, rowsOf(rows))
			}, fmt.Sprintf("import the file again with --exchange %s, or add exchange: to its line under imports: in lex.yaml", d.Rules.Exchanges[0].ID))
		count := pass.Participant
		pass.Participant = func(row *store.ParticipantRow) {
			count(row)
			if _, ok := d.exchange(row.Exchange); row.Exchange != "" && !ok && !unknown[row.Exchange] {
				unknown[row.Exchange] = true
				report(inRow(row, "exchange", row.Record.Exchange, fmt.Sprintf("lex.yaml has no exchange %q, so its days and place are not known", row.Exchange),
					"add it under exchanges: in lex.yaml"))
			}
		}
		return pass
	},
}
