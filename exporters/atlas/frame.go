package atlas

import "math"

// Frame returns the window of the sheet that holds these countries with some
// land around them; without any known code it is the whole sheet. Far and small
// parts of a country, such as islands in another ocean, do not widen it.
func Frame(codes []string) (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, code := range codes {
		c, ok := Find(code)
		if !ok {
			continue
		}
		for _, p := range c.main() {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	if x0 > x1 {
		return 0, 0, Width, Height
	}
	// A single small country is shown among its neighbours.
	const leastWidth, leastHeight = 90.0, 60.0
	margin := max(6, 0.06*max(x1-x0, y1-y0))
	wider, taller := max(margin, (leastWidth-(x1-x0))/2), max(margin, (leastHeight-(y1-y0))/2)
	return max(0, x0-wider), max(0, y0-taller), min(Width, x1+wider), min(Height, y1+taller)
}

// main returns the points of the parts that matter for a frame: all that are at
// least a tenth of the largest, and near to it.
func (c Country) main() []Point {
	if c.Dot {
		return []Point{c.Center}
	}
	largest := math.Abs(area(c.largest()))
	var points []Point
	for _, ring := range c.Rings {
		m := middle(ring)
		if math.Abs(area(ring)) >= largest/10 && math.Abs(m.X-c.Center.X) < Width/3 {
			points = append(points, ring...)
		}
	}
	return points
}

func (c Country) largest() []Point {
	var most []Point
	for _, ring := range c.Rings {
		if most == nil || math.Abs(area(ring)) > math.Abs(area(most)) {
			most = ring
		}
	}
	return most
}

// area is twice the area of a ring, signed.
func area(ring []Point) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.X*q.Y - q.X*p.Y
	}
	return sum
}

// middle is the centroid of a ring.
func middle(ring []Point) Point {
	var x, y, sum float64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		w := p.X*q.Y - q.X*p.Y
		x, y, sum = x+(p.X+q.X)*w, y+(p.Y+q.Y)*w, sum+w
	}
	if sum == 0 {
		return ring[0]
	}
	return Point{x / (3 * sum), y / (3 * sum)}
}
