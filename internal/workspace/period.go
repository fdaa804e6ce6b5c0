package workspace

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/namati/lex/internal/records"
)

// PeriodHint says how periods are written.
const PeriodHint = "write all, 2017, 2017-Q2, 2017-06, 2017-06-19..2017-06-24, this-quarter, last-quarter, last-month, last-year, FY2018 or FY2018-Q1"

var (
	yearForm    = regexp.MustCompile(`^[1-9]\d{3}$`)
	quarterForm = regexp.MustCompile(`^([1-9]\d{3})-Q([1-4])$`)
	monthForm   = regexp.MustCompile(`^([1-9]\d{3})-(0[1-9]|1[0-2])$`)
	fiscalForm  = regexp.MustCompile(`^FY([1-9]\d{3})(?:-Q([1-4]))?$`)
)

// ParsePeriod reads a period as people write it. Relative ones are seen from
// the day of now, in its own time zone; fiscal ones begin with the month
// fiscalYearStart (1 to 12, 0 for January) and are named after the year in
// which they end. The label is the absolute name: last-quarter becomes 2018-Q1.
func ParsePeriod(text string, now time.Time, fiscalYearStart int) (records.Period, error) {
	text = strings.TrimSpace(text)
	upper := strings.ToUpper(text)
	year, month := now.Year(), int(now.Month())
	quarter := (month-1)/3 + 1
	switch strings.ToLower(text) {
	case "all":
		return records.Period{Label: "all"}, nil
	case "this-quarter":
		return quarterPeriod(year, quarter), nil
	case "last-quarter":
		return quarterPeriod(year, quarter-1), nil
	case "last-month":
		return monthPeriod(year, month-1), nil
	case "last-year":
		return yearPeriod(year - 1), nil
	}
	if yearForm.MatchString(upper) {
		return yearPeriod(number4(upper)), nil
	}
	if m := quarterForm.FindStringSubmatch(upper); m != nil {
		return quarterPeriod(number4(m[1]), number4(m[2])), nil
	}
	if m := monthForm.FindStringSubmatch(upper); m != nil {
		return monthPeriod(number4(m[1]), number4(m[2])), nil
	}
	if m := fiscalForm.FindStringSubmatch(upper); m != nil {
		return fiscalPeriod(number4(m[1]), number4(m[2]), fiscalYearStart)
	}
	if from, to, ok := strings.Cut(text, ".."); ok {
		return between(strings.TrimSpace(from), strings.TrimSpace(to))
	}
	return records.Period{}, fmt.Errorf("expected a period, found %s", quote(text))
}

func number4(digits string) int {
	n, _ := strconv.Atoi(digits) // the forms hold at most four digits
	return n
}

// months makes the period of some whole months, first counted from January of
// the year and possibly outside of 1 to 12. The last day is the day before the
// first of the month after: adding months to a day would slip where months
// differ in length.
func months(label string, year, first, count int) records.Period {
	start := time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	end := time.Date(year, time.Month(first+count), 0, 0, 0, 0, 0, time.UTC)
	return records.Period{Label: label, Start: start.Format(time.DateOnly), End: end.Format(time.DateOnly)}
}

func yearPeriod(year int) records.Period {
	return months(fmt.Sprintf("%04d", year), year, 1, 12)
}

// quarterPeriod takes quarter 0 as the last one of the year before.
func quarterPeriod(year, quarter int) records.Period {
	if quarter < 1 {
		year, quarter = year-1, 4
	}
	return months(fmt.Sprintf("%04d-Q%d", year, quarter), year, 3*quarter-2, 3)
}

// monthPeriod takes month 0 as December of the year before.
func monthPeriod(year, month int) records.Period {
	if month < 1 {
		year, month = year-1, 12
	}
	return months(fmt.Sprintf("%04d-%02d", year, month), year, month, 1)
}

// fiscalPeriod gives a fiscal year (quarter 0) or one of its quarters. A year
// that begins in January ends in the year of its name; any other began in the
// year before.
func fiscalPeriod(year, quarter, start int) (records.Period, error) {
	if start == 0 {
		start = 1
	}
	if start < 1 || start > 12 {
		return records.Period{}, fmt.Errorf("the fiscal year begins with month %d, expected 1 to 12", start)
	}
	first := start
	if start > 1 {
		first = start - 12
	}
	if quarter == 0 {
		return months(fmt.Sprintf("FY%04d", year), year, first, 12), nil
	}
	return months(fmt.Sprintf("FY%04d-Q%d", year, quarter), year, first+3*(quarter-1), 3), nil
}

func between(from, to string) (records.Period, error) {
	for _, day := range []string{from, to} {
		if _, err := time.Parse(time.DateOnly, day); err != nil {
			return records.Period{}, fmt.Errorf("expected a day such as 2017-06-19 on both sides of .., found %s", quote(day))
		}
	}
	if to < from {
		return records.Period{}, fmt.Errorf("the period ends on %s, before it begins on %s", to, from)
	}
	return records.Period{Label: from + ".." + to, Start: from, End: to}, nil
}
