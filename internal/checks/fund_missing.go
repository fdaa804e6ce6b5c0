package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
)

var fundMissing = Check{
	Name: "fund-missing", Severity: records.Warning,
	Title: "No fund",
	Help:  "A report says which grant paid: funds: in lex.yaml, and fund: at each exchange.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{End: func() {
			if len(d.Rules.Funds) == 0 {
				report(inSettings("funds", "no fund is named, so a report cannot say who paid", "add to lex.yaml  funds: {my-fund: {name: Name of the fund, donor: Name of the donor}}"))
				return
			}
			for _, e := range d.Rules.Exchanges {
				if e.Fund == "" {
					report(inSettings("exchanges."+e.ID+".fund", fmt.Sprintf("the exchange %s names no fund", e.ID),
						fmt.Sprintf("add to it  fund: %s", d.Rules.Funds[0].ID)))
				}
			}
		}}
	},
}
