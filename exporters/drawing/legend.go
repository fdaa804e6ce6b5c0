package drawing

// entry is one colour of a legend and what it stands for; bare ones are words
// without a colour.
type entry struct {
	fill Role
	name string
	bare bool
}

// The measures of a legend.
const (
	swatch     = 9.0
	legendRow  = 15.0
	legendGap  = 14.0
	swatchGap  = 4.0
	belowSpace = 6.0
)

// legend draws the entries in one row or more.
func (b *board) legend(entries []entry) {
	x := 0.0
	for _, e := range entries {
		indent := swatch + swatchGap
		if e.bare {
			indent = 0
		}
		lines := b.wrap(e.name, b.Width-indent, smallSize)
		width := indent + b.measure(lines[0], smallSize, false)
		if x > 0 && (x+width > b.Width || len(lines) > 1) {
			x = 0
			b.Height += legendRow
		}
		y := b.Height + legendRow/2
		if !e.bare {
			b.add(Rect{x, y - swatch/2, swatch, swatch, e.fill})
		}
		for i, line := range lines {
			if i > 0 {
				b.Height += smallSize * 1.3
			}
			b.text(x+indent, b.Height+legendRow/2, line, smallSize, Start, Ink)
		}
		x += width + legendGap
	}
	b.Height += legendRow
}
