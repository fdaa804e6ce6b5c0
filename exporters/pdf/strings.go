package pdf

import (
	"fmt"
	"unicode/utf16"
)

// mostUnits bounds a string in a file: PDF/A allows 32,767 bytes.
const mostUnits = 16_000

// pdfString writes text as PDF's own: in brackets when it is plain ASCII, else
// as UTF-16 in hexadecimal figures.
func pdfString(s string) string {
	if printableASCII(s) && len(s) <= mostUnits {
		return string(pdfBytes(s))
	}
	return wideString(s)
}

// wideString writes text as UTF-16 in hexadecimal figures.
func wideString(s string) string {
	units := utf16.Encode([]rune(s))
	if len(units) > mostUnits {
		units = append(units[:mostUnits-1], '…')
	}
	out := make([]byte, 0, 6+4*len(units))
	out = append(out, "<FEFF"...)
	for _, u := range units {
		out = fmt.Appendf(out, "%04X", u)
	}
	return string(append(out, '>'))
}

// pdfBytes writes ASCII in brackets.
func pdfBytes(s string) []byte {
	out := append(make([]byte, 0, len(s)+2), '(')
	for i := range len(s) {
		if s[i] == '(' || s[i] == ')' || s[i] == '\\' {
			out = append(out, '\\')
		}
		out = append(out, s[i])
	}
	return append(out, ')')
}
