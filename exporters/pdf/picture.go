package pdf

import (
	"github.com/namati/lex/internal/document"
)

// placedPicture is a picture with its place in the box; node 0 is an ornament.
type placedPicture struct {
	of      *bitmap
	x, w, h float64
	node    node
}

// logoHeight and logoWidth bound the logo on the first page.
const (
	logoHeight = 54.0
	logoWidth  = 180.0
)

// picture sets a picture as wide as the text at most, with its caption below.
func (c *composer) picture(p document.Picture, at place) {
	of := c.bitmap(p)
	group := c.tree.loose(at.node, roleGroup)
	caption := c.inlines(p.Caption, c.sheet.small.style, c.tree.loose(group, roleCaption))
	c.markAlone(at)
	c.gap(blockGap)
	switch {
	case of != nil:
		w, h := of.within(at.textWidth(), c.sheet.room()*0.62)
		b := box{height: h, picture: &placedPicture{of: of, x: at.x, w: w, h: h}}
		b.picture.node = c.figure(group, p.Alt)
		c.emit(b, at)
	case p.Alt != "":
		// What it shows stands in its place.
		style := weighted(c.sheet.small.style, false, true)
		of := c.tree.loose(group, roleParagraph)
		c.lines(gathered{node: of, spans: []span{{"[" + oneLine(c.text(p.Alt)) + "]", style}}}, at, c.sheet.small, nil)
	}
	if len(caption.spans) > 0 {
		c.bind()
		c.gap(5)
		c.lines(caption, at, c.sheet.small, nil)
	}
	c.gap(blockGap + 2)
}

// logo sets the logo above the title.
func (c *composer) logo(p *document.Picture, at place) {
	if p == nil {
		return
	}
	if of := c.bitmap(*p); of != nil {
		w, h := of.within(logoWidth, logoHeight)
		b := box{height: h, keep: true, picture: &placedPicture{of: of, x: at.x, w: w, h: h}}
		b.picture.node = c.figure(at.node, p.Alt)
		c.emit(b, at)
		c.gap(14)
	}
}

// figure is the element of a drawing or a picture, or 0 for an ornament, which
// nothing is to be said of.
func (c *composer) figure(parent node, alt string) node {
	if alt = oneLine(alt); alt == "" {
		return 0
	}
	n := c.tree.add(parent, roleFigure)
	c.tree.say(n, "/Alt"+pdfString(alt))
	return n
}

// bitmap decodes a picture, once for each; nil, with a warning, for one that
// cannot be shown.
func (c *composer) bitmap(p document.Picture) *bitmap {
	b, err := decodeBitmap(p.Data)
	if err != nil {
		name := p.ID
		if name == "" {
			name = "without a name"
		}
		c.warnings = append(c.warnings, "the picture "+name+" is left out of the PDF: "+err.Error())
		return nil
	}
	for _, known := range c.bitmaps {
		if known.same(b) {
			return known
		}
	}
	c.bitmaps = append(c.bitmaps, b)
	return b
}
