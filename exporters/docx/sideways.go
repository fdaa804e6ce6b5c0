package docx

import "github.com/namati/lex/internal/document"

// sidewaysFrom returns how many of the next blocks belong on a page that lies on
// its side: a table too wide for an upright one, with the headings that lead to
// it; 0 where there is none.
func (c *composer) sidewaysFrom(blocks []document.Block, at place) int {
	if !at.top {
		return 0
	}
	for i, block := range blocks {
		switch b := block.(type) {
		case document.Heading:
			continue
		case document.Table:
			if _, fits := c.fit(b.Printed(), at.width); fits || len(b.Columns) < 2 {
				return 0
			}
			return i + 1
		}
		return 0
	}
	return 0
}

// turn ends the section before, writes blocks on a page that lies on its side,
// and goes back unless these are the last.
func (c *composer) turn(blocks []document.Block, last bool) error {
	c.endSection(c.upright)
	c.upright.first = false
	for _, b := range blocks {
		if err := c.block(b, place{width: c.sideways.page.frame(), top: true}); err != nil {
			return err
		}
	}
	if last {
		c.upright = c.sideways
		return nil
	}
	c.endSection(c.sideways)
	return nil
}

// endSection writes the paragraph that ends a section.
func (c *composer) endSection(s section) {
	paragraph{style: "TableEnd", section: &s}.start(c.body.markup)
	c.body.end(1)
}
