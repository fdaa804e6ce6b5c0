package pdf

import (
	"math"
	"strconv"

	"github.com/namati/lex/exporters/drawing"
)

// drawing draws the items of a drawing; top is the y of its upper edge.
func (p *pen) drawing(d *placedDrawing, top float64) {
	left := p.sheet.side + d.x
	p.figure(d.node, left, top, d.Width*d.scale, d.Height*d.scale)
	p.mark(d.node)
	x := func(v float64) float64 { return left + v*d.scale }
	y := func(v float64) float64 { return top + v*d.scale }
	for _, item := range d.Items {
		switch it := item.(type) {
		case drawing.Rect:
			p.stream.bar(bar{x(it.X), y(it.Y), it.Width * d.scale, it.Height * d.scale, lightInk(it.Fill)})
		case drawing.Line:
			p.stream.pencil(lightInk(it.Color), it.Thick*d.scale)
			p.stream.path("m", x(it.X1), y(it.Y1))
			p.stream.path("l", x(it.X2), y(it.Y2))
			p.stream.paint("S")
		case drawing.Shape:
			p.stream.fill(lightInk(it.Fill))
			how := "f*"
			if it.Edge > 0 {
				p.stream.pencil(lightInk(drawing.Paper), it.Edge*d.scale)
				how = "B*"
			}
			for _, ring := range it.Rings {
				step := "m"
				for _, at := range ring {
					p.stream.path(step, x(at.X), y(at.Y))
					step = "l"
				}
				p.stream.paint("h")
			}
			p.stream.paint(how)
		case drawing.Dot:
			p.stream.fill(lightInk(it.Fill))
			p.stream.pencil(lightInk(drawing.Paper), 0.6*d.scale)
			p.stream.circle(x(it.X), y(it.Y), it.Radius*d.scale)
			p.stream.paint("B")
		case drawing.Text:
			s := drawnStyle(it.Size*d.scale, it.Bold)
			s.ink = lightInk(it.Color)
			for _, l := range breakLines(p.metrics, []span{{it.Text, s}}, math.MaxFloat32)[:] {
				from := x(it.X)
				switch it.Anchor {
				case drawing.Middle:
					from -= l.width / 2
				case drawing.End:
					from -= l.width
				}
				p.line(from, y(it.Y), l, d.node)
			}
		}
	}
}

// lightInk is the colour of a role on paper.
func lightInk(r drawing.Role) ink {
	n, err := strconv.ParseUint(drawing.Light[r][1:], 16, 24)
	if err != nil {
		return black
	}
	return ink{uint8(n >> 16), uint8(n >> 8), uint8(n)}
}

// pencil chooses the colour and the width of lines.
func (s *stream) pencil(i ink, width float64) {
	s.colour(i, "RG")
	s.points(width)
	s.data = append(s.data, "w\n"...)
}

// path goes on with a path to a point, y downwards.
func (s *stream) path(step string, x, y float64) {
	s.points(x, s.height-y)
	s.data = append(append(s.data, step...), '\n')
}

// paint ends a path, or a part of one.
func (s *stream) paint(how string) { s.data = append(append(s.data, how...), '\n') }

// circle is a path of four curves.
func (s *stream) circle(x, y, r float64) {
	const k = 0.5523
	y = s.height - y
	s.points(x+r, y)
	s.paint("m")
	for _, q := range [...][6]float64{
		{r, k * r, k * r, r, 0, r}, {-k * r, r, -r, k * r, -r, 0},
		{-r, -k * r, -k * r, -r, 0, -r}, {k * r, -r, r, -k * r, r, 0},
	} {
		s.points(x+q[0], y+q[1], x+q[2], y+q[3], x+q[4], y+q[5])
		s.paint("c")
	}
	s.paint("h")
}
