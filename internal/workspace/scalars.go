package workspace

import (
	"fmt"
	"math"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // Windows has no table of time zones

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// problem is what is wrong with one value.
type problem struct{ message, hint string }

// check says whether text is a value of the key and returns it in its usual
// form. Values are checked as text, as written: YAML would make a truth of
// `off`, a number of `0017` and a time of `2017-01-01`.
func (k Key) check(text string) (string, *problem) {
	switch k.Type {
	case Whole:
		return whole(text, k.Min, k.Max)
	case Number:
		return number(text)
	case Bool:
		switch strings.ToLower(text) {
		case "true", "yes", "on":
			return "true", nil
		case "false", "no", "off":
			return "false", nil
		}
		return "", expected("true or false", text, "")
	case Date:
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return "", expected("a date", text, "write year-month-day, such as 2017-06-19, and a day that exists")
		}
		return text, nil
	case Language:
		if l := strings.ToLower(text); slices.Contains(lexicon.Languages, l) {
			return l, nil
		}
		return "", expected("a language", text, "lex speaks "+strings.Join(lexicon.Languages, ", "))
	case Country:
		return country(text)
	case Currency:
		if c := strings.ToUpper(text); currencyCode.MatchString(c) {
			return c, nil
		}
		return "", expected("a currency code", text, "write three letters, such as EUR")
	case Zone:
		if _, err := time.LoadLocation(text); err != nil || text == "Local" {
			return "", expected("a time zone", text, "write area and city, such as Europe/Amsterdam, or UTC")
		}
		return text, nil
	case Span:
		if _, err := ParsePeriod(text, time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC), 1); err != nil {
			return "", &problem{message: err.Error(), hint: PeriodHint}
		}
		return text, nil
	case AgeBand:
		if _, ok := ageBand(text); !ok {
			return "", expected("an age group", text, `write first and last age, such as "18-24", or "60+"`)
		}
		return strings.TrimSpace(text), nil
	case Choice:
		if c := strings.ToLower(text); slices.Contains(k.Values, c) {
			return c, nil
		}
		return "", expected("one of "+strings.Join(k.Values, ", "), text, hintFor(text, k.Values))
	case Pattern:
		text = strings.ReplaceAll(text, `\`, "/") // as people on Windows write paths
		if _, err := path.Match(text, ""); err != nil {
			return "", expected("a file pattern", text, `an opening bracket needs a closing one; "*" stands for any letters, "?" for one`)
		}
		return text, nil
	case Kind:
		return recordKind(text)
	}
	return text, nil
}

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

func expected(what, found, hint string) *problem {
	return &problem{message: fmt.Sprintf("expected %s, found %s", what, quote(found)), hint: hint}
}

// quote shows a value in a message, cut where it is long.
func quote(text string) string {
	if r := []rune(text); len(r) > 60 {
		text = string(r[:60]) + "…"
	}
	return strconv.Quote(text)
}

func hintFor(text string, known []string) string {
	if k := lexicon.Nearest(text, known); k != "" {
		return "did you mean " + k + "?"
	}
	return ""
}

func whole(text string, least, most int) (string, *problem) {
	n, err := strconv.Atoi(text)
	switch {
	case err != nil:
		return "", expected("a whole number", text, "write digits only, such as 5")
	case most > 0 && (n < least || n > most):
		return "", expected(fmt.Sprintf("a number from %d to %d", least, most), text, "")
	case n < least:
		return "", expected(fmt.Sprintf("a number of %d or more", least), text, "")
	}
	return strconv.Itoa(n), nil
}

func number(text string) (string, *problem) {
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || f < 0 || strings.ContainsAny(text, "xXpP_") {
		return "", expected("a number", text, "write digits, with a point before decimals and nothing between thousands, such as 15000.50")
	}
	return text, nil
}

// country takes codes alone; a name is answered with its code, since a file of
// settings ought not to depend on how well lex reads names.
func country(text string) (string, *problem) {
	code := strings.ToUpper(text)
	if len(code) == 2 && lexicon.ISO3(code) != "" {
		return code, nil
	}
	hint := "write the two letters of ISO 3166, such as AR for Argentina"
	if match := lexicon.Country(text, nil); match.Code != "" {
		hint = fmt.Sprintf("write %s for %s", match.Code, lexicon.CountryName(match.Code, "en"))
	} else if len(match.Suggestions) > 0 {
		hint = fmt.Sprintf("did you mean %s, %s?", match.Suggestions[0], lexicon.CountryName(match.Suggestions[0], "en"))
	}
	return "", expected("a country code", text, hint)
}

func recordKind(text string) (string, *problem) {
	var known []string
	for _, info := range records.Kinds {
		known = append(known, string(info.Kind))
	}
	if k := strings.ToLower(text); slices.Contains(known, k) {
		return k, nil
	}
	return "", expected("a kind of record", text, lexicon.DidYouMean(text, known))
}

// ageBand returns first and last age of a band; the last of "60+" is 200.
func ageBand(text string) ([2]int, bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), "–", "-")
	if first, open := strings.CutSuffix(text, "+"); open {
		n, err := strconv.Atoi(strings.TrimSpace(first))
		return [2]int{n, 200}, err == nil && n >= 0 && n < 200
	}
	first, last, ok := strings.Cut(text, "-")
	a, errA := strconv.Atoi(strings.TrimSpace(first))
	b, errB := strconv.Atoi(strings.TrimSpace(last))
	return [2]int{a, b}, ok && errA == nil && errB == nil && a >= 0 && a <= b && b < 200
}
