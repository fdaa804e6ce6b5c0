package checks

import (
	"fmt"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

var countryMismatch = Check{
	Name: "country-mismatch", Severity: records.Warning,
	Title: "Country of the person against country of the organization",
	Help: "A participant's country is not the one that the organizations list gives for the organization. Both may be right; " +
		"the person counts under their own country.",
	Begin: func(d *Data, report reporter) Pass {
		return Pass{Participant: func(row *store.ParticipantRow) {
			if row.CountryKey == "" || len(d.named) == 0 {
				return
			}
			for _, o := range d.named { // one of several in that country is enough
				if !o.listed || len(o.countries) == 0 || slices.Contains(o.countries, row.CountryKey) {
					return
				}
			}
			o := d.named[0]
			report(inRow(row, "country", row.Record.Country,
				fmt.Sprintf("the person's country is %s, but the list gives %s for %q",
					lexicon.CountryName(row.CountryKey, "en"), countryNames(o.countries), o.name),
				"no harm when both are right; the person counts under their own country"))
		}}
	},
}
