package disk

import "strings"

// AppendCellXML escapes text for XML and, what XML does not know, for
// workbooks: _x0041_ is their way to write A, so a text that holds such a thing
// has its first line escaped (ECMA-376 part 1, 22.4.2.4).
func AppendCellXML(out []byte, s string) []byte {
	s = CellText(s)
	start := 0
	for i := 0; i < len(s); i++ {
		escape := ""
		switch s[i] {
		case '&':
			escape = "&amp;"
		case '<':
			escape = "&lt;"
		case '>':
			escape = "&gt;"
		case '_':
			if looksEscaped(s[i:]) {
				escape = "_x005F_"
			}
		}
		if escape != "" {
			out = append(append(out, s[start:i]...), escape...)
			start = i + 1
		}
	}
	return append(out, s[start:]...)
}

// looksEscaped reports whether s begins with _xHHHH_.
func looksEscaped(s string) bool {
	if len(s) < 7 || s[1] != 'x' && s[1] != 'X' || s[6] != '_' {
		return false
	}
	return strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}
