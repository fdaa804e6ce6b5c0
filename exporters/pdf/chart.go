package pdf

import (
	"slices"
	"strings"

	"github.com/namati/lex/exporters/drawing"
	"github.com/namati/lex/internal/document"
)

// placedDrawing is a drawing, or a part of one, with its left edge and its
// scale. node is the figure that it is of.
type placedDrawing struct {
	drawing.Drawing
	x, scale float64
	node     node
}

// mapShare is how much of a page a map may take.
const mapShare = 0.42

// chart sets a chart: title, what is counted, and the drawing, which stays
// together unless it would take most of a page.
func (c *composer) chart(ch document.Chart, at place) {
	// A map is as high as its countries are: a tall one is set narrower, so that
	// text finds room beside it on the page.
	drawn := drawing.Of(c.cleaned(ch), c.words, at.width/c.sheet.k, c.drawnWidth)
	if most := c.sheet.room() * mapShare / c.sheet.k; ch.Kind == document.Map && drawn.Height > most {
		drawn = drawing.Of(c.cleaned(ch), c.words, max(at.width/c.sheet.k*most/drawn.Height, minWidth), c.drawnWidth)
	}
	if len(drawn.Items) == 0 {
		return
	}
	group := c.tree.loose(at.node, roleGroup)
	c.markAlone(at)
	c.gap(blockGap)
	c.chartTop(ch, at, group)
	n := c.figure(group, c.alternative(ch))
	cuts := append(slices.Clone(drawn.Breaks), drawn.Height)
	whole := drawn.Height*c.sheet.k < c.sheet.room()*0.6
	if whole {
		cuts = cuts[len(cuts)-1:]
	}
	from := 0.0
	for i, to := range cuts {
		if to <= from {
			continue
		}
		part := drawn.Part(from, to)
		from = to
		b := box{height: part.Height * c.sheet.k, drawing: &placedDrawing{part, at.x, c.sheet.k, n}}
		b.keep = i == 0 && len(cuts) > 1 || i == len(cuts)-2
		c.emit(b, at)
	}
	c.gap(blockGap + 2)
}

// chartTop sets the title and what the bars count.
func (c *composer) chartTop(ch document.Chart, at place, group node) {
	if title := oneLine(c.text(ch.Title)); title != "" {
		g := gathered{node: c.tree.loose(group, roleCaption), spans: []span{{title, c.sheet.label.style}}}
		c.lines(g, at, c.sheet.label, nil)
		c.bind()
	}
	if axis := oneLine(c.text(ch.Axis)); axis != "" {
		g := gathered{node: c.tree.loose(group, roleParagraph), spans: []span{{axis, c.sheet.small.style}}}
		c.lines(g, at, c.sheet.small, nil)
		c.bind()
	}
	c.gap(5)
}

// cleaned is a chart whose words the fonts can show.
func (c *composer) cleaned(ch document.Chart) document.Chart {
	ch.Bars, ch.Series = slices.Clone(ch.Bars), slices.Clone(ch.Series)
	for i := range ch.Series {
		ch.Series[i] = c.text(ch.Series[i])
	}
	for i := range ch.Bars {
		b := &ch.Bars[i]
		b.Label, b.Value.Text, b.Target.Text = c.text(b.Label), c.text(b.Value.Text), c.text(b.Target.Text)
		b.Parts = slices.Clone(b.Parts)
		for j := range b.Parts {
			b.Parts[j].Text = c.text(b.Parts[j].Text)
		}
	}
	return ch
}

// drawnWidth is the width of a line of text in a drawing.
func (c *composer) drawnWidth(text string, size float64, strong bool) float64 {
	return c.metrics.measureAny(text, drawnStyle(size, strong))
}

func drawnStyle(size float64, strong bool) style {
	return style{face: styled(strong, false), size: size, ink: black, even: true}
}

// alternative is what a chart says to those who cannot see it: its own words,
// and the values where no table of the report holds them.
func (c *composer) alternative(ch document.Chart) string {
	alt := ch.Alt
	if alt == "" {
		alt = strings.TrimSpace(c.words.Chart + " " + ch.Title)
	}
	if ch.Table != "" {
		return alt
	}
	var said []string
	for _, b := range ch.Bars {
		if s := barInWords(b, ch, c.words); s != "" {
			said = append(said, s)
		}
	}
	if len(said) == 0 {
		return alt
	}
	return alt + " " + strings.Join(said, "; ")
}

// barInWords is a bar with its values.
func barInWords(b document.Bar, ch document.Chart, w document.Words) string {
	var values []string
	add := func(name, text string) {
		if text != "" && name != "" {
			text = name + " " + text
		}
		if text != "" {
			values = append(values, text)
		}
	}
	switch ch.Kind {
	case document.Stacked:
		add("", b.Value.Text)
		for i, p := range b.Parts {
			if i < len(ch.Series) {
				add(ch.Series[i], p.Text)
			}
		}
	case document.Targets:
		add(w.Actual, b.Value.Text)
		add(w.Target, b.Target.Text)
	case document.Timeline:
		days := b.Start
		if b.End != b.Start && b.End != "" {
			days += " – " + b.End
		}
		add("", days)
	default:
		add("", b.Value.Text)
	}
	if len(values) == 0 {
		return b.Label
	}
	return b.Label + ": " + strings.Join(values, ", ")
}
