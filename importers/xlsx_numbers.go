package importers

import (
	"math"
	"strconv"
	"time"
)

// xlsxNumber appends a number in its shortest decimal form. Whole numbers are
// kept digit by digit, however long: many are telephone numbers.
func xlsxNumber(out, literal []byte) ([]byte, error) {
	digits, fraction, canonical, ok := xlsxLexical(literal)
	if !ok {
		return out, damagedf("a cell that should hold a number holds something else")
	}
	if canonical && (!fraction || digits <= 15) {
		return append(out, literal...), nil
	}
	f, err := strconv.ParseFloat(string(literal), 64)
	if err != nil {
		return out, damagedf("a number in it is larger than numbers can be")
	}
	return xlsxFloat(out, f), nil
}

func xlsxFloat(out []byte, f float64) []byte {
	if f == 0 {
		return append(out, '0')
	}
	if a := math.Abs(f); a >= 1e21 || a < 1e-9 {
		return strconv.AppendFloat(out, f, 'e', -1, 64)
	}
	return strconv.AppendFloat(out, f, 'f', -1, 64)
}

// xlsxLexical checks that a text is a decimal number. canonical means that it
// has no sign but a minus, no superfluous zeros and no exponent, so that with
// up to 15 digits it is already the shortest form of its value.
func xlsxLexical(s []byte) (digits int, fraction, canonical, ok bool) {
	i := 0
	canonical = true
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		canonical = s[i] == '-' && len(s) > 1 && s[1] != '0'
		i++
	}
	start := i
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	digits = i - start
	if digits == 0 || digits > 1 && s[start] == '0' {
		canonical = false
	}
	if i < len(s) && s[i] == '.' {
		fraction = true
		point := i
		for i++; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		}
		if decimals := i - point - 1; decimals == 0 || s[i-1] == '0' || decimals > 9 {
			canonical = false
		}
		digits += i - point - 1
	}
	if digits == 0 {
		return 0, false, false, false
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		canonical = false
		if i++; i < len(s) && (s[i] == '-' || s[i] == '+') {
			i++
		}
		if i == len(s) {
			return 0, false, false, false
		}
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
	}
	return digits, fraction, canonical, i == len(s)
}

const xlsxDay = 24 * 60 * 60 * 1000 // in milliseconds

// xlsxMoment appends what a date format makes of a number and says what that is:
// a Date, a Text (a time of day or a duration), or still a Number, of which
// nothing is appended: Excel shows ##### for numbers that are no date.
func xlsxMoment(out []byte, serial float64, show xlsxShow, date1904 bool) ([]byte, CellType) {
	if math.Abs(serial) >= 2_958_466 {
		return out, Number
	}
	// A time of day that is longer than a day, but no date of our times, is a
	// duration: hours that were summed up.
	if show&showElapsed != 0 || show == showTime && serial >= 1 && serial < 366 {
		return xlsxElapsed(out, serial), Text
	}
	if serial < 0 {
		return out, Number
	}
	days := int64(serial)
	ms := int64(math.Round((serial - float64(days)) * xlsxDay))
	if ms == xlsxDay {
		days, ms = days+1, 0
	}
	if days == 0 && (!date1904 || show == showTime) {
		return xlsxClock(out, ms), Text
	}
	leap := days == 60 && !date1904
	switch {
	case date1904:
		days += 1462
	case days < 60:
		days++
	}
	if days > 2_958_465 {
		return out, Number
	}
	if leap {
		// Excel believes in this day, as Lotus 1-2-3 did.
		out = append(out, "1900-02-29"...)
	} else {
		out = time.Unix((days-25_569)*24*60*60, 0).UTC().AppendFormat(out, time.DateOnly)
	}
	if ms != 0 {
		out = xlsxClock(append(out, 'T'), ms)
	}
	return out, Date
}

// xlsxClock appends a time of day, with milliseconds where there are any.
func xlsxClock(out []byte, ms int64) []byte {
	t := time.UnixMilli(ms).UTC()
	return t.AppendFormat(out, "15:04:05.999")
}

// xlsxElapsed appends a duration as hours, minutes and seconds: 36:00:00.
func xlsxElapsed(out []byte, days float64) []byte {
	ms := int64(math.Round(math.Abs(days) * xlsxDay))
	if days < 0 && ms > 0 {
		out = append(out, '-')
	}
	hours := ms / 3_600_000
	if hours < 10 {
		out = append(out, '0')
	}
	out = strconv.AppendInt(out, hours, 10)
	return time.UnixMilli(ms%3_600_000).UTC().AppendFormat(append(out, ':'), "04:05.999")
}

// xlsxISO appends a date that a strict workbook writes as text, in the same form
// and with the same types. What it cannot read stays as it is, a Text.
func xlsxISO(out, text []byte) ([]byte, CellType) {
	s := string(text)
	if n := len(s); n > 0 && s[n-1] == 'Z' {
		s = s[:n-1]
	}
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05-07:00", "15:04:05", "15:04"} {
		t, err := time.Parse(layout, s)
		if err != nil {
			continue
		}
		switch {
		case layout[0] == '1':
			return t.AppendFormat(out, "15:04:05.999"), Text
		case t.Equal(t.Truncate(24*time.Hour)) && t.Hour() == 0:
			return t.AppendFormat(out, time.DateOnly), Date
		}
		return t.AppendFormat(out, "2006-01-02T15:04:05.999"), Date
	}
	return append(out, text...), Text
}
