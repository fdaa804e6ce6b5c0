package main

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
		moved := make([]place, len(open))
		for i, p := range open {
			moved[i] = place{p[0] + shift, p[1]}
		}
		moved = clip(moved, func(p place) float64 { return 180 - p[0] })
		moved = clip(moved, func(p place) float64 { return p[0] + 180 })
		if len(moved) > 2 {
			parts = append(parts, moved)
		}
	}
	return parts
}

// clip keeps what is inside a border (Sutherland and Hodgman): inside is not
// negative there and falls linearly across it.
func clip(ring []place, inside func(place) float64) []place {
	var kept []place
	for i, p := range ring {
		before := ring[(i+len(ring)-1)%len(ring)]
		a, b := inside(before), inside(p)
		if (a < 0) != (b < 0) {
			t := a / (a - b)
			kept = append(kept, place{before[0] + t*(p[0]-before[0]), before[1] + t*(p[1]-before[1])})
		}
		if b >= 0 {
			kept = append(kept, p)
		}
	}
	return kept
}
