package html

import (
	"github.com/namati/lex/exporters/drawing"
	"github.com/namati/lex/internal/document"
)

// Widths of drawings in points; the page shows them about half larger. Screens
// of telephones get a drawing of their own, so that its words stay readable.
const (
	wideDrawing   = 470.0
	narrowDrawing = 250.0
)

// chart writes a drawing with its title, its words for those who cannot see it,
// and its values as a table, unless a table of the document holds them.
func (p *page) chart(c document.Chart) {
	id := p.id("chart")
	p.put(`<figure class="chart">`+"\n<figcaption>", text(c.Title))
	if c.Axis != "" {
		p.put(` <span class="axis">`, text(c.Axis), "</span>")
	}
	p.put("</figcaption>\n")
	if len(c.Bars) > 0 {
		class := "wide"
		if c.Kind == document.Map {
			class = "wide map"
		}
		p.svg(c, wideDrawing, class, id)
		p.svg(c, narrowDrawing, "narrow", id+"-narrow")
	}
	switch {
	case len(c.Bars) == 0:
		if c.Alt != "" {
			p.put("<p>", text(c.Alt), "</p>\n")
		}
	case c.Table != "" && c.Kind != document.Map && p.tables[c.Table] > 0:
		p.put(`<p class="source"><a href="#`, p.tableID(c.Table), `">`, text(p.d.Words.Figures), "</a></p>\n")
	default:
		p.put("<details")
		if c.Kind == document.Map {
			// What is small on a map is read in its table only.
			p.put(" open")
		}
		p.put("><summary>", text(p.d.Words.Figures), "</summary>\n")
		values := c.Values(p.d.Words)
		values.Title = ""
		p.table(values)
		p.put("</details>\n")
	}
	p.put("</figure>\n")
}

func (p *page) svg(c document.Chart, width float64, class, id string) {
	d := drawing.Of(c, p.d.Words, width, drawing.Arial)
	title := c.Title
	if title == "" {
		title = p.d.Words.Chart
	}
	p.put(`<svg class="`, class, `" role="img" aria-labelledby="`, id, `-t`)
	if c.Alt != "" {
		p.put(" ", id, "-d")
	}
	p.put(`" viewBox="0 0 `, drawing.Number(d.Width), " ", drawing.Number(d.Height), `"><title id="`, id, `-t">`, attribute(title), "</title>")
	if c.Alt != "" {
		p.put(`<desc id="`, id, `-d">`, attribute(c.Alt), "</desc>")
	}
	p.put(d.Markup(func(role drawing.Role, stroke bool) string {
		if stroke {
			return `stroke="var(--` + role.String() + `)"`
		}
		return `fill="var(--` + role.String() + `)"`
	}), "</svg>\n")
}
