package importers

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// xlsxUnescape resolves the escapes _xHHHH_ by which workbooks write characters
// that XML cannot hold, in place. Two halves of a character beyond U+FFFF are
// joined; half a character stays as it is written.
func xlsxUnescape(text []byte) []byte {
	at := bytes.Index(text, []byte("_x"))
	if at < 0 {
		return text
	}
	out := text[:at]
	for rest := text[at:]; len(rest) > 0; {
		r, ok := xlsxEscape(rest)
		switch {
		case !ok:
			out = append(out, rest[0])
			rest = rest[1:]
		case utf16.IsSurrogate(r):
			low, _ := xlsxEscape(rest[7:])
			if whole := utf16.DecodeRune(r, low); whole != utf8.RuneError {
				out = utf8.AppendRune(out, whole)
				rest = rest[14:]
				continue
			}
			out = append(out, rest[:7]...)
			rest = rest[7:]
		default:
			out = utf8.AppendRune(out, r)
			rest = rest[7:]
		}
	}
	return out
}

// xlsxEscape reads the escape at the start of b, if there is one.
func xlsxEscape(b []byte) (rune, bool) {
	if len(b) < 7 || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c >= 'a' && c <= 'f':
			r = r<<4 | rune(c-'a'+10)
		case c >= 'A' && c <= 'F':
			r = r<<4 | rune(c-'A'+10)
		default:
			return 0, false
		}
	}
	return r, true
}
