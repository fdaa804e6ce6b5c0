package checks

import (
	"strconv"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var countryUnknown = countryCheck("country-unknown", records.Error, "A country that lex does not know",
	"The text is no country in any of the four languages, and no code. Correct it, or add the spelling under aliases: countries: in lex.yaml.",
	lexicon.Unknown, func(text string, match lexicon.CountryMatch) (string, string) {
		message := "expected a country, found " + strconv.Quote(text)
		if len(match.Suggestions) == 0 {
			return message, "correct it, or " + aliasHint(text, "XX") + " with the right code"
		}
		return message, "did you mean " + countryNames(match.Suggestions) + "? Correct it, or " + aliasHint(text, match.Suggestions[0])
	})
