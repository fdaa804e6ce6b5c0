package pdf

// note puts a note at the foot, or as much of it as fits.
func (p *paginator) note(n foot) {
	if len(p.carried) > 0 {
		p.carried = append(p.carried, n)
		return
	}
	room := p.sheet.room() - p.used - p.footHeight - p.gap(p.footHeight)
	here, rest := n.cut(room)
	if len(here.lines) > 0 {
		p.footHeight += p.gap(p.footHeight) + here.height()
		p.feet = append(p.feet, here)
	}
	if len(rest.lines) > 0 {
		p.carried = append(p.carried, rest)
	}
}

// cut parts a note at a height; it leaves no single line behind where it can.
func (f foot) cut(room float64) (here, rest foot) {
	count := 0
	for count < len(f.lines) && stacked(f.lines[:count+1]) <= room {
		count++
	}
	if count == len(f.lines)-1 && count > noteStart {
		count--
	}
	if count == 0 {
		return foot{}, f
	}
	return foot{f.number, f.lines[:count]}, foot{0, f.lines[count:]}
}

// fillFoot sets carried notes up to a height.
func (p *paginator) fillFoot(limit float64) {
	waiting := p.carried
	p.carried = nil
	for _, n := range waiting {
		if len(p.carried) > 0 {
			p.carried = append(p.carried, n)
			continue
		}
		here, rest := n.cut(limit - p.footHeight - p.gap(p.footHeight))
		if len(here.lines) == 0 && len(p.feet) == 0 {
			here, rest = foot{n.number, n.lines[:1]}, foot{0, n.lines[1:]}
		}
		if len(here.lines) > 0 {
			p.footHeight += p.gap(p.footHeight) + here.height()
			p.feet = append(p.feet, here)
		}
		if len(rest.lines) > 0 {
			p.carried = append(p.carried, rest)
		}
	}
}

// footOut gives the notes their places, the last one at the end of the page.
func (p *paginator) footOut() {
	if len(p.feet) == 0 {
		return
	}
	y := p.sheet.bottom - p.footHeight + footGap
	p.page.footRule = y
	y += footRuleGap
	for i, n := range p.feet {
		if i > 0 {
			y += noteGap
		}
		for j, l := range n.lines {
			if j > 0 {
				y += l.before
			}
			placed := placedBox{box: l, y: y}
			if j == 0 {
				placed.note = n.number
			}
			p.page.foot = append(p.page.foot, placed)
			y += l.height
		}
	}
}

// gap is the space above the next note when the notes so far take feet.
func (p *paginator) gap(feet float64) float64 {
	if feet == 0 {
		return footGap + footRuleGap
	}
	return noteGap
}

// startHeight is what a note needs on the page of its mark.
func startHeight(n foot) float64 {
	if len(n.lines) <= noteStart+1 {
		return n.height()
	}
	return stacked(n.lines[:noteStart])
}
