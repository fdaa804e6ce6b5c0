package pdf

import "github.com/namati/lex/internal/document"

// signature sets the place where somebody signs: the statement, then for each
// line the room to write and the line to write on. It is never parted from its
// statement.
func (c *composer) signature(s document.Signature, at place) {
	const room, width = 30.0, 230.0
	at.node = c.tree.loose(at.node, roleSignature)
	c.markAlone(at)
	c.gap(blockGap + 4)
	if g := c.inlines(s.Statement, at.text.style, c.tree.loose(at.node, roleParagraph)); len(g.spans) > 0 {
		c.lines(g, at, at.text, nil)
		c.bind()
	}
	c.space = 0
	for i, l := range s.Lines {
		g := c.inlines(l, c.sheet.small.style, c.tree.loose(at.node, roleParagraph))
		if len(g.spans) == 0 {
			continue
		}
		c.emit(box{height: room, keep: true, rules: []bar{{at.x, room - 0.6, min(width, at.width), 0.6, black}}}, at)
		c.gap(2)
		c.lines(g, at, c.sheet.small, nil)
		if i < len(s.Lines)-1 {
			c.bind()
		}
	}
	c.gap(blockGap)
}
