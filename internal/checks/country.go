package checks

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// countryCheck makes the check for one thing that can be wrong with the text of
// a country. The texts are read again from what is stored, by the aliases that
// lex.yaml has now.
func countryCheck(name string, severity records.Severity, title, help string, status lexicon.CountryStatus,
	say func(text string, match lexicon.CountryMatch) (message, hint string)) Check {
	return Check{Name: name, Severity: severity, Title: title, Help: help, Begin: func(d *Data, report reporter) Pass {
		return Pass{
			Organization: func(row *store.OrganizationRow) {
				if row.CountryStatus == status {
					message, hint := say(row.Record.Country, d.country(row.Record.Country))
					report(inList(row, "country", row.Record.Country, message, hint))
				}
			},
			Participant: func(row *store.ParticipantRow) {
				if row.CountryStatus == status {
					message, hint := say(row.Record.Country, d.country(row.Record.Country))
					report(inRow(row, "country", row.Record.Country, message, hint))
				}
			},
		}
	}}
}

// countryNames says codes by their English names: "Peru or Paraguay".
func countryNames(codes []string) string {
	var names []string
	for _, code := range codes {
		names = append(names, lexicon.CountryName(code, "en"))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// aliasHint shows the lines of lex.yaml that settle a spelling.
func aliasHint(text, code string) string {
	return fmt.Sprintf("add to lex.yaml  aliases: {countries: {%s: %s}}", strconv.Quote(text), code)
}
