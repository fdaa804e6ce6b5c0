package workspace

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/records"
)

func TestParsePeriod(t *testing.T) {
	now := time.Date(2018, 4, 5, 6, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		text  string
		start int
		want  records.Period
	}{
		{"all", 1, records.Period{Label: "all"}},
		{"2017", 7, records.Period{Label: "2017", Start: "2017-01-01", End: "2017-12-31"}},
		{"2017-Q2", 7, records.Period{Label: "2017-Q2", Start: "2017-04-01", End: "2017-06-30"}},
		{" 2017-q4 ", 1, records.Period{Label: "2017-Q4", Start: "2017-10-01", End: "2017-12-31"}},
		{"2016-02", 1, records.Period{Label: "2016-02", Start: "2016-02-01", End: "2016-02-29"}},
		{"1900-02", 1, records.Period{Label: "1900-02", Start: "1900-02-01", End: "1900-02-28"}},
		{"2017-06-19..2017-06-24", 1, records.Period{Label: "2017-06-19..2017-06-24", Start: "2017-06-19", End: "2017-06-24"}},
		{"2017-06-19 .. 2017-06-19", 1, records.Period{Label: "2017-06-19..2017-06-19", Start: "2017-06-19", End: "2017-06-19"}},
		{"this-quarter", 1, records.Period{Label: "2018-Q2", Start: "2018-04-01", End: "2018-06-30"}},
		{"last-quarter", 1, records.Period{Label: "2018-Q1", Start: "2018-01-01", End: "2018-03-31"}},
		{"last-month", 1, records.Period{Label: "2018-03", Start: "2018-03-01", End: "2018-03-31"}},
		{"Last-Year", 1, records.Period{Label: "2017", Start: "2017-01-01", End: "2017-12-31"}},
		{"FY2018", 1, records.Period{Label: "FY2018", Start: "2018-01-01", End: "2018-12-31"}},
		{"FY2018", 0, records.Period{Label: "FY2018", Start: "2018-01-01", End: "2018-12-31"}},
		{"FY2018", 7, records.Period{Label: "FY2018", Start: "2017-07-01", End: "2018-06-30"}},
		{"fy2018-q1", 7, records.Period{Label: "FY2018-Q1", Start: "2017-07-01", End: "2017-09-30"}},
		{"FY2018-Q4", 7, records.Period{Label: "FY2018-Q4", Start: "2018-04-01", End: "2018-06-30"}},
		{"FY2018-Q1", 12, records.Period{Label: "FY2018-Q1", Start: "2017-12-01", End: "2018-02-28"}},
	} {
		got, err := ParsePeriod(test.text, now, test.start)
		if err != nil || got != test.want {
			t.Errorf("%q from month %d: got %+v, %v; want %+v", test.text, test.start, got, err, test.want)
		}
	}
	for _, text := range []string{"", "2017-Q5", "2017-Q0", "2017-13", "2017-00", "17", "0999", "20170", "2017-6", "2017-06-19", "2017-06-19..",
		"..2017-06-19", "2017-06-24..2017-06-19", "2017-02-29..2017-03-01", "next-quarter", "FY18", "FY2018-Q5", "Q2", "2017-Q2..2017-Q3"} {
		if got, err := ParsePeriod(text, now, 1); err == nil {
			t.Errorf("%q: got %+v, want an error", text, got)
		}
	}
	if got, err := ParsePeriod("FY2018", now, 13); err == nil {
		t.Errorf("a fiscal year from month 13: got %+v", got)
	}
}

// The last day of a long month must not slip into the wrong quarter, and the
// day of a person's own time zone counts.
func TestRelativePeriodsAtTheEdges(t *testing.T) {
	auckland, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		now        time.Time
		text, want string
	}{
		{time.Date(2018, 12, 31, 23, 59, 59, 0, time.UTC), "last-quarter", "2018-Q3"},
		{time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC), "last-quarter", "2018-Q4"},
		{time.Date(2018, 12, 31, 23, 0, 0, 0, time.UTC).In(auckland), "last-quarter", "2018-Q4"},
		{time.Date(2018, 5, 31, 12, 0, 0, 0, time.UTC), "last-month", "2018-04"},
		{time.Date(2018, 3, 31, 12, 0, 0, 0, time.UTC), "last-month", "2018-02"},
		{time.Date(2018, 1, 31, 12, 0, 0, 0, time.UTC), "last-month", "2017-12"},
		{time.Date(2016, 2, 29, 12, 0, 0, 0, time.UTC), "last-year", "2015"},
	} {
		if got, err := ParsePeriod(test.text, test.now, 1); err != nil || got.Label != test.want {
			t.Errorf("%s at %s: got %s, %v; want %s", test.text, test.now, got.Label, err, test.want)
		}
	}
}

// Over 400 years, which is a whole turn of the calendar, the periods of each
// sort follow each other without gap or overlap.
func TestPeriodsTileTheTime(t *testing.T) {
	sorts := map[string]func(i int) string{
		"years":    func(i int) string { return fmt.Sprintf("%d", 1900+i) },
		"quarters": func(i int) string { return fmt.Sprintf("%d-Q%d", 1900+i/4, i%4+1) },
		"months":   func(i int) string { return fmt.Sprintf("%d-%02d", 1900+i/12, i%12+1) },
	}
	counts := map[string]int{"years": 400, "quarters": 1600, "months": 4800}
	for start := 1; start <= 12; start++ {
		name := fmt.Sprintf("fiscal quarters from month %d", start)
		sorts[name], counts[name] = func(i int) string { return fmt.Sprintf("FY%d-Q%d", 1900+i/4, i%4+1) }, 1600
		year := fmt.Sprintf("fiscal years from month %d", start)
		sorts[year], counts[year] = func(i int) string { return fmt.Sprintf("FY%d", 1900+i) }, 400
	}
	for name, label := range sorts {
		start := 1
		_, _ = fmt.Sscanf(name, "fiscal quarters from month %d", &start)
		_, _ = fmt.Sscanf(name, "fiscal years from month %d", &start)
		var next string
		for i := range counts[name] {
			p, err := ParsePeriod(label(i), time.Time{}, start)
			if err != nil {
				t.Fatal(err)
			}
			if next != "" && p.Start != next {
				t.Fatalf("%s: %s begins on %s, want %s", name, p.Label, p.Start, next)
			}
			end, err := time.Parse(time.DateOnly, p.End)
			if err != nil {
				t.Fatal(err)
			}
			next = end.AddDate(0, 0, 1).Format(time.DateOnly)
		}
	}
}

func TestEachDayLiesInItsOwnQuarterOnly(t *testing.T) {
	first := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		day := first.AddDate(0, 0, rapid.IntRange(0, 146096).Draw(t, "day"))
		iso := day.Format(time.DateOnly)
		this, err := ParsePeriod("this-quarter", day, 1)
		if err != nil {
			t.Fatal(err)
		}
		last, err := ParsePeriod("last-quarter", day, 1)
		if err != nil {
			t.Fatal(err)
		}
		if iso < this.Start || iso > this.End || iso <= last.End {
			t.Fatalf("%s: this quarter %+v, last %+v", iso, this, last)
		}
		end, _ := time.Parse(time.DateOnly, last.End)
		if next := end.AddDate(0, 0, 1).Format(time.DateOnly); next != this.Start {
			t.Fatalf("%s: after %s comes %s, but the quarter begins on %s", iso, last.End, next, this.Start)
		}
		named, err := ParsePeriod(this.Label, time.Time{}, 1)
		if err != nil || named != this {
			t.Fatalf("the label %s means %+v, want %+v", this.Label, named, this)
		}
	})
}
