package drawing

import (
	"strings"

	"github.com/namati/lex/internal/document"
)

// gutter is the space between a label and its bar.
const gutter = 7.0

// rows lays out the labels of a chart in a column on the left.
type rows struct {
	lines [][]string
	// left is where bars begin.
	left float64
}

// labels breaks the labels of all bars to a share of the width.
func (b *board) labels(bars []document.Bar, share float64) rows {
	var r rows
	for _, bar := range bars {
		lines := b.wrap(bar.Label, b.Width*share, textSize)
		for _, line := range lines {
			r.left = max(r.left, b.measure(line, textSize, false))
		}
		r.lines = append(r.lines, lines)
	}
	r.left += gutter
	return r
}

// row draws the label of a row of at least that height and returns the height of
// its middle. The board grows by the row.
func (b *board) row(lines []string, least float64) (middle float64) {
	height := max(least, float64(len(lines))*leading+3.5)
	middle = b.Height + height/2
	y := middle - float64(len(lines)-1)*leading/2
	for _, line := range lines {
		b.text(0, y, line, textSize, Start, Ink)
		y += leading
	}
	b.Height += height
	b.cut()
	return middle
}

// wrap breaks text into lines of at most so many points; a word that no line
// holds is cut.
func (b *board) wrap(text string, width, size float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if b.measure(joined, size, false) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; b.measure(line, size, false) > width; {
			n := b.fitting(line, width, size)
			if n == len(line) {
				break
			}
			lines, line = append(lines, line[:n]), line[n:]
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// fitting is the length in bytes of what fits into a width, at least one letter.
func (b *board) fitting(s string, width, size float64) int {
	used := 0.0
	for i, r := range s {
		used += b.measure(string(r), size, false)
		if used > width && i > 0 {
			return i
		}
	}
	return len(s)
}
