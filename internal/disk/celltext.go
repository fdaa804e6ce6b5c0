package disk

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// LongestCell is the most text that a workbook's cell holds, in UTF-16 units.
const LongestCell = 32767

// CellText returns text as it may stand in a cell of a workbook or in a text
// file: line ends become \n, and what XML or a terminal cannot bear (control
// characters but tab and line feed, broken UTF-8, noncharacters) becomes the
// replacement character U+FFFD, so that it shows. Nothing is cut, and nothing
// is done about leading = + - @: such text must be written as text, which is
// the writer's business.
func CellText(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\r':
			if i+1 >= len(s) || s[i+1] != '\n' {
				b.WriteByte('\n')
			}
		case fit(r) && (r != utf8.RuneError || size > 1):
			b.WriteRune(r)
		default:
			b.WriteRune(utf8.RuneError)
		}
		i += size
	}
	return b.String()
}

// clean is the fast way for what nearly all text is.
func clean(s string) bool {
	for _, r := range s {
		if !fit(r) {
			return false
		}
	}
	return utf8.ValidString(s)
}

func fit(r rune) bool {
	if r == '\n' || r == '\t' {
		return true
	}
	return !unicode.IsControl(r) && r&0xFFFE != 0xFFFE && (r < 0xFDD0 || r > 0xFDEF)
}

// CellLength returns the length of text as workbooks count it, in UTF-16 units.
func CellLength(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
