package lexicon

import (
	"fmt"
	"strconv"
	"time"
)

var monthsOf = map[string][12]string{
	"en": {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	"es": {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	"fr": {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	"pt": {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"},
}

// shortMonthsOf are the names of months where there is little room, after the
// CLDR.
var shortMonthsOf = map[string][12]string{
	"en": {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	"es": {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
	"fr": {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
	"pt": {"jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."},
}

// ShortMonths are the months of the year as an axis names them, from January.
func ShortMonths(lang string) [12]string {
	if names, ok := shortMonthsOf[lang]; ok {
		return names
	}
	return shortMonthsOf["en"]
}

// MonthName names a month, 1 to 12, in lower case where the language writes it
// so; "" for other numbers.
func MonthName(month int, lang string) string {
	if month < 1 || month > 12 {
		return ""
	}
	names, ok := monthsOf[lang]
	if !ok {
		names = monthsOf["en"]
	}
	return names[month-1]
}

// Day words a date of ISO 8601: January 31, 2018 · 31 de enero de 2018 · 31
// janvier 2018 · 31 de janeiro de 2018. 2018-01 is a month and 2018 a year;
// anything else comes back as it is.
func Day(iso, lang string) string {
	if t, err := time.Parse("2006-01", iso); err == nil {
		return monthYear(t, lang)
	}
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	if lang == "en" || monthsOf[lang] == [12]string{} {
		return dayMonth(t, lang) + ", " + strconv.Itoa(t.Year())
	}
	return dayMonth(t, lang) + of(lang) + strconv.Itoa(t.Year())
}

// DayRange words a span of days, both inclusive: June 19–24, 2017 · del 19 al 24
// de junio de 2017 · du 19 au 24 juin 2017 · de 19 a 24 de junho de 2017. One
// day is written as Day does, and so is the end that is there when the other one
// is missing.
func DayRange(start, end, lang string) string {
	a, errA := time.Parse(time.DateOnly, start)
	b, errB := time.Parse(time.DateOnly, end)
	switch {
	case start == "" || start == end:
		return Day(end, lang)
	case end == "":
		return Day(start, lang)
	case errA != nil || errB != nil:
		return Day(start, lang) + " – " + Day(end, lang)
	}
	sameYear := a.Year() == b.Year()
	sameMonth := sameYear && a.Month() == b.Month()
	if lang == "en" || monthsOf[lang] == [12]string{} {
		switch {
		case sameMonth:
			return fmt.Sprintf("%s–%d, %d", dayMonth(a, lang), b.Day(), a.Year())
		case sameYear:
			return fmt.Sprintf("%s – %s, %d", dayMonth(a, lang), dayMonth(b, lang), a.Year())
		}
		return Day(start, lang) + " – " + Day(end, lang)
	}
	first := Day(start, lang)
	switch {
	case sameMonth:
		first = dayNumber(a, lang)
	case sameYear:
		first = dayMonth(a, lang)
	}
	switch lang {
	case "es":
		return "del " + first + " al " + Day(end, lang)
	case "fr":
		return "du " + first + " au " + Day(end, lang)
	}
	return "de " + first + " a " + Day(end, lang)
}

func monthYear(t time.Time, lang string) string {
	name := MonthName(int(t.Month()), lang)
	if lang == "es" || lang == "pt" {
		return name + of(lang) + strconv.Itoa(t.Year())
	}
	return name + " " + strconv.Itoa(t.Year())
}

func dayMonth(t time.Time, lang string) string {
	name := MonthName(int(t.Month()), lang)
	if lang == "es" || lang == "fr" || lang == "pt" {
		return dayNumber(t, lang) + of(lang) + name
	}
	return name + " " + strconv.Itoa(t.Day())
}

// dayNumber writes the first of a month as French and Portuguese want it.
func dayNumber(t time.Time, lang string) string {
	switch {
	case t.Day() == 1 && lang == "fr":
		return "1er"
	case t.Day() == 1 && lang == "pt":
		return "1º"
	}
	return strconv.Itoa(t.Day())
}

func of(lang string) string {
	if lang == "fr" {
		return " "
	}
	return " de "
}
