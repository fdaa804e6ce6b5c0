package drawing

import "github.com/namati/lex/internal/document"

// segmentGap parts the segments of a bar.
const segmentGap = 0.8

// stacked draws bars of parts, a legend above them, and the sum at the end of
// each. Parts whose value is not shown leave the rest of the sum without colour.
func (b *board) stacked(c document.Chart) {
	var entries []entry
	for i, name := range c.Series {
		entries = append(entries, entry{fill: Series(i), name: name})
	}
	b.legend(entries)
	b.Height += belowSpace
	top := b.Height
	rows := b.labels(c.Bars, 0.34)
	most, values := 0.0, 0.0
	for _, bar := range c.Bars {
		most = max(most, bar.Length())
		values = max(values, b.measure(bar.Value.Text, textSize, false))
	}
	room := max(b.Width-rows.left-values-gutter, 10)
	for i, bar := range c.Bars {
		const thick = barThick + 3
		y := b.row(rows.lines[i], barRow+3)
		x := rows.left
		for s, part := range bar.Parts {
			length := scaled(part, most, room)
			if length == 0 {
				continue
			}
			b.add(Rect{x, y - thick/2, max(length-segmentGap, shortest/2), thick, Series(s)})
			if b.measure(part.Text, smallSize, false)+4 <= length {
				b.text(x+(length-segmentGap)/2, y, part.Text, smallSize, Middle, OnFill)
			}
			x += length
		}
		if bar.Value.HasNumber() && most > 0 {
			if end := rows.left + room*min(bar.Value.Number/most, 1); end > x+segmentGap {
				b.add(Rect{x, y - thick/2, end - x, thick, Track})
				x = end
			}
		}
		b.text(x+5, y, bar.Value.Text, textSize, Start, valueColor(bar.Value))
	}
	b.axis(rows.left, top)
}
