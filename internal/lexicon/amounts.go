package lexicon

import (
	"strconv"
	"strings"
	"unicode"
)

// DecimalMark says which sign stands before the decimals of a number.
type DecimalMark int

// The decimal marks.
const (
	MarkUndecided DecimalMark = iota
	MarkPoint
	MarkComma
)

// AmountMatch is a number as a cell writes it. Text is its shortest decimal
// form ("1234.5"). Mark is the decimal mark that the text itself shows.
// Ambiguous tells that 1.234 may be a thousand or one and a bit; Text is then
// read by the mark that was asked for, a thousand when none was.
type AmountMatch struct {
	Text          string
	OK, Ambiguous bool
	Mark          DecimalMark
}

// Amount reads a number out of a text: marks for thousands, a currency sign or
// code before or after it, one word of a unit after it ("30 personas"), a minus
// sign or brackets for a negative one, a percent sign (which is left out).
func Amount(text string, mark DecimalMark) AmountMatch {
	times, rest, ok := multiple(text)
	if !ok {
		return AmountMatch{}
	}
	digits, ok := bareAmount(rest)
	if !ok {
		return AmountMatch{}
	}
	negative := strings.HasPrefix(digits, "-")
	digits = strings.TrimPrefix(digits, "-")
	m := AmountMatch{OK: true}
	points, commas := strings.Count(digits, "."), strings.Count(digits, ",")
	switch {
	case points == 0 && commas == 0:
	case points > 0 && commas > 0:
		if m.Mark = MarkComma; strings.LastIndexByte(digits, '.') > strings.LastIndexByte(digits, ',') {
			m.Mark = MarkPoint
		}
	case points > 1:
		m.Mark = MarkComma
	case commas > 1:
		m.Mark = MarkPoint
	default:
		only := max(strings.IndexByte(digits, '.'), strings.IndexByte(digits, ','))
		m.Mark = MarkPoint
		if commas == 1 {
			m.Mark = MarkComma
		}
		if len(digits)-only-1 == 3 && only <= 3 && only > 0 && digits[0] != '0' {
			m.Ambiguous = true
			if mark == MarkUndecided || mark != m.Mark {
				m.Mark = MarkPoint + MarkComma - m.Mark
			}
		}
	}
	thousands, decimal := ",", "."
	if m.Mark == MarkComma {
		thousands, decimal = ".", ","
	}
	whole, fraction, _ := strings.Cut(digits, decimal)
	if !grouped(whole, thousands) || strings.ContainsAny(fraction, ".,") {
		return AmountMatch{}
	}
	number := strings.ReplaceAll(whole, thousands, "")
	if fraction != "" {
		number += "." + fraction
	}
	if negative {
		number = "-" + number
	}
	f, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return AmountMatch{}
	}
	if f *= times; f == 0 {
		f = 0 // no minus nought
	}
	m.Text = strconv.FormatFloat(f, 'f', -1, 64)
	if m.Ambiguous {
		m.Mark = MarkUndecided
	}
	return m
}

// multiples are the words behind a number that make it a thousand times or a
// million times as much; 0 marks those that may be either, or something else.
var multiples = map[string]float64{
	"k": 1e3, "mil": 1e3, "thousand": 1e3, "thousands": 1e3, "mille": 1e3,
	"million": 1e6, "millions": 1e6, "millon": 1e6, "millones": 1e6, "milhao": 1e6, "milhoes": 1e6, "mio": 1e6,
	"m": 0, "mm": 0, "mn": 0, "miles": 0, "billion": 0, "billions": 0, "billon": 0, "billones": 0, "milliard": 0, "milliards": 0, "bilhao": 0, "bilhoes": 0, "lakh": 0, "crore": 0,
}

// multiple takes such a word from the end of a text; ok is false where it leaves
// open what is meant. Remarks in brackets go too.
func multiple(text string) (times float64, rest string, ok bool) {
	if before, inside, cut := brackets(text); cut && !strings.ContainsFunc(inside, isASCIIDigit) && strings.ContainsFunc(before, isASCIIDigit) {
		text = before
	}
	trimmed := strings.TrimRight(text, " .")
	word := strings.TrimLeft(trimmed, "0123456789., -+$€£\u00a0\u202f")
	factor, known := multiples[Fold(word)]
	if !known || word == "" {
		return 1, text, true
	}
	return factor, strings.TrimSuffix(trimmed, word), factor != 0
}

// grouped tells that marks for thousands stand where they belong.
func grouped(whole, thousands string) bool {
	parts := strings.Split(whole, thousands)
	for i, part := range parts {
		if len(part) == 0 || i > 0 && len(part) != 3 || i == 0 && len(parts) > 1 && len(part) > 3 {
			return false
		}
	}
	return true
}

// bareAmount takes away all but digits, marks and sign; false when what is left
// is no number or what was there is more than a unit.
func bareAmount(text string) (string, bool) {
	text = strings.Map(func(r rune) rune {
		switch r {
		case '\'', '’', '\u00a0', '\u202f', '\u2009':
			return ' '
		case '−', '–':
			return '-'
		}
		return r
	}, strings.TrimSpace(text))
	if len(text) > 64 {
		return "", false
	}
	negative := strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")")
	text = strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
	if number, err := strconv.ParseFloat(text, 64); err == nil && strings.ContainsAny(text, "eE") && !strings.ContainsAny(text, "xXpPnN_ ") {
		return strconv.FormatFloat(number, 'f', -1, 64), true
	}
	first := strings.IndexFunc(text, isASCIIDigit)
	if first < 0 {
		return "", false
	}
	last := strings.LastIndexFunc(text, isASCIIDigit)
	before, number, after := text[:first], text[first:last+1], text[last+1:]
	if minus := strings.TrimSpace(before); strings.HasSuffix(minus, "-") || strings.HasPrefix(minus, "-") {
		negative = !negative
		before = strings.Trim(minus, "- ")
	}
	if !isUnit(before) || !isUnit(after) || strings.Trim(number, "0123456789., ") != "" {
		return "", false
	}
	parts := strings.Fields(number)
	for _, part := range parts[1:] {
		if strings.IndexAny(part+".", ".,") != 3 || len(parts[0]) > 3 {
			return "", false
		}
	}
	number = strings.Join(parts, "")
	if negative {
		number = "-" + number
	}
	return number, true
}

func isASCIIDigit(r rune) bool { return r >= '0' && r <= '9' }

// isUnit tells what may stand beside a number: nothing, a currency, a percent
// sign, one word.
func isUnit(text string) bool {
	text = strings.Trim(text, " .,")
	if text == "S/" {
		return true // soles
	}
	if len(strings.Fields(text)) > 1 {
		return false
	}
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Sc, r) && r != '%' {
			return false
		}
	}
	return true
}

// Or lists choices for a message: "yes, no or refused".
func Or(choices []string) string {
	if len(choices) < 2 {
		return strings.Join(choices, "")
	}
	return strings.Join(choices[:len(choices)-1], ", ") + " or " + choices[len(choices)-1]
}
