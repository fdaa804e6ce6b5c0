package exporters

import (
	"math"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// Sizes on a sheet, in points. A column as wide as one digit of the default
// font is 7 pixels wide, with 5 more for its edges (ECMA-376 part 1, 18.3.1.13).
const (
	pointsPerPixel = 0.75
	digitPixels    = 7.0
	edgePixels     = 5.0
	// lineHeight is that of a line in relation to the size of its font.
	lineHeight = 1.26
	// tallestRow is the most that a row may measure.
	tallestRow = 409.0
	// indentWidth is that of one step of indentation.
	indentWidth = 6.75
)

// letterWidths are the widths of the characters from space to tilde in
// thousandths of the font size, as in Arial and the fonts made to its measure.
var letterWidths = [95]uint16{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}

// runeEm returns the width of a character in relation to the font size; beyond
// ASCII it is an estimate by the letter underneath.
func runeEm(r rune) float64 {
	if r >= ' ' && r <= '~' {
		return float64(letterWidths[r-' ']) / 1000
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 && d[0] >= ' ' && d[0] <= '~' {
		return float64(letterWidths[d[0]-' ']) / 1000
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

// textPoints returns the width of a line of text in points.
func textPoints(s string, size float64) float64 {
	em := 0.0
	for _, r := range s {
		em += runeEm(r)
	}
	return em * size
}

// columnPoints turns the width of a column into points; pointsColumn returns
// the width for a text of so many points and one step of indentation.
func columnPoints(columns float64) float64 {
	return (columns*digitPixels + edgePixels) * pointsPerPixel
}

func pointsColumn(points float64) float64 {
	return math.Ceil(((points+indentWidth)/pointsPerPixel+edgePixels)/digitPixels*4) / 4
}

// lineStarts lays text out in lines of at most so many points, as a
// spreadsheet program does, and returns where each line begins.
func lineStarts(s string, points, size float64) []int {
	// Programs differ by a few hundredths; better a line too many.
	room := points/size*0.975 - 0.3
	starts := []int{0}
	used, word, wordStart := 0.0, 0.0, 0
	for i, r := range s {
		switch r {
		case '\n':
			starts = append(starts, i+1)
			used, word, wordStart = 0, 0, i+1
			continue
		case ' ', '\t':
			used += word + runeEm(' ')
			word, wordStart = 0, i+1
			continue
		}
		em := runeEm(r)
		switch {
		case used+word+em <= room:
		case used > 0:
			// The word goes to the next line.
			starts = append(starts, wordStart)
			used = 0
			if word+em > room {
				starts, word, wordStart = append(starts, i), 0, i
			}
		case word > 0:
			// A word that no line holds is broken.
			starts, word, wordStart = append(starts, i), 0, i
		}
		word += em
	}
	return starts
}

// rowHeight returns the height of a row with so many lines.
func rowHeight(lines int, size, padding float64) float64 {
	return math.Min(tallestRow, math.Ceil(float64(lines)*size*lineHeight*4)/4+padding)
}
