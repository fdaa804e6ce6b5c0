package lexicon

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// patternDate is Date by its patterns alone, for the forms that usualDate reads.
func patternDate(text string, order DateOrder) DateMatch {
	if m := dateISO.FindStringSubmatch(text); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dateNumbers.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return numbers(m[1], m[3], m[5], m[2], order)
	}
	return DateMatch{}
}

// TestUsualDatesAreThoseOfThePatterns: the quick answer is the one that the
// patterns give.
func TestUsualDatesAreThoseOfThePatterns(t *testing.T) {
	number := func(t *rapid.T, name string, most int) string {
		return fmt.Sprintf(rapid.SampledFrom([]string{"%d", "%02d", "%02d", "%04d"}).Draw(t, name+" form"), rapid.IntRange(0, most).Draw(t, name))
	}
	quick := 0
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.SampledFrom([]string{"-", "/", ".", "x", ""}).Draw(t, "first")
		second := rapid.SampledFrom([]string{first, first, "-", "/"}).Draw(t, "second")
		year, month, date := fmt.Sprintf("%04d", rapid.IntRange(1700, 2300).Draw(t, "year")), number(t, "month", 14), number(t, "date", 33)
		if rapid.IntRange(0, 3).Draw(t, "odd year") == 0 {
			year = number(t, "year", 2300)
		}
		text := date + first + month + second + year
		if rapid.Bool().Draw(t, "year first") {
			text = year + first + month + second + date
		}
		if rapid.Bool().Draw(t, "plain") {
			text = fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1800, 2200).Draw(t, "plain year"), rapid.IntRange(1, 12).Draw(t, "plain month"), rapid.IntRange(1, 31).Draw(t, "plain date"))
		}
		order := rapid.SampledFrom([]DateOrder{Undecided, DayFirst, MonthFirst}).Draw(t, "order")
		match, ok := usualDate(text, order)
		if !ok {
			return
		}
		quick++
		if want := patternDate(text, order); match != want {
			t.Fatalf("%q is %+v, the patterns say %+v", text, match, want)
		}
	})
	if quick == 0 {
		t.Error("no date was of a usual form")
	}
}

func TestUsualDatesTakeTheShortWay(t *testing.T) {
	for _, text := range []string{"2017-06-19", "19/06/2017", "1/6/2017", "06-19-2017", "19.06.2017"} {
		if match, ok := usualDate(text, Undecided); !ok || !match.OK {
			t.Errorf("%q is no usual date", text)
		}
	}
	for _, text := range []string{"", "1", "1/", "1/2", "1/2/", "1/2/3", "1/2/20171", "2017-02-30", "31/02/2017", "2017-6-19", "1/2-2017", "１/2/2017"} {
		if match, ok := usualDate(text, Undecided); ok {
			t.Errorf("%q is a usual date: %+v", text, match)
		}
	}
}

func BenchmarkDate(b *testing.B) {
	for _, text := range []string{"2017-06-19", "19/06/2017", "19 de junio de 2017"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				Date(text, Undecided)
			}
		})
	}
}
