package lexicon

import "testing"

func TestDateRange(t *testing.T) {
	for text, want := range map[string]string{
		"19-24 June 2017":                       "2017-06-19 2017-06-24",
		"19 – 24 June, 2017":                    "2017-06-19 2017-06-24",
		"June 19-24, 2017":                      "2017-06-19 2017-06-24",
		"June 19th to 24th, 2017":               "2017-06-19 2017-06-24",
		"June 30 – July 2, 2017":                "2017-06-30 2017-07-02",
		"del 19 al 24 de junio de 2017":         "2017-06-19 2017-06-24",
		"19 al 24 de junio 2017":                "2017-06-19 2017-06-24",
		"30 de junio al 2 de julio de 2017":     "2017-06-30 2017-07-02",
		"19, 20 y 21 de junio de 2017":          "2017-06-19 2017-06-21",
		"du 19 au 24 juin 2017":                 "2017-06-19 2017-06-24",
		"du 1er au 3 mars 2015":                 "2015-03-01 2015-03-03",
		"de 19 a 24 de junho de 2017":           "2017-06-19 2017-06-24",
		"30 Dec 2017 - 2 Jan 2018":              "2017-12-30 2018-01-02",
		"28 December 2017 to 2 January 2018":    "2017-12-28 2018-01-02",
		"19/06/2017 - 24/06/2017":               "2017-06-19 2017-06-24",
		"03/06/2017 - 24/06/2017":               "2017-06-03 2017-06-24",
		"2017-06-19/2017-06-24":                 "2017-06-19 2017-06-24",
		"2017-06-19 to 2017-06-24":              "2017-06-19 2017-06-24",
		"19-24/06/2017":                         "2017-06-19 2017-06-24",
		"del 19/06/2017 al 24/06/2017":          "2017-06-19 2017-06-24",
		"19.06.2017 – 24.06.2017":               "2017-06-19 2017-06-24",
		"19 June 2017":                          " ",
		"24-19 June 2017":                       " ",
		"19-24 June":                            " ",
		"June 2017":                             " ",
		"31 - 32 June 2017":                     " ",
		"2017-06-19":                            " ",
		"19/06/2017":                            " ",
		"every day from 19 to 24 June 2017 too": " ",
		"12 - 34":                               " ",
		"May 2017 to June 2018":                 " ",
	} {
		first, last := DateRange(text, Undecided)
		if got := first.ISO + " " + last.ISO; got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		if first.OK != last.OK || first.OK != (want != " ") {
			t.Errorf("%q: %v and %v", text, first, last)
		}
	}
	if first, _ := DateRange("03/04/2017 - 05/04/2017", Undecided); !first.Ambiguous {
		t.Error("nothing shows the order of 03/04/2017 - 05/04/2017")
	}
	if first, last := DateRange("03/04/2017 - 03/06/2017", MonthFirst); first.ISO != "2017-03-04" || last.ISO != "2017-03-06" {
		t.Errorf("month first: %s %s", first.ISO, last.ISO)
	}
}

func FuzzDateRange(f *testing.F) {
	f.Add("19-24 June 2017")
	f.Add("del 19/06/2017 al 24/06/2017")
	f.Fuzz(func(t *testing.T, text string) {
		first, last := DateRange(text, Undecided)
		if first.OK != last.OK || first.OK && first.ISO >= last.ISO {
			t.Fatalf("%q: %v %v", text, first, last)
		}
	})
}
