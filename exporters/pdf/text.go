package pdf

import (
	"strconv"

	"github.com/namati/lex/internal/document"
)

// text makes a string ready to be set.
func (c *composer) text(s string) string { return shapeArabic(c.cleaner.clean(s)) }

// titleBlock sets the title, the lines under it and a rule.
func (c *composer) titleBlock(d *document.Document) {
	at := c.page()
	c.logo(d.Logo, at)
	if title := c.text(d.Title); title != "" {
		g := gathered{node: c.tree.loose(at.node, roleTitle), spans: []span{{title, c.sheet.title.style}}}
		c.lines(g, at, c.sheet.title, nil)
		c.bind()
	}
	for i, l := range d.Lines {
		if i == 0 {
			c.gap(6)
		}
		c.lines(c.inlines(l, c.sheet.line.style, c.tree.loose(at.node, roleParagraph)), at, c.sheet.line, nil)
		c.bind()
	}
	if c.held == nil {
		return
	}
	c.gap(11)
	c.emit(box{height: 1.2, keep: true, rules: []bar{{w: c.sheet.frame, h: 1.2, ink: accent}}}, at)
	c.gap(18)
}

// heading sets a heading. It stays with the two lines that follow it.
func (c *composer) heading(h document.Heading, at place) {
	look := c.sheet.headings[min(max(h.Level, 1), len(c.sheet.headings))-1]
	c.heads++
	mark := c.bookmark(h)
	g := c.inlines(h.Text, look.style, c.tree.loose(at.node, headingRole(mark.level)))
	if len(g.spans) == 0 {
		return
	}
	c.gap(look.above)
	if c.lent && c.held != nil {
		// A line alone under a heading need not stay with the next heading: a row
		// of short sections would be more than a page holds together.
		c.held.keep = false
	}
	c.bound = 0
	c.level = mark.level + 1
	c.lines(g, at, look.setting, mark)
	c.gap(look.below)
	c.bound = 2
}

// bookmark is the heading's place in the outline; no level is passed over.
func (c *composer) bookmark(h document.Heading) *bookmark {
	level := min(max(h.Level, 1)-1, c.level)
	return &bookmark{level: level, text: oneLine(c.cleaner.peek(document.Plain(h.Text))), anchor: headingAnchor(c.heads)}
}

// paragraph sets running text.
func (c *composer) paragraph(text []document.Inline, at place) {
	g := c.inlines(text, at.text.style, c.tree.loose(at.node, roleParagraph))
	if len(g.spans) == 0 {
		return
	}
	c.gap(at.between())
	c.lines(g, at, at.text, nil)
	c.gap(at.between())
}

// foot sets a note: the number stands at the left, the text beside it.
func (c *composer) foot(n note) foot {
	indent := 9.0
	if n.number > 9 {
		indent = 14
	}
	indent *= c.sheet.k
	c.tree.attach(n.node)
	label := c.tree.add(n.node, roleLabel)
	c.tree.attach(n.text)
	number := c.sheet.note.style
	number.size, number.rise = c.sheet.note.size*0.7, c.sheet.note.size*0.3
	mark := breakLines(c.metrics, []span{{strconv.Itoa(n.number), number}}, indent)
	lines := breakLines(c.metrics, n.spans, c.sheet.measure-indent)
	if len(lines) == 0 {
		lines = []line{{}}
	}
	f := foot{number: n.number}
	for i, l := range lines {
		b := textBox(l, indent, c.sheet.note, n.text)
		if i == 0 && len(mark) > 0 {
			b = b.with(mark[0], 0, c.sheet.note.baseline(), label)
		}
		f.lines = append(f.lines, b)
	}
	return f
}
