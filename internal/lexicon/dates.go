package lexicon

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// DateOrder says which of two numbers of a date is the day.
type DateOrder int

// The orders of a date's numbers.
const (
	Undecided DateOrder = iota
	DayFirst
	MonthFirst
)

// DateMatch is what a text says about a day.
type DateMatch struct {
	// ISO is 2017-06-19, or 2017-06 when only a month is given; "" unless OK.
	ISO string
	// OK is false for what is no date, and for days that do not exist.
	OK bool
	// Ambiguous is set for 03/04/2017 when the order was Undecided: it was read
	// with the day first, and the column should decide.
	Ambiguous bool
	// Order is the order that the text itself proves (19/06 is DayFirst), else
	// Undecided.
	Order DateOrder
}

var (
	dateISO     = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?)?$`)
	dateBasic   = regexp.MustCompile(`^((?:19|20)\d{2})(\d{2})(\d{2})$`)
	dateMonth   = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})$`)
	dateTurned  = regexp.MustCompile(`^(\d{1,2})[-/](\d{4})$`)
	dateNumbers = regexp.MustCompile(`^(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?([-/.])\s?(\d{4}|\d{2})\.?(?: \d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?)?$`)
	timeOfDay   = regexp.MustCompile(`\s\d{1,2}:\d{2}.*$`)
)

// Date reads a day out of a text in four languages: ISO 8601, 19/06/2017,
// 19.6.17, "19 de junio de 2017", "June 19, 2017", "1er mars 2015", "junio
// 2017". Two-digit years are of 1970 to 2069. order decides 03/04/2017.
func Date(text string, order DateOrder) DateMatch {
	text = strings.TrimSpace(text)
	if len(text) > 60 {
		return DateMatch{}
	}
	if match, ok := usualDate(text, order); ok {
		return match
	}
	if m := dateISO.FindStringSubmatch(text); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dateBasic.FindStringSubmatch(text); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dateMonth.FindStringSubmatch(text); m != nil {
		return month(m[1], m[2])
	}
	if m := dateTurned.FindStringSubmatch(text); m != nil {
		return month(m[2], m[1])
	}
	if m := dateNumbers.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return numbers(m[1], m[3], m[5], m[2], order)
	}
	return dateInWords(timeOfDay.ReplaceAllString(text, ""))
}

func numbers(first, second, year, separator string, order DateOrder) DateMatch {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	switch {
	case a > 12 && b <= 12:
		match := day(year, second, first)
		match.Order = DayFirst
		return match
	case b > 12 && a <= 12:
		match := day(year, first, second)
		match.Order = MonthFirst
		return match
	case order == MonthFirst && separator != ".":
		return day(year, first, second)
	}
	match := day(year, second, first)
	// Dots are of Europe, where the day stands first; equal numbers mislead nobody.
	match.Ambiguous = match.OK && order == Undecided && a != b && separator != "."
	return match
}

// monthNames are the folded months of the four languages, full and shortened.
var monthNames = [12][]string{
	{"january", "enero", "janvier", "janeiro", "jan", "ene", "janv"},
	{"february", "febrero", "fevrier", "fevereiro", "feb", "fevr", "fev"},
	{"march", "marzo", "mars", "marco", "mar"},
	{"april", "abril", "avril", "apr", "abr", "avr"},
	{"may", "mayo", "mai", "maio"},
	{"june", "junio", "juin", "junho", "jun"},
	{"july", "julio", "juillet", "julho", "jul", "juil"},
	{"august", "agosto", "aout", "aug", "ago"},
	{"september", "septiembre", "setiembre", "septembre", "setembro", "sep", "sept", "set"},
	{"october", "octubre", "octobre", "outubro", "oct", "out"},
	{"november", "noviembre", "novembre", "novembro", "nov"},
	{"december", "diciembre", "decembre", "dezembro", "dec", "dic", "dez"},
}

// fillers are the words that stand between the parts of a date.
var fillers = []string{"de", "del", "of", "the", "le", "el", "o", "a", "em", "on", "du", "dia",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
	"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
	"segunda", "terca", "quarta", "quinta", "sexta", "feira"}

// ordinal endings as in 1er, 19th, 1º.
var ordinal = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|er|ro|ero|re|e|o|a)$`)

func dateInWords(text string) DateMatch {
	var figures []string
	monthNumber, monthAt := 0, 0
	for _, word := range strings.Fields(Fold(text)) {
		if m := ordinal.FindStringSubmatch(word); m != nil {
			word = m[1]
		}
		named := slices.IndexFunc(monthNames[:], func(names []string) bool { return slices.Contains(names, word) })
		switch {
		case named >= 0 && monthNumber == 0:
			monthNumber, monthAt = named+1, len(figures)
		case strings.Trim(word, "0123456789") == "" && len(word) <= 4:
			figures = append(figures, word)
		case slices.Contains(fillers, word):
		default:
			return DateMatch{}
		}
	}
	m := strconv.Itoa(monthNumber)
	switch {
	case monthNumber == 0:
	case len(figures) == 1 && len(figures[0]) == 4:
		return month(figures[0], m)
	case len(figures) == 2 && len(figures[0]) == 4 && len(figures[1]) <= 2:
		return day(figures[0], m, figures[1])
	case len(figures) == 2 && len(figures[0]) <= 2 && len(figures[1]) != 1 && len(figures[1]) != 3 && monthAt < 2:
		return day(figures[1], m, figures[0])
	}
	return DateMatch{}
}

// day checks that a day exists and writes it.
func day(year, month, day string) DateMatch {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if len(year) == 2 {
		y += 2000
		if y >= 2070 {
			y -= 100
		}
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1800 || y > 2200 || t.Month() != time.Month(m) || t.Day() != d {
		return DateMatch{}
	}
	return DateMatch{ISO: t.Format(time.DateOnly), OK: true}
}

func month(year, month string) DateMatch {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	if y < 1800 || y > 2200 || m < 1 || m > 12 {
		return DateMatch{}
	}
	return DateMatch{ISO: fmt.Sprintf("%04d-%02d", y, m), OK: true}
}
