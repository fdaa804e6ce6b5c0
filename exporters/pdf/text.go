package pdf

import (
	"strconv"

	"github.com/namati/lex/internal/document"
)

// text makes a string ready to be set.
func (c *composer) text(s string) string { return shapeArabic(c.cleaner.clean(s)) }

// titleBlock sets the title, the lines under it and a rule.
func (c *composer) titleBlock(d *document.Document) {
	at := place{width: frameWidth, text: bodyText}
	title := gathered{spans: []span{{c.text(d.Title), titleText.style}}}
	c.lines(title, at, titleText, nil)
	c.bind()
	for i, l := range d.Lines {
		if i == 0 {
			c.gap(6)
		}
		c.lines(c.inlines(l, lineText.style), at, lineText, nil)
		c.bind()
	}
	if c.held == nil {
		return
	}
	c.gap(11)
	c.emit(box{height: 1.2, keep: true, rules: []bar{{w: frameWidth, h: 1.2, ink: accent}}}, at)
	c.gap(18)
}

// heading sets a heading. It stays with the two lines that follow it.
func (c *composer) heading(h document.Heading, at place) {
	look := headings[min(max(h.Level, 1), len(headings))-1]
	g := c.inlines(h.Text, look.style)
	if len(g.spans) == 0 {
		return
	}
	c.gap(look.above)
	c.bound = 0
	c.lines(g, at, look.setting, c.bookmark(h))
	c.gap(look.below)
	c.bound = 2
}

// bookmark is the heading's place in the outline; no level is passed over.
func (c *composer) bookmark(h document.Heading) *bookmark {
	level := min(max(h.Level, 1)-1, c.level)
	c.level = level + 1
	return &bookmark{level: level, text: oneLine(c.cleaner.peek(document.Plain(h.Text)))}
}

// paragraph sets running text.
func (c *composer) paragraph(text []document.Inline, at place) {
	g := c.inlines(text, at.text.style)
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
	number := noteText.style
	number.size, number.rise = noteText.size*0.7, noteText.size*0.3
	mark := breakLines(c.metrics, []span{{strconv.Itoa(n.number), number}}, indent)
	lines := breakLines(c.metrics, n.spans, measure-indent)
	if len(lines) == 0 {
		lines = []line{{}}
	}
	f := foot{number: n.number}
	for i, l := range lines {
		b := textBox(l, indent, noteText)
		if i == 0 && len(mark) > 0 {
			b = b.with(mark[0], 0, noteText.baseline())
		}
		f.lines = append(f.lines, b)
	}
	return f
}
