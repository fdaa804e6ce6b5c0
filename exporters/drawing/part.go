package drawing

// Part is what lies between two heights, moved up to the top. The heights are 0,
// some of Breaks, or Height.
func (d Drawing) Part(from, to float64) Drawing {
	part := Drawing{Width: d.Width, Height: to - from}
	inside := func(y float64) bool { return y >= from && y < to }
	for _, item := range d.Items {
		switch it := item.(type) {
		case Rect:
			if inside(it.Y + it.Height/2) {
				it.Y -= from
				part.Items = append(part.Items, it)
			}
		case Line:
			// Lines of an axis run through: each part shows its own piece.
			y1, y2 := max(min(it.Y1, it.Y2), from), min(max(it.Y1, it.Y2), to)
			if y1 < y2 || it.Y1 == it.Y2 && inside(it.Y1) {
				it.Y1, it.Y2 = max(from, min(it.Y1, to))-from, max(from, min(it.Y2, to))-from
				part.Items = append(part.Items, it)
			}
		case Shape:
			if len(it.Rings) > 0 && len(it.Rings[0]) > 0 && inside(it.Rings[0][0].Y) {
				rings := make([][]Point, len(it.Rings))
				for i, ring := range it.Rings {
					for _, p := range ring {
						rings[i] = append(rings[i], Point{p.X, p.Y - from})
					}
				}
				it.Rings = rings
				part.Items = append(part.Items, it)
			}
		case Dot:
			if inside(it.Y) {
				it.Y -= from
				part.Items = append(part.Items, it)
			}
		case Text:
			if inside(it.Y) {
				it.Y -= from
				part.Items = append(part.Items, it)
			}
		}
	}
	for _, y := range d.Breaks {
		if y > from && y < to {
			part.Breaks = append(part.Breaks, y-from)
		}
	}
	return part
}
