package drawing

import "github.com/namati/lex/internal/document"

// The measures of bars.
const (
	barThick = 10.0
	barRow   = 17.0
	// shortest is what a bar for anything but nothing measures at least.
	shortest = 0.6
)

// bars draws a label, a bar and its value on every row.
func (b *board) bars(c document.Chart) {
	rows := b.labels(c.Bars, 0.34)
	most, values := 0.0, 0.0
	for _, bar := range c.Bars {
		if bar.Value.HasNumber() {
			most = max(most, bar.Value.Number)
		}
		values = max(values, b.measure(bar.Value.Text, textSize, false))
	}
	room := max(b.Width-rows.left-values-gutter, 10)
	for i, bar := range c.Bars {
		y := b.row(rows.lines[i], barRow)
		length := scaled(bar.Value, most, room)
		if length > 0 {
			b.add(Rect{rows.left, y - barThick/2, length, barThick, Series1})
		}
		b.text(rows.left+length+5, y, bar.Value.Text, textSize, Start, valueColor(bar.Value))
	}
	b.axis(rows.left, 0)
}

// axis draws the line on which bars stand, from a height down to the bottom.
func (b *board) axis(x, from float64) {
	b.add(Line{x - 0.3, from, x - 0.3, b.Height, 0.6, Rule})
}

// scaled is the length of a bar: 0 for nothing and for what is not known.
func scaled(c document.Cell, most, room float64) float64 {
	if !c.HasNumber() || c.Number <= 0 || most <= 0 {
		return 0
	}
	return max(room*min(c.Number/most, 1), shortest)
}

// valueColor is that of a value in words: what is not known stands back.
func valueColor(c document.Cell) Role {
	if c.Kind == document.Unknown || c.Kind == document.Suppressed {
		return Quiet
	}
	return Ink
}
