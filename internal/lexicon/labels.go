package lexicon

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/namati/lex/internal/records"
)

// DimensionName names a dimension of a summary: country, region, sex … An
// unknown one comes back as it is.
func DimensionName(dim, lang string) string {
	if key := "dimension." + dim; HasWord(key) {
		return Word(key, lang)
	}
	return dim
}

// KeyLabel words a key of a dimension: AR is Argentina, 005 South America, F
// women, 2017-Q2 the second quarter of 2017, latam-2017 the exchange's name. ""
// is "Not stated". A key that needs no words, such as an organization, comes
// back as it is.
func KeyLabel(dim, key, lang string, rules records.Rules) string {
	if key == "" {
		return Word("not_stated", lang)
	}
	switch dim {
	case "country":
		return CountryName(key, lang)
	case "region":
		return RegionName(key, lang)
	case "focus_area":
		if name := FocusName(key, lang, rules.FocusAreas); name != "" {
			return name
		}
		return fromSlug(key)
	case "exchange":
		if exchange, ok := rules.Exchange(key); ok && exchange.Name != "" {
			return exchange.Name
		}
		return key
	case "age_group":
		return ageLabel(key, lang)
	case "quarter":
		return quarterLabel(key, lang)
	case "month":
		return Day(key, lang)
	}
	if word := dim + "." + key; HasWord(word) {
		return Word(word, lang)
	}
	return key
}

// fromSlug makes words of the key of an area that no register knows. Accents are
// lost; whoever still has a cell's text shows that instead.
func fromSlug(slug string) string {
	text := []rune(strings.ReplaceAll(slug, "-", " "))
	if len(text) > 0 {
		text[0] = unicode.ToUpper(text[0])
	}
	return string(text)
}

func ageLabel(group, lang string) string {
	if open, found := strings.CutSuffix(group, "+"); found {
		return Fill("age_group.open", lang, "from", open)
	}
	if low, high, ok := ageSpan(group); ok && low == 0 && high > 0 {
		return Fill("age_group.under", lang, "to", strconv.Itoa(high+1))
	}
	return strings.ReplaceAll(group, "-", "–")
}

func quarterLabel(key, lang string) string {
	year, quarter, found := strings.Cut(key, "-Q")
	if !found || !HasWord("quarter."+quarter) {
		return key
	}
	return Fill("quarter."+quarter, lang, "year", year)
}
