package pdf

import (
	"github.com/namati/lex/internal/document"
)

// chart sets a bar chart: a label, a bar and its value on every row. A chart
// stays together unless it would take most of a page.
func (c *composer) chart(ch document.Chart, at place) {
	const (
		thick  = 10.0
		air    = 3.5
		beside = 7.0
	)
	if len(ch.Bars) == 0 {
		return
	}
	c.markAlone(at)
	c.gap(blockGap)
	c.chartTop(ch, at)
	var labels [][]line
	widest, values, top, total := 0.0, 0.0, 0.0, 0.0
	for _, b := range ch.Bars {
		lines := breakLines(c.metrics, []span{{c.text(b.Label), tableText.style}}, at.width*0.34)
		for _, l := range lines {
			widest = max(widest, l.width)
		}
		labels = append(labels, lines)
		values = max(values, c.metrics.measureAny(c.cleaner.peek(b.Value.Text), tableText.style))
		top = max(top, b.Value.Number)
		total += max(thick+2*air, float64(len(lines))*tableText.leading+air)
	}
	left := widest + beside
	room := at.width - left - values - beside
	for i, b := range ch.Bars {
		text := max(1, float64(len(labels[i]))) * tableText.leading
		out := box{height: max(thick+2*air, text+air)}
		y := (out.height - text) / 2
		for _, l := range labels[i] {
			out = out.with(l, at.x, y+tableText.baseline())
			y += tableText.leading
		}
		length := 0.0
		if top > 0 && b.Value.Number > 0 && known(b.Value) {
			length = max(room*b.Value.Number/top, 0.6)
			out.rules = append(out.rules, bar{at.x + left, (out.height - thick) / 2, length, thick, bars})
		}
		out.rules = append(out.rules, bar{at.x + left - 0.6, 0, 0.6, out.height, rule})
		value := c.cell(b.Value, tableText.style, at.width)
		y = (out.height-tableText.leading)/2 + tableText.baseline()
		for _, l := range value[:min(1, len(value))] {
			out = out.with(l, at.x+left+length+5, y)
		}
		last := len(ch.Bars) - 1
		out.keep = i < last && (total < bodyHeight*0.6 || i == 0 || i == last-1)
		if out.height > bodyHeight {
			c.emitTall(out, tableText, at)
			continue
		}
		c.emit(out, at)
	}
	c.gap(blockGap + 2)
}

// chartTop sets the title and what the bars count.
func (c *composer) chartTop(ch document.Chart, at place) {
	if title := oneLine(c.text(ch.Title)); title != "" {
		c.lines(gathered{spans: []span{{title, labelText.style}}}, at, labelText, nil)
		c.bind()
	}
	if axis := oneLine(c.text(ch.Axis)); axis != "" {
		c.lines(gathered{spans: []span{{axis, smallText.style}}}, at, smallText, nil)
		c.bind()
	}
	c.gap(5)
}

// known reports whether a cell holds a number that may be drawn.
func known(cell document.Cell) bool {
	return cell.Kind == document.Count || cell.Kind == document.Share || cell.Kind == document.Money
}
