package importers

import (
	"fmt"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

func TestXLSXNumber(t *testing.T) {
	for literal, want := range map[string]string{
		"0": "0", "-0": "0", "7": "7", "+7": "7", "007": "7", "1.5": "1.5", "1.50": "1.5", ".5": "0.5", "5.": "5",
		"0.1": "0.1", "0.10000000000000001": "0.1", "2.2999999999999998": "2.3", "1E3": "1000", "1.23456789E+15": "1234567890000000",
		"234801234567890123": "234801234567890123", "2.3480123456789E+17": "234801234567890000", "-12.25": "-12.25",
		"1e-5": "0.00001", "1e300": "1e+300", "4.9E-324": "5e-324",
		"": "", "-": "", ".": "", "1e": "", "1e+": "", "0x1p4": "", "1_0": "", "Inf": "", "NaN": "", "1 2": "", "1e999": "", "１": "",
	} {
		got, err := xlsxNumber(nil, []byte(literal))
		if (err != nil) != (want == "") || err == nil && string(got) != want {
			t.Errorf("%q: got %q, %v, want %q", literal, got, err, want)
		}
	}
}

// TestXLSXNumberShortest holds the shortest form of any number against that of
// the standard library, however the number was written.
func TestXLSXNumberShortest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.Float64Range(-1e18, 1e18).Draw(t, "number")
		want := string(xlsxFloat(nil, f))
		for _, form := range []string{strconv.FormatFloat(f, 'g', 17, 64), strconv.FormatFloat(f, 'e', -1, 64)} {
			got, err := xlsxNumber(nil, []byte(form))
			back, parseErr := strconv.ParseFloat(string(got), 64)
			if err != nil || parseErr != nil || back != f {
				t.Fatalf("%s: got %s, want %s", form, got, want)
			}
		}
	})
}

func TestXLSXMoment(t *testing.T) {
	tests := []struct {
		serial float64
		show   xlsxShow
		d1904  bool
		want   string
	}{
		{1, showDate, false, "d1900-01-01"},
		{59, showDate, false, "d1900-02-28"},
		{60, showDate, false, "d1900-02-29"},
		{61, showDate, false, "d1900-03-01"},
		{42905, showDate, false, "d2017-06-19"},
		{42905.3958333333, showDate | showTime, false, "d2017-06-19T09:30:00"},
		{42905.99999999999, showDate | showTime, false, "d2017-06-20"},
		{42905.000005787, showDate | showTime, false, "d2017-06-19T00:00:00.5"},
		{2958465, showDate, false, "d9999-12-31"},
		{2958466, showDate, false, "n"},
		{-1, showDate, false, "n"},
		{1e300, showDate, false, "n"},
		{0, showDate, true, "d1904-01-01"},
		{60, showDate, true, "d1904-03-01"},
		{41443, showDate, true, "d2017-06-19"},
		{0.5, showTime, false, "t12:00:00"},
		{0.5, showTime, true, "t12:00:00"},
		{0.5, showDate | showTime, true, "d1904-01-01T12:00:00"},
		{1.5, showTime, false, "t36:00:00"},
		{42905.5, showTime, false, "d2017-06-19T12:00:00"},
		{1.5, showElapsed, false, "t36:00:00"},
		{-0.25, showElapsed, false, "t-06:00:00"},
		{10.632, showElapsed, false, "t255:10:04.8"},
	}
	for _, test := range tests {
		out, is := xlsxMoment(nil, test.serial, test.show, test.d1904)
		if got := fmt.Sprintf("%s%s", [...]string{"", "t", "n", "d"}[is], out); got != test.want {
			t.Errorf("%v (%d, 1904 %v): got %s, want %s", test.serial, test.show, test.d1904, got, test.want)
		}
	}
}

func TestXLSXShows(t *testing.T) {
	for code, want := range map[string]xlsxShow{
		"General": 0, "0": 0, "#,##0.00": 0, "0.00E+00": 0, "@": 0, "": 0, "# ?/?": 0, "0%": 0,
		"[Red]0": 0, "[$€-2] #,##0": 0, `0 "days"`: 0, `0\d`: 0, `"dd/mm/yyyy" 0`: 0, "0_d": 0, "0*d": 0, "[>=100]0;[Blue]0.0": 0, `[$-409]0`: 0,
		"dd/mm/yyyy": showDate, "yyyy-mm-dd": showDate, `d\-mmm\-yy;@`: showDate, "[$-409]d-mmm-yy": showDate, "mmm": showDate, "[$-40A]d \"de\" mmmm \"de\" yyyy": showDate,
		"mm": showDate, "ge.m.d": showDate, "[<1]0;d/m/yy": showDate, "[Red]d/m": showDate, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy": showDate,
		"h:mm": showTime, "hh:mm:ss": showTime, "mm:ss": showTime, "mm:ss.0": showTime, "h:mm AM/PM": showTime, "[$-F400]h:mm:ss\\ AM/PM": showTime,
		"d/m/yy h:mm": showDate | showTime, "[$-409]m/d/yy h:mm AM/PM;@": showDate | showTime,
		"[h]:mm:ss": showElapsed | showTime, "[mm]:ss": showElapsed | showTime, "[s]": showElapsed,
		`"unclosed`: 0, "[unclosed": 0, `\`: 0,
	} {
		if got := xlsxShows(code); got != want {
			t.Errorf("%q: got %d, want %d", code, got, want)
		}
	}
}

func TestXLSXISO(t *testing.T) {
	for text, want := range map[string]string{
		"2017-06-19": "2017-06-19", "2017-06-19T00:00:00": "2017-06-19", "2017-06-19T09:30:00Z": "2017-06-19T09:30:00",
		"2017-06-19T09:30:00.250": "2017-06-19T09:30:00.25", "2017-06-19T09:30": "2017-06-19T09:30:00", "09:30:00": "09:30:00", "soon": "soon", "2017-02-30": "2017-02-30",
	} {
		got, is := xlsxISO(nil, []byte(text))
		if string(got) != want || (is == Date) != (len(want) >= 10 && text != "2017-02-30") {
			t.Errorf("%q: got %q (%d), want %q", text, got, is, want)
		}
	}
}
