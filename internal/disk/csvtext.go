package disk

import "strings"

// CSVText returns a text for a cell of a CSV file that no spreadsheet program
// takes for a formula: a text that begins with a sign, an at sign or a control
// character gets an apostrophe before it, as OWASP advises. A number keeps its
// sign.
func CSVText(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s)[0]) || isNumber(s) {
		return s
	}
	return "'" + s
}

// isNumber reports whether a text is a plain decimal number.
func isNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	digits := 0
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' && i > 0 && !strings.Contains(s[i+1:], "."):
		default:
			return false
		}
	}
	return digits > 0
}
