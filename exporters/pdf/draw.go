package pdf

// pen draws finished pages: it writes what stands on a page, says which element
// each run of it belongs to, compresses it and keeps it with the page's links.
// output.go makes a file of that.
type pen struct {
	sheet   *sheet
	metrics metrics
	tree    *tree
	// stream is what is being drawn, pages what has been drawn on each page, now
	// the page in hand, counted from 0.
	stream stream
	packer packer
	pages  []drawn
	now    int
	// marked is the element that the open mark in the stream is of.
	marked node
	// used are the characters drawn in each face, for fpdf to embed.
	used [faceCount]letters
	// spots are the places that links lead to, bookmarks the outline.
	spots     map[anchor]spot
	bookmarks []*bookmark
	// listed are the lines of the table of contents, to be numbered.
	listed []listed
	// bitmaps are the pictures drawn, in the order of their names.
	bitmaps []*bitmap
	figures map[node]extent
	err     error
}

// drawn is a page: the streams of its text and of what stands around it,
// compressed; its links; and the elements that its runs of content are of.
type drawn struct {
	body, furniture []byte
	links           []link
	nodes           []node
}

// listed is an entry of the table of contents with its page and its baseline.
type listed struct {
	entry
	page int
	y    float64
}

func newPen(s *sheet, m metrics, t *tree) *pen {
	p := &pen{sheet: s, metrics: m, tree: t, marked: nothing, spots: make(map[anchor]spot), figures: make(map[node]extent)}
	p.stream.height = s.height
	return p
}

// page draws the body and the foot of a page.
func (p *pen) page(pg page, under func()) {
	p.now = len(p.pages)
	p.pages = append(p.pages, drawn{})
	p.stream.reset()
	under()
	p.rules(pg.body)
	for _, b := range pg.body {
		p.box(b)
	}
	if len(pg.foot) > 0 {
		p.mark(0)
		p.stream.bar(bar{p.sheet.side, pg.footRule, 56, 0.5, muted})
		p.rules(pg.foot)
		for _, b := range pg.foot {
			if b.note > 0 {
				p.spots[noteAnchor(b.note)] = spot{p.now, b.y}
			}
			p.box(b)
		}
	}
	p.pages[p.now].body = p.pack()
}

// pack compresses what has been drawn since the last reset.
func (p *pen) pack() []byte {
	p.unmark()
	data, err := p.packer.pack(p.stream.data)
	if p.err == nil {
		p.err = err
	}
	return data
}

// rules draws what lies under the text: one field behind each run of boxes that
// share it, the rules of all boxes, and lines under links.
func (p *pen) rules(boxes []placedBox) {
	for i := 0; i < len(boxes); {
		f, end := boxes[i].frame, i+1
		for end < len(boxes) && boxes[end].frame == f {
			end++
		}
		if f != nil {
			p.mark(0)
			top, bottom := boxes[i].y, boxes[end-1].y+boxes[end-1].height
			if f.filled {
				p.stream.bar(bar{p.sheet.side + f.x, top, f.w, bottom - top, f.fill})
			}
			p.stream.bar(bar{p.sheet.side + f.x, top, 2, bottom - top, f.stripe})
		}
		i = end
	}
	for _, b := range boxes {
		for _, r := range b.rules {
			p.mark(0)
			r.x, r.y = r.x+p.sheet.side, r.y+b.y
			p.stream.bar(r)
		}
		for _, t := range b.fragments {
			// Not by colour alone: a link is underlined, too.
			if s := t.style; s.url != "" {
				p.mark(0)
				p.stream.bar(bar{p.sheet.side + t.x, b.y + t.y + 0.16*s.size, t.width, 0.045 * s.size, underline})
			}
		}
	}
}

func (p *pen) box(b placedBox) {
	if b.heading != nil {
		p.bookmarks = append(p.bookmarks, b.heading)
		p.spots[b.heading.anchor] = spot{p.now, b.y}
	}
	for _, t := range b.fragments {
		p.text(p.sheet.side+t.x, b.y+t.y, t.fragment, t.node)
	}
	if b.drawing != nil {
		p.drawing(b.drawing, b.y)
	}
	if b.picture != nil {
		p.picture(b.picture, b.y)
	}
	if b.entry != nil {
		p.list(*b.entry, b)
	}
}

// list makes a line of the table of contents a link and keeps it for its number.
func (p *pen) list(e entry, b placedBox) {
	p.listed = append(p.listed, listed{e, p.now, b.y + e.baseline})
	left := p.sheet.side
	if len(b.fragments) > 0 {
		left += b.fragments[0].x
	}
	p.link(link{left: left, top: b.y, right: p.sheet.side + e.right, bottom: b.y + b.height, to: e.to, node: e.node, says: b.text()})
}

// text draws a fragment of element n with its links.
func (p *pen) text(x, y float64, f fragment, n node) {
	p.mark(n)
	s := f.style
	if s.url != "" {
		p.link(link{left: x, top: y - 0.8*s.size, right: x + f.width, bottom: y + 0.25*s.size, url: s.url, node: n, says: f.text})
	}
	if s.note != 0 {
		p.link(link{left: x - 1, top: y - s.size, right: x + f.width + 1, bottom: y + 0.2*s.size, to: noteAnchor(int(s.note)), node: n, says: f.text})
	}
	if f.space && n != 0 {
		f.text += " "
	}
	p.used[s.face].note(f.text)
	p.stream.text(p.metrics, x, y, f)
}

// link adds a link to the page in hand; what no element is of leads nowhere.
func (p *pen) link(l link) {
	if l.node == 0 {
		return
	}
	now := &p.pages[p.now]
	now.links = append(now.links, l)
	p.tree.link(l.node, p.now, len(now.links)-1)
}

// picture draws a picture; top is the y of its upper edge.
func (p *pen) picture(at *placedPicture, top float64) {
	name := -1
	for i, b := range p.bitmaps {
		if b == at.of {
			name = i
		}
	}
	if name < 0 {
		name = len(p.bitmaps)
		p.bitmaps = append(p.bitmaps, at.of)
	}
	left := p.sheet.side + at.x
	p.figure(at.node, left, top, at.w, at.h)
	p.mark(at.node)
	p.stream.data = append(p.stream.data, "q "...)
	p.stream.points(at.w, 0, 0, at.h, left, p.sheet.height-top-at.h)
	p.stream.data = append(append(append(p.stream.data, "cm "...), bitmapName(name)...), " Do Q\n"...)
}

// text is the text of a box, for a link that covers it.
func (b box) text() string {
	s := ""
	for _, f := range b.fragments {
		s += f.text
	}
	return s
}
