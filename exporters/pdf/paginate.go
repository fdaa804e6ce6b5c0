package pdf

// page is a finished page: where every box stands, y from the top of the sheet.
type page struct {
	number int
	body   []placedBox
	// foot are the lines of footnotes; footRule is the y of the rule above them.
	foot     []placedBox
	footRule float64
}

// placedBox is a box and its top.
type placedBox struct {
	box
	y float64
	// note is the number of the footnote that begins here, or 0.
	note int
}

// Measures of the foot of a page.
const (
	footGap     = 14.0 // between the text and the rule above the notes
	footRuleGap = 6.0  // between the rule and the first note
	noteGap     = 3.0
	// noteStart is how many lines of a note stand on the page of its mark when
	// the rest goes on overleaf.
	noteStart = 2
	// carryShare is how much of a page the rest of a note may take when text
	// still waits for it.
	carryShare = 0.7
	// emptyShare is how much of a page may stay empty so that what only wishes
	// to stand together does.
	emptyShare = 0.26
)

// paginator puts boxes on pages in one pass and hands each page on when it is
// full, so that a table of a thousand pages is never in memory as a whole.
type paginator struct {
	sheet *sheet
	emit  func(page)
	// unit gathers boxes that stay together.
	unit []box
	page page
	used float64 // height of the body so far
	// feet are the notes of this page; footHeight is what they take with the
	// rule. carried are lines that did not fit on the page before.
	feet       []foot
	footHeight float64
	carried    []foot
	number     int
}

// add takes the next box.
func (p *paginator) add(b box) {
	p.unit = append(p.unit, b)
	if !b.keep && !b.wish {
		p.place(p.unit)
		p.unit = p.unit[:0]
	}
}

// finish places what is left and hands on the last page.
func (p *paginator) finish() {
	if len(p.unit) > 0 {
		p.place(p.unit)
	}
	for len(p.carried) > 0 {
		p.turn()
	}
	p.turn()
}

// place puts boxes that stay together on this page or the next; boxes that no
// page can hold together are parted.
func (p *paginator) place(unit []box) {
	for len(unit) > 0 {
		count := p.fitting(unit)
		if count < len(unit) && (len(p.page.body) > 0 || len(p.feet) > 0) {
			if part := wishful(unit[:count]); part > 0 && p.used+p.footHeight < p.sheet.room()*(1-emptyShare) {
				p.set(unit[:part])
				unit = unit[part:]
			}
			p.turn()
			continue
		}
		count = max(1, count) // a box taller than any page is set all the same
		for count < len(unit) && count > 1 && unit[count-1].heading != nil {
			count-- // a heading ends no page that it can be helped
		}
		p.set(unit[:count])
		unit = unit[count:]
	}
}

// wishful is how many of the boxes that fit may stand here when the others go
// overleaf: as many as end with one that only wished to stay with the next.
func wishful(unit []box) int {
	for len(unit) > 0 && (unit[len(unit)-1].keep || !unit[len(unit)-1].wish) {
		unit = unit[:len(unit)-1]
	}
	return len(unit)
}

// fitting is how many boxes of the unit fit on the page with their notes. The
// last note may go on overleaf, but its start stands here.
func (p *paginator) fitting(unit []box) int {
	// needed is what the notes take when only the last is cut.
	used, feet, needed, fit := p.used, p.footHeight, p.footHeight, 0
	for i, b := range unit {
		if i == 0 && len(p.page.body) == 0 {
			used += b.height + stacked(b.again)
		} else {
			used += b.before + b.height
		}
		if len(b.notes) > 0 && len(p.carried) > 0 {
			return fit // notes stand in order: the carried ones come first
		}
		for _, n := range b.notes {
			needed = feet + p.gap(feet) + startHeight(n)
			feet += p.gap(feet) + n.height()
		}
		if used+needed > p.sheet.room() {
			return fit
		}
		fit = i + 1
	}
	return fit
}

// set puts boxes on the page, and then their notes at its foot as far as they
// fit.
func (p *paginator) set(boxes []box) {
	for i, b := range boxes {
		if i == 0 && len(p.page.body) == 0 {
			for j, head := range b.again {
				if j > 0 {
					p.used += head.before
				}
				p.put(head)
			}
		} else {
			p.used += b.before
		}
		p.put(b)
	}
	for _, b := range boxes {
		for _, n := range b.notes {
			p.note(n)
		}
	}
}

func (p *paginator) put(b box) {
	p.page.body = append(p.page.body, placedBox{box: b, y: p.sheet.top + p.used})
	p.used += b.height
}

// turn hands on the page and begins the next with what is left of its notes.
func (p *paginator) turn() {
	if len(p.page.body) == 0 && len(p.feet) == 0 && p.number > 0 && len(p.carried) == 0 {
		return
	}
	if len(p.page.body) == 0 {
		p.fillFoot(p.sheet.room())
	}
	p.footOut()
	p.number++
	p.page.number = p.number
	p.emit(p.page)
	// The next page has about as many boxes.
	p.page, p.used, p.feet, p.footHeight = page{body: make([]placedBox, 0, len(p.page.body)+4)}, 0, nil, 0
	p.fillFoot(p.sheet.room() * carryShare)
}
