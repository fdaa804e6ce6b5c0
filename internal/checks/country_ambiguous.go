package checks

import (
	"strconv"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var countryAmbiguous = countryCheck("country-ambiguous", records.Error, "A name that several countries bear",
	"The text may mean several countries, or names several. Write one of them, or add the spelling under aliases: countries: in lex.yaml.",
	lexicon.Ambiguous, func(text string, match lexicon.CountryMatch) (string, string) {
		message := "expected one country, found " + strconv.Quote(text) + ", which may be " + countryNames(match.Suggestions)
		if len(match.Suggestions) == 0 {
			return "expected one country, found " + strconv.Quote(text), "write one country"
		}
		return message, "write the one that is meant, or " + aliasHint(text, match.Suggestions[0])
	})
