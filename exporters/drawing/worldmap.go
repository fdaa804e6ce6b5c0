package drawing

import (
	"math"

	"github.com/namati/lex/exporters/atlas"
	"github.com/namati/lex/internal/document"
)

// The measures of a map.
const (
	// tallest is the most that a map measures in relation to its width.
	tallest = 0.85
	// tiny is the size under which a country gets a dot as well.
	tiny      = 5.0
	dotRadius = 2.8
	edgeWidth = 0.5
)

// window maps the sheet of the atlas onto the board.
type window struct {
	x0, y0, x1, y1 float64 // the part of the sheet
	left, scale    float64
}

func (w window) at(p atlas.Point) Point {
	return Point{w.left + (p.X-w.x0)*w.scale, (p.Y - w.y0) * w.scale}
}

// worldMap shades the countries of a chart, writes their values on them where
// there is room, and explains the shades below. What is on no map, such as
// people whose country nobody stated, is named there too.
func (b *board) worldMap(c document.Chart) {
	scale := classes(c.Bars)
	fills, bars := map[string]Role{}, map[string]document.Bar{}
	var codes []string
	var elsewhere []document.Bar
	for _, bar := range c.Bars {
		if _, ok := atlas.Find(bar.Code); !ok {
			elsewhere = append(elsewhere, bar)
			continue
		}
		codes = append(codes, bar.Code)
		fills[bar.Code], bars[bar.Code] = scale.role(bar.Value), bar
	}
	w := b.window(codes)
	countries := atlas.Countries()
	for _, country := range countries {
		fill, ok := fills[country.Code]
		if !ok {
			fill = Land
		}
		shape := Shape{Fill: fill, Edge: edgeWidth}
		for _, ring := range country.Rings {
			if clipped := w.clip(ring); len(clipped) > 2 {
				shape.Rings = append(shape.Rings, clipped)
			}
		}
		if len(shape.Rings) > 0 {
			b.add(shape)
		}
	}
	// Dots and values lie over all land.
	for _, country := range countries {
		if fill, ok := fills[country.Code]; ok {
			b.onCountry(w, country, fill, bars[country.Code].Value.Text)
		}
	}
	b.Height = (w.y1-w.y0)*w.scale + belowSpace
	b.cut()
	entries := scale.entries()
	for _, bar := range elsewhere {
		words := bar.Label
		if bar.Value.Text != "" {
			words += ": " + bar.Value.Text
		}
		entries = append(entries, entry{name: words, bare: true})
	}
	if len(entries) > 0 {
		b.legend(entries)
	}
}

// window fits the part of the sheet with these countries into the width; a tall
// part stands in its middle.
func (b *board) window(codes []string) window {
	x0, y0, x1, y1 := atlas.Frame(codes)
	w := window{x0: x0, y0: y0, x1: x1, y1: y1, scale: b.Width / (x1 - x0)}
	if most := tallest * b.Width / (y1 - y0); w.scale > most {
		w.scale = most
		w.left = (b.Width - (x1-x0)*w.scale) / 2
	}
	return w
}

// onCountry puts a dot on a country too small to be seen, and the value on one
// that is large enough.
func (b *board) onCountry(w window, country atlas.Country, fill Role, value string) {
	center := w.at(country.Center)
	width, height := w.size(country)
	if width < tiny || height < tiny {
		b.add(Dot{center.X, center.Y, dotRadius, fill})
		return
	}
	color := Ink
	if fill >= Shade3 {
		color = OnFill
	}
	if b.measure(value, smallSize, false)+3 <= width*0.7 && smallSize+2 <= height*0.7 {
		b.text(center.X, center.Y, value, smallSize, Middle, color)
	}
}

// size is that of the largest part of a country as drawn.
func (w window) size(country atlas.Country) (width, height float64) {
	for _, ring := range country.Rings {
		x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, p := range ring {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
		if (x1-x0)*(y1-y0) > width*height {
			width, height = x1-x0, y1-y0
		}
	}
	return width * w.scale, height * w.scale
}

// clip is the part of a ring inside the window, on the board.
func (w window) clip(ring []atlas.Point) []Point {
	for _, inside := range []func(atlas.Point) float64{
		func(p atlas.Point) float64 { return p.X - w.x0 },
		func(p atlas.Point) float64 { return w.x1 - p.X },
		func(p atlas.Point) float64 { return p.Y - w.y0 },
		func(p atlas.Point) float64 { return w.y1 - p.Y },
	} {
		ring = atlas.Clip(ring, inside)
	}
	points := make([]Point, len(ring))
	for i, p := range ring {
		points[i] = w.at(p)
	}
	return points
}
