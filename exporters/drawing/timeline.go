package drawing

import (
	"time"

	"github.com/namati/lex/internal/document"
)

// timeline places each bar between its days, under an axis of months or years.
// Bars without days have a label only.
func (b *board) timeline(c document.Chart) {
	rows := b.labels(c.Bars, 0.34)
	first, last, ok := span(c.Bars)
	if !ok {
		for _, lines := range rows.lines {
			b.row(lines, barRow)
		}
		return
	}
	first, last, ticks := scaleOf(first, last, b.words.Months)
	room := max(b.Width-rows.left-2, 10)
	at := func(t time.Time) float64 {
		return rows.left + room*float64(t.Unix()-first.Unix())/float64(last.Unix()-first.Unix())
	}
	b.Height += leading + 2
	top := b.Height
	edge := -1.0
	for _, tick := range ticks {
		x := at(tick.day)
		b.add(Line{x, top, x, top, 0.4, Rule})
		width := b.measure(tick.label, smallSize, false)
		// The name of a tick stands right of it, and only where it has room.
		if x < edge || x+2+width > b.Width {
			continue
		}
		b.text(x+2, top-leading/2-1, tick.label, smallSize, Start, Quiet)
		edge = x + width + 8
	}
	for i, bar := range c.Bars {
		y := b.row(rows.lines[i], barRow)
		start, end, ok := days(bar)
		if !ok {
			continue
		}
		x1, x2 := at(start), at(end.AddDate(0, 0, 1))
		if x2-x1 < 5 {
			// What is short is seen as a diamond on its middle.
			x := (x1 + x2) / 2
			b.add(Shape{Rings: [][]Point{{{x, y - 5.5}, {x + 5.5, y}, {x, y + 5.5}, {x - 5.5, y}}}, Fill: Series1})
			x1, x2 = x-5.5, x+5.5
		} else {
			b.add(Rect{x1, y - barThick/2, x2 - x1, barThick, Series1})
		}
		words := bar.Value.Text
		if words == "" {
			words = dayWords(bar)
		}
		width := b.measure(words, smallSize, false)
		switch {
		case x2+4+width <= b.Width:
			b.blank(x2+3, y, width+2)
			b.text(x2+4, y, words, smallSize, Start, Quiet)
		case x1-4-width >= rows.left:
			b.blank(x1-5-width, y, width+2)
			b.text(x1-4, y, words, smallSize, End, Quiet)
		case width+6 <= x2-x1:
			b.text((x1+x2)/2, y, words, smallSize, Middle, OnFill)
		}
	}
	// The lines of the ticks lie under the bars, over the whole height.
	for i, item := range b.Items {
		if line, ok := item.(Line); ok {
			line.Y2 = b.Height
			b.Items[i] = line
		}
	}
}

// blank keeps the lines of the ticks out of words.
func (b *board) blank(x, y, width float64) {
	b.add(Rect{x, y - smallSize*0.6, width, smallSize * 1.2, Paper})
}

// dayWords are the days of a bar as everybody reads them.
func dayWords(bar document.Bar) string {
	if bar.End == "" || bar.End == bar.Start {
		return bar.Start
	}
	return bar.Start + " – " + bar.End
}

// days reads the first and the last day of a bar.
func days(bar document.Bar) (start, end time.Time, ok bool) {
	start, err := time.Parse(time.DateOnly, bar.Start)
	if err != nil {
		return start, end, false
	}
	if end, err = time.Parse(time.DateOnly, bar.End); err != nil || end.Before(start) {
		end = start
	}
	return start, end, true
}

func span(bars []document.Bar) (first, last time.Time, ok bool) {
	for _, bar := range bars {
		start, end, fine := days(bar)
		if !fine {
			continue
		}
		if !ok || start.Before(first) {
			first = start
		}
		if !ok || end.After(last) {
			last = end
		}
		ok = true
	}
	return first, last, ok
}
