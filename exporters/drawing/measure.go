package drawing

import "github.com/namati/lex/exporters/letters"

// Arial is a Measure for formats that leave the font to the reader's machine.
func Arial(text string, size float64, bold bool) float64 {
	width := letters.Points(text, size)
	if bold {
		width *= 1.08
	}
	return width
}
