package docx

import (
	"math"
	"strconv"

	"github.com/namati/lex/exporters/drawing"
	"github.com/namati/lex/internal/document"
)

// drawn writes a chart as a group of shapes, which Word and LibreOffice show
// sharp at any size and whose texts remain text. Its parts are those of package
// drawing, so that the picture is that of every other format.
func (c *composer) drawn(ch document.Chart, at place) {
	d := drawing.Of(ch, c.d.Words, float64(at.width)/twip, c.measure)
	tall := float64(c.page.tall())/twip - 60
	for from := 0.0; from < d.Height; {
		to := d.Height
		if to-from > tall {
			for _, b := range d.Breaks {
				if b > from && (b-from <= tall || to == d.Height) {
					to = b
				}
			}
		}
		c.group(d.Part(from, to), ch.Alt, at)
		from = to
	}
}

// measure tells the width of text in the font of the document.
func (c *composer) measure(text string, size float64, bold bool) float64 {
	return drawing.Arial(text, size, bold)
}

// group writes a drawing.
func (c *composer) group(d drawing.Drawing, alt string, at place) {
	m := c.body.markup
	p := at.set("Figure")
	p.keepNext = c.tied
	p.start(m)
	c.inline(d.Width, d.Height, c.d.Words.Chart, alt, groupSpace, func(string) {
		m.start("wpg:wgp")
		m.leaf("wpg:cNvGrpSpPr")
		m.start("wpg:grpSpPr")
		m.start("a:xfrm")
		frame(m, 0, 0, d.Width, d.Height)
		m.leaf("a:chOff", "x", "0", "y", "0")
		m.leaf("a:chExt", "cx", emu(d.Width), "cy", emu(d.Height))
		m.end(2)
		for _, item := range d.Items {
			c.item(item)
		}
		m.end(1)
	})
	m.end(1)
}

func (c *composer) item(item drawing.Item) {
	m := c.body.markup
	switch it := item.(type) {
	case drawing.Rect:
		c.shape(it.X, it.Y, it.Width, it.Height, "rect", nil, func() { filled(m, ink(it.Fill)) }, 0, drawing.Paper)
	case drawing.Line:
		if it.X1 == it.X2 || it.Y1 == it.Y2 {
			// LibreOffice turns a whole group on its side whose first shapes are
			// lines without a width.
			c.shape(min(it.X1, it.X2)-across(it, it.X1 == it.X2), min(it.Y1, it.Y2)-across(it, it.Y1 == it.Y2),
				max(math.Abs(it.X2-it.X1), it.Thick), max(math.Abs(it.Y2-it.Y1), it.Thick), "rect", nil, func() { filled(m, ink(it.Color)) }, 0, drawing.Paper)
			return
		}
		x, y := min(it.X1, it.X2), min(it.Y1, it.Y2)
		flip := (it.X2-it.X1)*(it.Y2-it.Y1) < 0
		kind := "line"
		if flip {
			kind = "lineInv"
		}
		c.shape(x, y, math.Abs(it.X2-it.X1), math.Abs(it.Y2-it.Y1), kind, nil, func() { m.leaf("a:noFill") }, it.Thick, it.Color)
	case drawing.Dot:
		c.shape(it.X-it.Radius, it.Y-it.Radius, 2*it.Radius, 2*it.Radius, "ellipse", nil, func() { filled(m, ink(it.Fill)) }, 0.6, drawing.Paper)
	case drawing.Shape:
		x0, y0, x1, y1 := bounds(it.Rings)
		if x1 > x0 && y1 > y0 {
			c.shape(x0, y0, x1-x0, y1-y0, "", it.Rings, func() { filled(m, ink(it.Fill)) }, it.Edge, drawing.Paper)
		}
	case drawing.Text:
		c.label(it)
	}
}

// across is half the thickness of a line in the direction that it has no length
// in.
func across(l drawing.Line, flat bool) float64 {
	if flat {
		return l.Thick / 2
	}
	return 0
}

