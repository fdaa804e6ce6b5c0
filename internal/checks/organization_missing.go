package checks

import (
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var organizationMissing = Check{
	Name: "organization-missing", Severity: records.Warning,
	Title: "A participant without organization",
	Help: "The cell of the organization is empty, so the person counts under no organization. A sheet without such a column " +
		"is told once.",
	Begin: func(d *Data, report reporter) Pass {
		var without []int // of each sheet
		return Pass{
			Participant: func(row *store.ParticipantRow) {
				switch {
				case row.OrganizationKey != "":
				case row.Columns["organization"] == "":
					without = counted(without, d.at)
				default:
					report(inRow(row, "organization", row.Record.Organization, "expected an organization, found none",
						"ask your partner which organization the person represents"))
				}
			},
			End: func() {
				for i, n := range without {
					if n > 0 {
						report(d.inSheet(d.sheets[i], "organization", fmt.Sprintf("no column names an organization, which %s would need", rowsOf(n)),
							`if there is one, say which: --map "Their heading=organization"`))
					}
				}
			},
		}
	},
}
