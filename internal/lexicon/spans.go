package lexicon

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	quarterForm = regexp.MustCompile(`^(?:[qt]|trim|trimestre|quarter|trimester)\s*([1-4])$|^([1-4])\s*(?:st|nd|rd|th|er|ro|do|to|o|e|eme)?\s*(?:[qt]|trim|trimestre|quarter|trimester)$`)
	halfForm    = regexp.MustCompile(`^(?:[hs]|semestre|semester|half)\s*([12])$|^([12])\s*(?:st|nd|er|ro|do|o|e|eme)?\s*(?:[hs]|semestre|semester|half)$`)
	yearForm    = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	ordinals    = map[string]string{
		"first": "1", "second": "2", "third": "3", "fourth": "4", "primer": "1", "primero": "1", "segundo": "2", "tercer": "3", "tercero": "3", "cuarto": "4",
		"premier": "1", "deuxieme": "2", "troisieme": "3", "quatrieme": "4", "primeiro": "1", "terceiro": "3", "quarto": "4",
	}
	ofPeriod = map[string]bool{"of": true, "de": true, "del": true, "du": true, "do": true, "da": true, "the": true}
)

// Span reads a stretch of time as sheets name it, in four languages: 2018,
// 2018-Q1, "Q1 2018", "1er trimestre 2018", "primer semestre de 2018", 2018-03,
// "marzo 2018", FY2018 and FY2018-Q1. First and last day are ISO 8601. Fiscal
// years begin with the month fiscalStart (1 to 12) and are named after the year
// in which they end.
func Span(text string, fiscalStart int) (first, last string, ok bool) {
	folded := Fold(text)
	if m := Date(text, Undecided); m.OK && len(m.ISO) == len("2018-03") && !m.Ambiguous {
		year, _ := strconv.Atoi(m.ISO[:4])
		month, _ := strconv.Atoi(m.ISO[5:])
		return months(year, month, 1)
	}
	years := yearForm.FindAllString(folded, -1)
	start := 1
	if len(years) == 0 {
		// FY2018, 2018Q1 and the like have no border between word and year.
		spaced := spaceDigits(folded)
		if years = yearForm.FindAllString(spaced, -1); len(years) == 0 {
			return "", "", false
		}
		folded = spaced
	}
	if len(years) != 1 {
		return "", "", false
	}
	year, _ := strconv.Atoi(years[0])
	var rest []string
	for _, word := range strings.Fields(strings.Replace(folded, years[0], " ", 1)) {
		switch {
		case word == "fy" || word == "fiscal":
			start = max(1, fiscalStart)
		case ordinals[word] != "":
			rest = append(rest, ordinals[word])
		case !ofPeriod[word] && word != "year" && word != "ano" && word != "annee" && word != "exercice" && word != "ejercicio":
			rest = append(rest, word)
		}
	}
	if start > 1 {
		year--
	}
	part := strings.Join(rest, " ")
	if part == "" {
		return months(year, start, 12)
	}
	if n, found := numbered(quarterForm, part); found {
		return months(year, start+3*(n-1), 3)
	}
	if n, found := numbered(halfForm, part); found {
		return months(year, start+6*(n-1), 6)
	}
	return "", "", false
}

func numbered(form *regexp.Regexp, text string) (int, bool) {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1] + m[2])
	return n, err == nil
}

// spaceDigits puts a space wherever letters meet a year of four digits.
func spaceDigits(text string) string {
	return spacedYear.ReplaceAllString(text, " $1 ")
}

var spacedYear = regexp.MustCompile(`((?:19|20)\d\d)`)

// months are the days of n months from a month on, which may lie beyond the
// year's end.
func months(year, month, n int) (first, last string, ok bool) {
	from := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(year, time.Month(month+n), 0, 0, 0, 0, 0, time.UTC)
	return from.Format(time.DateOnly), to.Format(time.DateOnly), true
}
