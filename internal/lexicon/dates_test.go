package lexicon

import (
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	for _, c := range []struct {
		text  string
		order DateOrder
		iso   string // "" when it is no date
	}{
		{"2017-06-19", Undecided, "2017-06-19"},
		{"2017-06-19T10:30:00Z", Undecided, "2017-06-19"},
		{"2017-06-19 10:30:00", Undecided, "2017-06-19"},
		{"2017/6/9", Undecided, "2017-06-09"},
		{"20170619", Undecided, "2017-06-19"},
		{"19/06/2017", Undecided, "2017-06-19"},
		{"19/06/2017 14:05", Undecided, "2017-06-19"},
		{"06/19/2017", Undecided, "2017-06-19"},
		{"6/19/17 2:05 PM", Undecided, "2017-06-19"},
		{"19.6.17", Undecided, "2017-06-19"},
		{"03.04.2017", MonthFirst, "2017-04-03"},
		{"19-06-2017", Undecided, "2017-06-19"},
		{"03/04/2017", DayFirst, "2017-04-03"},
		{"03/04/2017", MonthFirst, "2017-03-04"},
		{"01/02/99", DayFirst, "1999-02-01"},
		{"01/02/69", DayFirst, "2069-02-01"},
		{"19 de junio de 2017", Undecided, "2017-06-19"},
		{"lunes, 19 de junio del 2017", Undecided, "2017-06-19"},
		{"19 de junho de 2017", Undecided, "2017-06-19"},
		{"segunda-feira, 19 de junho de 2017", Undecided, "2017-06-19"},
		{"1º de março de 2015", Undecided, "2015-03-01"},
		{"1er mars 2015", Undecided, "2015-03-01"},
		{"le 3 août 2017", Undecided, "2017-08-03"},
		{"lundi 19 juin 2017", Undecided, "2017-06-19"},
		{"June 19, 2017", Undecided, "2017-06-19"},
		{"Monday, June 19th, 2017", Undecided, "2017-06-19"},
		{"19th of June, 2017", Undecided, "2017-06-19"},
		{"Sept. 5, 2017", Undecided, "2017-09-05"},
		{"19-jun-17", Undecided, "2017-06-19"},
		{"19 Jun 2017 10:30", Undecided, "2017-06-19"},
		{"5 set. 2017", Undecided, "2017-09-05"},
		{"2017 June 19", Undecided, "2017-06-19"},
		{"junio 2017", Undecided, "2017-06"},
		{"junio de 2017", Undecided, "2017-06"},
		{"2017-06", Undecided, "2017-06"},
		{"06/2017", Undecided, "2017-06"},
		{"29/02/2016", Undecided, "2016-02-29"},
		{"29/02/2017", Undecided, ""},
		{"31/04/2017", Undecided, ""},
		{"31 de febrero de 2017", Undecided, ""},
		{"2017-13-01", Undecided, ""},
		{"2017-00-10", Undecided, ""},
		{"13/2017", Undecided, ""},
		{"0000-01-01", Undecided, ""},
		{"19 June", Undecided, ""},
		{"19/06-2017", Undecided, ""},
		{"2017", Undecided, ""},
		{"42905", Undecided, ""},
		{"next Monday", Undecided, ""},
		{"19 junio 2017 y 20 junio 2017", Undecided, ""},
		{"", Undecided, ""},
	} {
		match := Date(c.text, c.order)
		if match.ISO != c.iso || match.OK != (c.iso != "") {
			t.Errorf("Date(%q, %d) = %+v, want %q", c.text, c.order, match, c.iso)
		}
	}
}

func TestDateOrder(t *testing.T) {
	for _, c := range []struct {
		text      string
		order     DateOrder
		ambiguous bool
		proves    DateOrder
	}{
		{"03/04/2017", Undecided, true, Undecided},
		{"03/04/2017", DayFirst, false, Undecided},
		{"04/04/2017", Undecided, false, Undecided},
		{"03.04.2017", Undecided, false, Undecided},
		{"19/06/2017", Undecided, false, DayFirst},
		{"06/19/2017", DayFirst, false, MonthFirst},
		{"2017-04-03", Undecided, false, Undecided},
	} {
		match := Date(c.text, c.order)
		if !match.OK || match.Ambiguous != c.ambiguous || match.Order != c.proves {
			t.Errorf("Date(%q, %d) = %+v", c.text, c.order, match)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2017-06-19", "19/06/2017", "19 de junio de 2017", "June 19, 2017", "1er mars 2015", "06/2017", "99/99/9999"} {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, text string, order int) {
		match := Date(text, DateOrder(order%3))
		if match.OK != (match.ISO != "") {
			t.Fatalf("%+v", match)
		}
		if _, err := time.Parse(time.DateOnly, match.ISO); match.OK && err != nil {
			if _, err := time.Parse("2006-01", match.ISO); err != nil {
				t.Fatalf("%q is no day and no month", match.ISO)
			}
		}
		if again := Date(match.ISO, Undecided); match.OK && again.ISO != match.ISO {
			t.Fatalf("%q is read again as %q", match.ISO, again.ISO)
		}
	})
}
