package pdf

import "strconv"

// nothing says that no content is marked.
const nothing node = -1

// mark says that what is drawn next belongs to element n, or to none when n is
// 0. Everything on a page is marked, so that a reader knows what to pass over.
func (p *pen) mark(n node) {
	if n == p.marked {
		return
	}
	p.unmark()
	p.marked = n
	if n == 0 {
		p.stream.data = append(p.stream.data, "/Artifact BMC\n"...)
		return
	}
	now := &p.pages[p.now]
	id := len(now.nodes)
	now.nodes = append(now.nodes, n)
	p.tree.content(n, p.now, id)
	s := append(append(p.stream.data, '/'), roles[p.tree.role(n)].name...)
	s = append(s, " <</MCID "...)
	s = strconv.AppendInt(s, int64(id), 10)
	p.stream.data = append(s, ">>BDC\n"...)
}

// furniture marks what stands around the text: Header, Footer or Watermark.
func (p *pen) furnishing(what string) {
	p.unmark()
	p.marked = 0
	p.stream.data = append(p.stream.data, "/Artifact <</Type/Pagination/Subtype/"+what+">>BDC\n"...)
}

// unmark ends what mark began.
func (p *pen) unmark() {
	if p.marked != nothing {
		p.stream.data = append(p.stream.data, "EMC\n"...)
	}
	p.marked = nothing
}

// figure notes where the figure of element n stands; of one that goes on
// overleaf, where it begins.
func (p *pen) figure(n node, left, top, width, height float64) {
	if n == 0 {
		return
	}
	f, ok := p.figures[n]
	if ok && f.page != p.now {
		return
	}
	here := extent{p.now, left, p.sheet.height - top - height, left + width, p.sheet.height - top}
	if ok {
		here = extent{p.now, min(f.left, here.left), min(f.bottom, here.bottom), max(f.right, here.right), max(f.top, here.top)}
	}
	p.figures[n] = here
}

// extent is an area of a page, y upwards from its lower edge.
type extent struct {
	page                     int
	left, bottom, right, top float64
}
