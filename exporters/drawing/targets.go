package drawing

import "github.com/namati/lex/internal/document"

// furthest is how far beyond its target a bar is drawn; what goes beyond that
// ends in an arrow.
const furthest = 1.5

// targets draws what was reached against what was to be reached. Every row has
// its own scale, so that a target of 3 and one of 3000 stand at the same place:
// the bars show how much of the way was gone.
func (b *board) targets(c document.Chart) {
	rows := b.labels(c.Bars, 0.38)
	actual, target := b.measure(b.words.Actual, smallSize, true), b.measure(b.words.Target, smallSize, true)
	most, any := 1.0, false
	for _, bar := range c.Bars {
		actual = max(actual, b.measure(bar.Value.Text, textSize, false))
		target = max(target, b.measure(bar.Target.Text, textSize, false))
		if r, ok := ratio(bar); ok {
			most, any = max(most, min(r, furthest)), true
		}
	}
	const between = 12.0
	actualEnd, targetEnd := b.Width-target-between, b.Width
	room := max(actualEnd-actual-between-rows.left, 10)
	scale := room / most
	head := b.Height + leading/2
	b.bold(actualEnd, head, b.words.Actual)
	b.bold(targetEnd, head, b.words.Target)
	b.Height += leading + 3
	top := b.Height
	for i, bar := range c.Bars {
		y := b.row(rows.lines[i], barRow)
		b.text(actualEnd, y, bar.Value.Text, textSize, End, valueColor(bar.Value))
		b.text(targetEnd, y, bar.Target.Text, textSize, End, valueColor(bar.Target))
		r, ok := ratio(bar)
		if !ok {
			continue
		}
		b.add(Rect{rows.left, y - barThick/2, scale, barThick, Track})
		if r > 0 {
			b.add(Rect{rows.left, y - barThick/2 + 1.5, max(scale*min(r, furthest), shortest), barThick - 3, Series1})
		}
		if r > furthest {
			tip := rows.left + scale*furthest
			b.add(Shape{Rings: [][]Point{{{tip, y - barThick/2}, {tip + 5, y}, {tip, y + barThick/2}}}, Fill: Series1})
		}
		b.add(Line{rows.left + scale, y - barThick/2 - 2, rows.left + scale, y + barThick/2 + 2, 2, Target})
	}
	if any {
		b.axis(rows.left, top)
	}
}

// bold adds a small head that ends at x.
func (b *board) bold(x, y float64, s string) {
	if s != "" {
		b.add(Text{X: x, Y: y + rise*smallSize, Text: s, Size: smallSize, Bold: true, Anchor: End, Color: Quiet})
	}
}

// ratio is how much of its target a bar has reached, and false where that
// cannot be said.
func ratio(bar document.Bar) (float64, bool) {
	if !bar.Value.HasNumber() || !bar.Target.HasNumber() || bar.Target.Number <= 0 {
		return 0, false
	}
	return max(bar.Value.Number/bar.Target.Number, 0), true
}
