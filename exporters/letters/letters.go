package letters

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// ascii are the widths of the characters from space to tilde in thousandths of
// the font size.
var ascii = [95]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// Em returns the width of a character in relation to the font size; beyond
// ASCII it is an estimate by the letter underneath.
func Em(r rune) float64 {
	if r >= ' ' && r <= '~' {
		return float64(ascii[r-' ']) / 1000
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 && d[0] >= ' ' && d[0] <= '~' {
		return float64(ascii[d[0]-' ']) / 1000
	}
	switch k := width.LookupRune(r).Kind(); {
	case k == width.EastAsianWide || k == width.EastAsianFullwidth:
		return 1
	case r == '\u00a0' || r == '\u202f':
		return 0.278
	case r == '—' || r == '…':
		return 1
	case unicode.IsUpper(r):
		return 0.72
	}
	return 0.57
}

// Points returns the width in points of a line of text set in a font of that
// size.
func Points(s string, size float64) float64 {
	em := 0.0
	for _, r := range s {
		em += Em(r)
	}
	return em * size
}
