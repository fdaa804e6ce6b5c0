package lexicon

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// DateRange reads several days out of a text in four languages and gives the
// first and the last: "19-24 June 2017", "del 19 al 24 de junio de 2017", "30 juin
// au 2 juillet 2017", "19/06/2017 - 24/06/2017", "19, 20 y 21 de junio de 2017".
// order decides dates such as 03/04/2017. Both matches have OK set, or neither.
func DateRange(text string, order DateOrder) (first, last DateMatch) {
	text = strings.TrimSpace(text)
	if len(text) > 80 || len(text) < 8 {
		return DateMatch{}, DateMatch{}
	}
	if first, last, ok := wordRange(text); ok {
		return first, last
	}
	return numberRange(text, order)
}

// rangeWords stand between the days of a range, folded.
var rangeWords = []string{"to", "al", "au", "a", "ao", "until", "till", "through", "thru", "hasta", "jusqu", "ate", "and", "y", "e", "et", "from", "desde", "between", "entre", "des", "days", "dias", "jours"}

// wordRange reads ranges whose months are words.
func wordRange(text string) (first, last DateMatch, ok bool) {
	type token struct {
		month bool
		value int
	}
	var tokens []token
	for _, word := range strings.Fields(Fold(timeOfDay.ReplaceAllString(text, ""))) {
		if m := ordinal.FindStringSubmatch(word); m != nil {
			word = m[1]
		}
		named := slices.IndexFunc(monthNames[:], func(names []string) bool { return slices.Contains(names, word) })
		switch n, err := strconv.Atoi(word); {
		case named >= 0:
			tokens = append(tokens, token{true, named + 1})
		case err == nil && (len(word) <= 2 || len(word) == 4):
			tokens = append(tokens, token{false, n})
		case slices.Contains(fillers, word) || slices.Contains(rangeWords, word):
		default:
			return first, last, false
		}
	}
	// A year ends the range; each day takes the month and the year beside it.
	var days []struct{ day, month, year int }
	month, year, monthFirst := 0, 0, len(tokens) > 0 && tokens[0].month
	open, yearless := 0, 0 // days that still want a month, or a year
	for _, t := range tokens {
		switch {
		case t.month && monthFirst:
			month = t.value
		case t.month:
			month = t.value
			for ; open < len(days); open++ {
				days[open].month = month
			}
		case t.value > 99:
			year = t.value
			for ; yearless < len(days); yearless++ {
				days[yearless].year = year
			}
		default:
			day := struct{ day, month, year int }{day: t.value}
			if monthFirst {
				day.month = month
			}
			days = append(days, day)
		}
	}
	if len(days) < 2 || month == 0 || year == 0 {
		return first, last, false
	}
	for i, d := range days {
		match := day(strconv.Itoa(d.year), strconv.Itoa(d.month), strconv.Itoa(d.day))
		if !match.OK || d.year == 0 || i > 0 && match.ISO <= last.ISO {
			return DateMatch{}, DateMatch{}, false
		}
		if i == 0 {
			first = match
		}
		last = match
	}
	return first, last, true
}

var (
	rangeMarks = regexp.MustCompile(`\s+[-–—/]\s+|[–—]|\s+(?:to|al|au|a|ao|until|hasta|y|and|et|e|até|à)\s+`)
	// 19-24/06/2017
	rangeDays  = regexp.MustCompile(`^(\d{1,2})\s*[-–]\s*(\d{1,2})([/.])(\d{1,2})[/.](\d{4}|\d{2})$`)
	rangeStart = regexp.MustCompile(`(?i)^(?:del|du|de|from|desde|entre|between)\s+`)
	isoRange   = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})$`)
)

// numberRange reads ranges of dates in numbers.
func numberRange(text string, order DateOrder) (first, last DateMatch) {
	text = rangeStart.ReplaceAllString(text, "")
	if m := rangeDays.FindStringSubmatch(text); m != nil {
		rest := m[3] + m[4] + m[3] + m[5]
		first, last = Date(m[1]+rest, DayFirst), Date(m[2]+rest, DayFirst)
	} else if m := isoRange.FindStringSubmatch(text); m != nil {
		first, last = Date(m[1], order), Date(m[2], order)
	} else {
		parts := rangeMarks.Split(text, -1)
		if len(parts) != 2 {
			return DateMatch{}, DateMatch{}
		}
		first, last = Date(strings.TrimSpace(parts[0]), order), Date(strings.TrimSpace(parts[1]), order)
		if order == Undecided && first.OK && last.OK {
			// What one end shows holds for the other.
			switch {
			case first.Ambiguous && last.Order != Undecided:
				return numberRange(text, last.Order)
			case last.Ambiguous && first.Order != Undecided:
				return numberRange(text, first.Order)
			}
		}
	}
	const day = len("2017-06-19")
	if !first.OK || !last.OK || len(first.ISO) != day || len(last.ISO) != day || last.ISO <= first.ISO {
		return DateMatch{}, DateMatch{}
	}
	return first, last
}
