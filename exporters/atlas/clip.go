package atlas

// Clip keeps the part of a ring that lies inside a border (Sutherland and
// Hodgman): inside is not negative there and changes linearly across it.
func Clip(ring []Point, inside func(Point) float64) []Point {
	var kept []Point
	for i, p := range ring {
		before := ring[(i+len(ring)-1)%len(ring)]
		a, b := inside(before), inside(p)
		if (a < 0) != (b < 0) {
			t := a / (a - b)
			kept = append(kept, Point{before.X + t*(p.X-before.X), before.Y + t*(p.Y-before.Y)})
		}
		if b >= 0 {
			kept = append(kept, p)
		}
	}
	return kept
}