// shape writes one shape: a known one, or one with rings of its own.
func (c *composer) shape(x, y, width, height float64, kind string, rings [][]drawing.Point, fill func(), edge float64, color drawing.Role) {
	m := c.body.markup
	c.shapeStart(false)
	m.start("wps:spPr")
	m.start("a:xfrm")
	frame(m, x, y, width, height)
	m.end(1)
	if kind != "" {
		m.start("a:prstGeom", "prst", kind)
		m.leaf("a:avLst")
		m.end(1)
	} else {
		outline(m, rings, x, y, width, height)
	}
	fill()
	if edge > 0 {
		m.start("a:ln", "w", emu(edge))
		filled(m, ink(color))
	} else {
		m.start("a:ln")
		m.leaf("a:noFill")
	}
	m.end(2)
	m.leaf("wps:bodyPr")
	m.end(1)
}

// shapeStart opens a shape with a number of its own; the caller ends it.
func (c *composer) shapeStart(text bool) {
	m := c.body.markup
	c.drawings++
	n := strconv.Itoa(c.drawings)
	m.start("wps:wsp")
	m.leaf("wps:cNvPr", "id", n, "name", c.d.Words.Chart+" "+n)
	if text {
		m.leaf("wps:cNvSpPr", "txBox", "1")
	} else {
		m.leaf("wps:cNvSpPr")
	}
}

// label writes a line of text in a box of its own, wide enough for the fonts of
// other machines.
func (c *composer) label(t drawing.Text) {
	m := c.body.markup
	width := c.measure(t.Text, t.Size, t.Bold)*1.12 + 4
	x, align := t.X, "left"
	switch t.Anchor {
	case drawing.Middle:
		x, align = t.X-width/2, "center"
	case drawing.End:
		x, align = t.X-width, "right"
	}
	height := t.Size * 1.35
	c.shapeStart(true)
	m.start("wps:spPr")
	m.start("a:xfrm")
	// The baseline of a line with no space above lies 0.905 of its size down.
	frame(m, x, t.Y-0.93*t.Size, width, height)
	m.end(1)
	m.start("a:prstGeom", "prst", "rect")
	m.leaf("a:avLst")
	m.end(1)
	m.leaf("a:noFill")
	m.start("a:ln")
	m.leaf("a:noFill")
	m.end(2)
	m.start("wps:txbx")
	m.start("w:txbxContent")
	paragraph{spacing: &spacing{0, 0, 240}, align: align}.start(m)
	words(m, t.Text, look{bold: t.Bold, color: ink(t.Color), size: max(2, int(math.Round(t.Size*2)))})
	m.end(3)
	m.start("wps:bodyPr", "wrap", "none", "lIns", "0", "tIns", "0", "rIns", "0", "bIns", "0", "anchor", "t")
	m.leaf("a:noAutofit")
	m.end(2)
}

// outline writes a geometry in hundredths of a point.
func outline(m *markup, rings [][]drawing.Point, x, y, width, height float64) {
	at := func(v float64) string { return strconv.Itoa(int(math.Round(v * 100))) }
	m.start("a:custGeom")
	for _, name := range []string{"a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"} {
		m.leaf(name)
	}
	m.leaf("a:rect", "l", "0", "t", "0", "r", "r", "b", "b")
	m.start("a:pathLst")
	m.start("a:path", "w", at(width), "h", at(height))
	for _, ring := range rings {
		for i, p := range ring {
			name := "a:lnTo"
			if i == 0 {
				name = "a:moveTo"
			}
			m.start(name)
			m.leaf("a:pt", "x", at(p.X-x), "y", at(p.Y-y))
			m.end(1)
		}
		m.leaf("a:close")
	}
	m.end(3)
}

func frame(m *markup, x, y, width, height float64) {
	m.leaf("a:off", "x", emu(x), "y", emu(y))
	m.leaf("a:ext", "cx", emu(width), "cy", emu(height))
}

func bounds(rings [][]drawing.Point) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, ring := range rings {
		for _, p := range ring {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	return x0, y0, x1, y1
}
