package lexicon

import (
	"regexp"
	"strconv"
	"strings"
)

const oldest = 120

var (
	ageYears = regexp.MustCompile(`^(\d{1,3})(?: (?:years?|yrs?|years? old|yo|y o|anos?|ans?))?$`)
	ageBand  = regexp.MustCompile(`^(?:(?:de|from|entre|between) )?(\d{1,3}) (?:(?:years?|anos?|ans) )?(?:(?:to|a|and|y|e|et|au?) )?(\d{1,3})(?: (?:years?|yrs?|years? old|anos?|ans))?$`)
	ageOver  = regexp.MustCompile(`^(?:over|above|mas de|mayor de|mayores de|maior de|maiores de|plus de|mais de|acima de|more than|older than) (\d{1,3})(?: (?:years?|anos?|ans))?$`)
	ageFrom  = regexp.MustCompile(`^(?:desde |from )?(\d{1,3}) ?(?:plus|y mas|y mayor|y mayores|et plus|ou plus|e mais|ou mais|o mas|or more|or older|or over|and over|and above|and older|anos y mas|anos o mas|anos e mais|anos ou mais|ans et plus)$`)
	ageUnder = regexp.MustCompile(`^(?:under|below|menos de|menor de|menores de|menor que|moins de|less than|younger than|abaixo de) (\d{1,3})(?: (?:years?|anos?|ans))?$`)
)

// Age brings an age to one of three forms: "34" (years), "25-34" (a band) or
// "60+" (open). Under 18 is "0-17". "" for a cell that says nothing; false for
// what is no age of a person.
func Age(text string) (canonical string, ok bool) {
	if Missing(text) {
		return "", true
	}
	trimmed := strings.TrimSpace(text)
	if rest, found := strings.CutPrefix(trimmed, "+"); found {
		return from(strings.TrimSpace(rest), true)
	}
	// A spreadsheet's 34.0 is 34; 34.5 years are 34 as well.
	if f, err := strconv.ParseFloat(strings.Replace(trimmed, ",", ".", 1), 64); err == nil {
		if f < 0 || f > oldest || strings.ContainsAny(trimmed, "eExX_pPn+-") {
			return "", false
		}
		return strconv.Itoa(int(f)), true
	}
	if rest, found := strings.CutPrefix(trimmed, "≥"); found {
		return from(strings.TrimSpace(rest), true)
	}
	if rest, found := strings.CutPrefix(trimmed, "≤"); found {
		return under(strings.TrimSpace(rest), true)
	}
	switch trimmed[0] {
	case '<':
		return under(strings.Trim(trimmed, "<= "), strings.HasPrefix(trimmed, "<="))
	case '>':
		return from(strings.Trim(trimmed, ">= "), strings.HasPrefix(trimmed, ">="))
	}
	if rest, found := strings.CutSuffix(trimmed, "+"); found {
		return from(strings.TrimSpace(rest), true)
	}
	folded := Fold(text)
	if m := ageYears.FindStringSubmatch(folded); m != nil {
		return years(m[1])
	}
	if m := ageFrom.FindStringSubmatch(folded); m != nil {
		return from(m[1], true)
	}
	if m := ageOver.FindStringSubmatch(folded); m != nil {
		return from(m[1], false)
	}
	if m := ageUnder.FindStringSubmatch(folded); m != nil {
		return under(m[1], false)
	}
	if m := ageBand.FindStringSubmatch(folded); m != nil {
		low, _ := strconv.Atoi(m[1])
		high, _ := strconv.Atoi(m[2])
		if low <= high && high <= oldest {
			return strconv.Itoa(low) + "-" + strconv.Itoa(high), true
		}
	}
	return "", false
}

func years(digits string) (string, bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > oldest {
		return "", false
	}
	return strconv.Itoa(n), true
}

func from(digits string, inclusive bool) (string, bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 || n > oldest {
		return "", false
	}
	if !inclusive {
		n++
	}
	return strconv.Itoa(n) + "+", true
}

func under(digits string, inclusive bool) (string, bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > oldest {
		return "", false
	}
	if !inclusive {
		n--
	}
	return "0-" + strconv.Itoa(n), true
}

// AgeGroup puts a canonical age into one of groups ("0-17", "18-24", "60+"): the
// group that holds it, for a band the group that holds all of it. "" when none
// does; half a band belongs nowhere.
func AgeGroup(canonical string, groups []string) string {
	low, high, ok := ageSpan(canonical)
	if !ok {
		return ""
	}
	for _, group := range groups {
		least, most, ok := ageSpan(group)
		if ok && low >= least && high <= most {
			return group
		}
	}
	return ""
}

// ageSpan reads a canonical age as years, both inclusive.
func ageSpan(canonical string) (low, high int, ok bool) {
	const forever = 999
	if open, found := strings.CutSuffix(canonical, "+"); found {
		n, err := strconv.Atoi(open)
		return n, forever, err == nil
	}
	first, second, found := strings.Cut(canonical, "-")
	low, err := strconv.Atoi(first)
	if err != nil {
		return 0, 0, false
	}
	if !found {
		return low, low, true
	}
	high, err = strconv.Atoi(second)
	return low, high, err == nil && low <= high
}
