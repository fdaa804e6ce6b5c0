package checks

import (
	"strconv"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var countryFormer = countryCheck("country-former", records.Warning, "A state that no longer exists",
	"Such rows count under no country. Write the country of today, or add the spelling under aliases: countries: in lex.yaml.",
	lexicon.Former, func(text string, match lexicon.CountryMatch) (string, string) {
		message := strconv.Quote(text) + " is a state that no longer exists, so the row counts under no country"
		if match.Note != "" {
			message += " (" + match.Note + ")"
		}
		if len(match.Suggestions) == 0 {
			return message, "write the country of today"
		}
		return message, "write the country of today, such as " + countryNames(match.Suggestions) + ", or " + aliasHint(text, match.Suggestions[0])
	})
