package docx

import (
	"fmt"

	"github.com/namati/lex/internal/document"
)

// Steps to the right, in twips.
const (
	quoteStep   = 284
	calloutStep = 170
	// leastWidth is the least width of text inside lists and quotes.
	leastWidth = 2400
)

// place is where blocks go: how far from the left edge of the frame and how
// wide, in twips, and how text looks there.
type place struct {
	left, width int
	// style is that of paragraphs, "" for running text.
	style string
	look  look
	// depth counts the lists around; closing is set for what ends the outermost.
	depth   int
	closing bool
	// top is set for what stands in no list and no quote; only there may the
	// page be turned.
	top bool
}

// further is the place so much further to the right. What would become too
// narrow for text stays where it is.
func (p place) further(by int) place {
	p.top, p.closing = false, false
	if by = min(by, p.width-leastWidth); by > 0 {
		p.left, p.width = p.left+by, p.width-by
	}
	return p
}

// paragraph is a paragraph of running text at the place.
func (p place) paragraph() paragraph {
	style := p.style
	if style == "" {
		style = "BodyText"
	}
	return p.set(style)
}

// set is a paragraph of a style at the place.
func (p place) set(style string) paragraph {
	out := paragraph{style: style}
	if p.left > 0 {
		out.indent = &indent{left: p.left}
	}
	return out
}

// blocks writes blocks one after the other.
func (c *composer) blocks(blocks []document.Block, at place) error {
	for i := 0; i < len(blocks); i++ {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		if n := c.sidewaysFrom(blocks[i:], at); n > 0 {
			if err := c.turn(blocks[i:i+n], i+n == len(blocks)); err != nil {
				return err
			}
			i += n - 1
			continue
		}
		c.tied = i+1 < len(blocks) && under(blocks[i+1])
		if err := c.block(blocks[i], at); err != nil {
			return err
		}
	}
	return nil
}

// under reports whether a block belongs under the one above it.
func under(block document.Block) bool {
	p, ok := block.(document.Paragraph)
	return ok && p.Under
}

func (c *composer) block(block document.Block, at place) error {
	switch b := block.(type) {
	case document.Heading:
		c.heading(b, at)
	case document.Paragraph:
		p := at.paragraph()
		if at.closing {
			p.spacing = &spacing{0, 150, 288}
		}
		c.paragraph(p, b.Text, at.look)
	case document.Callout:
		inner := at.further(calloutStep)
		p := inner.set("Callout")
		c.boxes++
		p.indent = &indent{left: inner.left, right: c.apart(calloutStep)}
		c.paragraph(p, b.Text, at.look)
	case document.List:
		return c.list(b, at)
	case document.Quote:
		return c.quote(b, at)
	case document.Table:
		return c.table(b, at)
	case document.Chart:
		return c.chart(b, at)
	case document.Picture:
		return c.picture(b, at)
	case document.Signature:
		c.signature(b, at)
	default:
		return fmt.Errorf("a block of type %T is unknown to this format", block)
	}
	return nil
}

// paragraph writes a paragraph of inlines.
func (c *composer) paragraph(p paragraph, text []document.Inline, l look) {
	p.rightToLeft = startsRightToLeft(document.Plain(text))
	p.start(c.body.markup)
	c.inlines(c.body, text, l)
	c.body.end(1)
}

// titleBlock writes what the document begins with: logo, title, and the lines
// below.
func (c *composer) titleBlock() {
	m := c.body.markup
	if logo := c.d.Logo; logo != nil {
		if drawn, ok := c.readPicture(*logo, c.page.frame()/2, 1700); ok {
			paragraph{style: "Figure", keepNext: true, spacing: &spacing{0, 360, 240}}.start(m)
			c.drawPicture(drawn)
			m.end(1)
		}
	}
	if c.d.Title != "" {
		paragraph{style: "Title", rightToLeft: startsRightToLeft(c.d.Title)}.start(m)
		words(m, c.d.Title, look{})
		m.end(1)
	}
	for i, line := range c.d.Lines {
		p := paragraph{style: "Subtitle"}
		if i == len(c.d.Lines)-1 {
			p.spacing = &spacing{0, 360, 288}
		}
		c.paragraph(p, line, look{})
	}
}

// signature writes a statement and the lines to sign on, which stay with it.
func (c *composer) signature(s document.Signature, at place) {
	if len(s.Statement) > 0 {
		p := at.paragraph()
		p.keepNext, p.keepLines = true, true
		p.spacing = &spacing{300, 0, 288}
		c.paragraph(p, s.Statement, at.look)
	}
	m := c.body.markup
	for i, line := range s.Lines {
		p := at.set("SignatureLine")
		p.keepNext = i < len(s.Lines)-1
		p.start(m)
		m.start("w:r")
		m.leaf("w:tab")
		m.leaf("w:br")
		m.end(1)
		c.inlines(c.body, line, at.look)
		m.end(1)
	}
}
