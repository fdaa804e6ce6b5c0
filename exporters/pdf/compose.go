package pdf

import (
	"context"

	"github.com/namati/lex/internal/document"
)

// composer turns blocks into boxes, in the order of the document.
type composer struct {
	ctx     context.Context
	metrics metrics
	cleaner *cleaner
	words   document.Words
	sheet   *sheet
	tree    *tree
	out     func(box)
	// held is the box that was made last; it waits, for what follows may have to
	// stay with it.
	held *box
	// space is what the next box leaves free above itself.
	space float64
	// bound is how many of the next boxes stay with what stands above them.
	bound int
	// lent says that the held box stays with the next for that reason alone.
	lent bool
	// notes counts footnotes, heads headings; level is the outline level of the
	// last heading.
	notes, heads, level int
	// broken remembers the lines of cells.
	broken map[broken][]line
	// bitmaps are the pictures so far, warnings what could not be shown.
	bitmaps  []*bitmap
	warnings []string
	// marker waits for the first line of a list item.
	marker *marker
}

// place is where blocks go: a part of the frame, what stands behind them and
// how their text looks.
type place struct {
	x, width float64
	// measure is the width of running text from the left edge of the frame.
	measure float64
	frame   *frame
	text    setting
	// node is the element that the blocks stand in.
	node node
	// tight paragraphs stand close, as in a list of short items.
	tight bool
}

// between is the space between paragraphs.
func (p place) between() float64 {
	if p.tight {
		return itemGap
	}
	return paragraphGap
}

// indent is the place x further in. What would become too narrow for text stays
// where it is.
func (p place) indent(x float64) place {
	if x = min(x, p.textWidth()-minWidth); x > 0 {
		p.x, p.width = p.x+x, p.width-x
	}
	return p
}

// marker is a bullet or a number with the right edge it stands at.
type marker struct {
	line  line
	right float64
	set   setting
	node  node
}

func newComposer(ctx context.Context, m metrics, s *sheet, words document.Words, out func(box)) *composer {
	return &composer{ctx: ctx, metrics: m, cleaner: newCleaner(m), sheet: s, tree: newTree(), words: words, out: out, broken: make(map[broken][]line)}
}

// page is the whole width between the margins.
func (c *composer) page() place {
	return place{width: c.sheet.frame, measure: c.sheet.measure, text: c.sheet.body, node: whole}
}

// document makes the boxes of the whole document. It ends early when the
// context is cancelled.
func (c *composer) document(d *document.Document) {
	c.titleBlock(d)
	c.contents(d)
	c.blocks(d.Blocks, c.page())
	c.flush()
}

func (c *composer) blocks(blocks []document.Block, at place) {
	for _, b := range blocks {
		if c.ctx.Err() != nil {
			return
		}
		switch b := b.(type) {
		case document.Heading:
			c.heading(b, at)
		case document.Paragraph:
			if b.Under {
				c.bind()
				c.space = 0
			}
			c.paragraph(b.Text, at)
		case document.List:
			c.list(b, at)
		case document.Quote:
			c.quote(b, at)
		case document.Callout:
			c.callout(b, at)
		case document.Table:
			c.table(b, at)
		case document.Chart:
			c.chart(b, at)
		case document.Picture:
			c.picture(b, at)
		case document.Signature:
			c.signature(b, at)
		}
	}
}

// gap asks for space above the next box; the largest wish counts.
func (c *composer) gap(points float64) { c.space = max(c.space, points) }

// emit hands on a box at a place.
func (c *composer) emit(b box, at place) {
	b.before += c.space
	c.space = 0
	if b.frame == nil {
		b.frame = at.frame
	}
	c.lent = false
	if c.bound > 0 {
		c.bound--
		c.lent = !b.keep && c.bound > 0
		b.keep = b.keep || c.lent
	}
	c.flush()
	c.held = &b
}

// bind keeps the box made last with the next one.
func (c *composer) bind() {
	if c.held != nil {
		c.held.keep = true
	}
}

func (c *composer) flush() {
	if c.held != nil {
		c.out(*c.held)
		c.held = nil
	}
}

// lines emits text lines so that at least two stand on either side of a page
// break, and gives each line the footnotes whose marks it holds. The lines of a
// heading stay together and with what follows.
func (c *composer) lines(g gathered, at place, s setting, head *bookmark) {
	lines := breakLines(c.metrics, g.spans, at.textWidth())
	c.tree.attach(g.node)
	feet := c.feet(g.notes)
	for i, l := range lines {
		b := textBox(l, at.x, s, g.node)
		b.keep = head != nil || i == 0 && len(lines) > 1 || i == len(lines)-2
		if feet = b.takeNotes(l, feet); i == len(lines)-1 {
			b.notes = append(b.notes, feet...)
		}
		if i == 0 {
			b.heading = head
			c.mark(&b)
		}
		c.emit(b, at)
	}
}

// textWidth is the measure of text at a place: a comfortable line, even where a
// table would be wider.
func (p place) textWidth() float64 { return min(p.width, p.measure-p.x) }

// mark sets the waiting bullet or number on the baseline of the first line.
func (c *composer) mark(b *box) {
	if m := c.marker; m != nil {
		*b = b.with(m.line, m.right-m.line.width, m.set.baseline(), m.node)
		c.marker = nil
	}
}

// markAlone gives the waiting bullet or number a line of its own, above a block
// that has no first line of text.
func (c *composer) markAlone(at place) {
	if c.marker != nil {
		b := box{height: at.text.leading, keep: true}
		c.mark(&b)
		c.emit(b, at)
	}
}

// feet breaks notes into lines.
func (c *composer) feet(notes []note) []foot {
	var out []foot
	for _, n := range notes {
		out = append(out, c.foot(n))
	}
	return out
}

// takeNotes moves to the box the notes that a line marks, with those inside
// them, and returns the others.
func (b *box) takeNotes(l line, feet []foot) []foot {
	highest := 0
	for _, f := range l.fragments {
		highest = max(highest, int(f.style.note))
	}
	for len(feet) > 0 && feet[0].number <= highest {
		b.notes = append(b.notes, feet[0])
		feet = feet[1:]
	}
	return feet
}
