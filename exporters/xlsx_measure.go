package exporters

import (
	"math"

	"github.com/namati/lex/exporters/letters"
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
			used += word + letters.Em(' ')
			word, wordStart = 0, i+1
			continue
		}
		em := letters.Em(r)
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
