package drawing

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// Markup is the drawing as the inside of an SVG element whose viewBox is "0 0
// Width Height". paint gives the attributes for a role, such as
// `fill="#1f242b"` or `class="ink"`; lines and edges ask for the stroke.
func (d Drawing) Markup(paint func(role Role, stroke bool) string) string {
	var b strings.Builder
	n := func(name string, v float64) {
		b.WriteString(" " + name + `="` + Number(v) + `"`)
	}
	for _, item := range d.Items {
		switch it := item.(type) {
		case Rect:
			b.WriteString("<rect")
			n("x", it.X)
			n("y", it.Y)
			n("width", it.Width)
			n("height", it.Height)
			b.WriteString(" " + paint(it.Fill, false) + "/>")
		case Line:
			b.WriteString("<line")
			n("x1", it.X1)
			n("y1", it.Y1)
			n("x2", it.X2)
			n("y2", it.Y2)
			n("stroke-width", it.Thick)
			b.WriteString(" " + paint(it.Color, true) + "/>")
		case Shape:
			b.WriteString(`<path d="` + path(it.Rings) + `" fill-rule="evenodd"`)
			if it.Edge > 0 {
				n("stroke-width", it.Edge)
				b.WriteString(` stroke-linejoin="round" ` + paint(Paper, true))
			}
			b.WriteString(" " + paint(it.Fill, false) + "/>")
		case Dot:
			b.WriteString("<circle")
			n("cx", it.X)
			n("cy", it.Y)
			n("r", it.Radius)
			n("stroke-width", 0.6)
			b.WriteString(" " + paint(Paper, true) + " " + paint(it.Fill, false) + "/>")
		case Text:
			b.WriteString("<text")
			n("x", it.X)
			n("y", it.Y)
			n("font-size", it.Size)
			if it.Bold {
				b.WriteString(` font-weight="bold"`)
			}
			switch it.Anchor {
			case Middle:
				b.WriteString(` text-anchor="middle"`)
			case End:
				b.WriteString(` text-anchor="end"`)
			}
			b.WriteString(" " + paint(it.Color, false) + ">" + escaped(it.Text) + "</text>")
		}
	}
	return b.String()
}

func path(rings [][]Point) string {
	var b strings.Builder
	for _, ring := range rings {
		for i, p := range ring {
			if i == 0 {
				b.WriteByte('M')
			} else {
				b.WriteByte('L')
			}
			b.WriteString(Number(p.X) + " " + Number(p.Y))
		}
		b.WriteByte('Z')
	}
	return b.String()
}

// Number writes a length in the fewest digits, hundredths at most.
func Number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "" || s == "-0" || s == "-" {
		return "0"
	}
	return s
}

// escaped makes text safe inside of markup; what XML cannot bear becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
