package lexicon

import (
	"math"
	"strconv"
	"strings"
)

// noBreak keeps a number with its unit on one line. French typography asks for
// the narrow one (U+202F) between groups of digits, which many fonts lack.
const noBreak = "\u00a0"

// Number writes a whole number: 12,345 · 12.345 · 12 345 · 12.345. Spanish
// groups from five digits on (4567, 12.345), the others from four.
func Number(n int, lang string) string {
	text := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, text = "-", text[1:]
	}
	return sign + group(text, lang)
}

// Decimal writes a number with a fixed count of decimals: 1,234.50 · 1234,50 ·
// 1 234,50 · 1.234,50. What is no number (NaN, infinite) is a dash.
func Decimal(f float64, digits int, lang string) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return "–"
	}
	text := strconv.FormatFloat(f, 'f', max(digits, 0), 64)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
		if strings.Trim(text, "0.") == "" {
			sign = ""
		}
	}
	whole, fraction, found := strings.Cut(text, ".")
	if !found {
		return sign + group(whole, lang)
	}
	return sign + group(whole, lang) + inLanguage(lang, ".", ",", ",", ",") + fraction
}

// Percent writes a share of one: 0.3333 is 33% · 33 % · 33 % · 33%, rounded to
// whole percents; what is more than nothing and less than half a percent is "<1%",
// so that nobody takes it for none.
func Percent(share float64, lang string) string {
	percent := math.Round(share * 100)
	text := Decimal(percent, 0, lang)
	switch {
	case share > 0 && percent == 0:
		text = "<1"
	case share < 1 && percent == 100:
		text = ">99"
	}
	return text + inLanguage(lang, "%", noBreak+"%", noBreak+"%", "%")
}

// currencySigns are the signs that no reader of the language mistakes.
var currencySigns = map[string]string{"EUR": "€", "GBP": "£", "USD": "US$"}

// Money writes an amount with two decimals, none when it is whole: €15,000 ·
// 15.000 € · 15 000 € · € 15.000. Currencies without a sign here keep their ISO
// 4217 code.
func Money(amount float64, currency, lang string) string {
	digits := 2
	if amount == math.Trunc(amount) {
		digits = 0
	}
	number := Decimal(amount, digits, lang)
	sign, known := currencySigns[currency]
	if !known {
		sign = currency
	}
	if sign == "" {
		return number
	}
	switch lang {
	case "es", "fr":
		if sign == "US$" {
			sign = "USD"
		}
		return number + noBreak + sign
	case "pt":
		return sign + noBreak + number
	}
	if !known {
		return sign + noBreak + number
	}
	if rest, negative := strings.CutPrefix(number, "-"); negative {
		return "-" + sign + rest
	}
	return sign + number
}

// group sets the separators between thousands.
func group(digits, lang string) string {
	least := 4
	if lang == "es" {
		least = 5
	}
	if len(digits) < least {
		return digits
	}
	separator := inLanguage(lang, ",", ".", noBreak, ".")
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(separator)
		}
		b.WriteRune(d)
	}
	return b.String()
}
