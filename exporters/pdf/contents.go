package pdf

import (
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// entry is a line of the table of contents. The number of its page is set when
// all pages are known.
type entry struct {
	to   anchor
	node node
	set  setting
	// right is the right edge of the numbers, baseline that of the line in its
	// box, leader where the dots begin.
	right, baseline, leader float64
}

// The least number of headings that are worth a table of contents, and the most
// for which it goes down to the third level.
const (
	fewHeadings  = 3
	manyHeadings = 30
)

// contents sets the table of contents where the document asks for one.
func (c *composer) contents(d *document.Document) {
	if !d.Contents {
		return
	}
	c.level = 0
	var all []*bookmark
	deepest := 2
	for i, h := range headingsIn(d.Blocks) {
		c.heads = i + 1
		if mark := c.bookmark(h); mark.text != "" {
			c.level = mark.level + 1
			all = append(all, mark)
		}
	}
	c.heads, c.level = 0, 0
	if len(all) > manyHeadings {
		deepest = 1
	}
	if len(all) < fewHeadings {
		return
	}
	at := c.page()
	toc := c.tree.loose(whole, roleContents)
	if title := oneLine(c.text(d.Words.Contents)); title != "" {
		c.lines(gathered{node: c.tree.loose(toc, roleCaption), spans: []span{{title, c.sheet.label.style}}}, at, c.sheet.label, nil)
		c.bind()
	}
	c.gap(4)
	for _, mark := range all {
		if mark.level <= deepest {
			c.contentsLine(mark, toc, at)
		}
	}
	c.gap(18)
}

// contentsLine sets the words of an entry; a long heading takes several lines,
// the last with the number.
func (c *composer) contentsLine(mark *bookmark, toc node, at place) {
	set := c.sheet.body
	if mark.level == 0 {
		set.face = bold
		c.gap(4)
	}
	item := c.tree.loose(c.tree.loose(toc, roleContentsLine), roleReference)
	of := c.tree.loose(item, roleLink)
	right := at.textWidth()
	at = at.indent(float64(mark.level) * 14 * c.sheet.k)
	numbers := c.metrics.measure("0000", set.style)
	c.tree.attach(of)
	lines := breakLines(c.metrics, []span{{c.text(mark.text), set.style}}, at.textWidth()-numbers)
	for i, l := range lines {
		b := textBox(l, at.x, set, of)
		b.keep = i < len(lines)-1
		b.entry = &entry{to: mark.anchor, node: of, set: set, right: right, baseline: set.baseline()}
		if !b.keep {
			b.entry.leader = at.x + l.width
		}
		c.emit(b, at)
	}
}

// headingsIn lists headings in the order in which they are set.
func headingsIn(blocks []document.Block) []document.Heading {
	var all []document.Heading
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Heading:
			all = append(all, b)
		case document.List:
			for _, item := range b.Items {
				all = append(all, headingsIn(item)...)
			}
		case document.Quote:
			all = append(all, headingsIn(b.Text)...)
			all = append(all, headingsIn(b.Original)...)
		}
	}
	return all
}

// number sets the page number of an entry and the dots that lead to it.
func (p *pen) number(e listed) {
	at, ok := p.spots[e.to]
	if !ok || e.leader == 0 {
		return
	}
	style := e.set.style
	style.even = true
	l := p.oneLine(strconv.Itoa(at.page+1), style, 100)
	x := p.sheet.side + e.right
	dot := p.metrics.measure(" .", style)
	// The dots of all lines stand under each other.
	from, to := p.sheet.side+e.leader+dot, x-l.width-dot
	if count := int((to - from) / dot); count > 2 {
		dots := fragment{text: strings.Repeat(" .", count), style: style, width: float64(count) * dot}
		dots.style.ink = muted
		p.text(to-dots.width, e.y, dots, 0)
	}
	p.line(x-l.width, e.y, l, e.node)
}
