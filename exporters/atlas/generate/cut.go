package main

import "github.com/namati/lex/exporters/atlas"

// cut returns the parts of a ring on either side of the 180th meridian, all
// within -180 to 180 degrees. The source closes rings across it, so that a line
// would run around the whole sheet.
func cut(ring []place) [][]place {
	// Lay the ring out without jumps first.
	open := make([]place, len(ring))
	turn := 0.0
	for i, p := range ring {
		if i > 0 {
			switch step := p[0] - ring[i-1][0]; {
			case step > 180:
				turn -= 360
			case step < -180:
				turn += 360
			}
		}
		open[i] = place{p[0] + turn, p[1]}
	}
	var parts [][]place
	for _, shift := range []float64{0, -360, 360} {
		moved := make([]atlas.Point, len(open))
		for i, p := range open {
			moved[i] = atlas.Point{X: p[0] + shift, Y: p[1]}
		}
		moved = atlas.Clip(moved, func(p atlas.Point) float64 { return 180 - p.X })
		moved = atlas.Clip(moved, func(p atlas.Point) float64 { return p.X + 180 })
		if len(moved) < 3 {
			continue
		}
		part := make([]place, len(moved))
		for i, p := range moved {
			part[i] = place{p.X, p.Y}
		}
		parts = append(parts, part)
	}
	return parts
}
