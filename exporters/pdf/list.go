package pdf

import (
	"strconv"

	"github.com/namati/lex/internal/document"
)

// list sets a list. Numbers stand right-aligned beside their items; a list that
// goes on elsewhere goes on counting from its Start.
func (c *composer) list(l document.List, at place) {
	look := at.text
	look.ink = accent
	indent := listIndent
	if l.Ordered {
		look.ink = at.text.ink
		widest := c.metrics.measure(number(l.Start+len(l.Items)-1), look.style)
		indent = max(indent, widest+6)
	}
	inner := at.indent(indent)
	inner.tight = allTight(l.Items)
	of := c.tree.loose(at.node, roleList)
	c.markAlone(at)
	c.gap(at.between())
	numbering := "Disc"
	for i, item := range l.Items {
		bullet := "•"
		if l.Ordered {
			numbering, bullet = "Decimal", number(l.Start+i)
		} else if at.x > 0 && at.frame == nil {
			bullet = "–"
		}
		li := c.tree.loose(of, roleItem)
		label := c.tree.add(li, roleLabel)
		inner.node = c.tree.add(li, roleItemBody)
		text := breakLines(c.metrics, []span{{bullet, look.style}}, c.sheet.frame)
		c.marker = &marker{line: text[0], right: inner.x - 6, set: at.text, node: label}
		c.blocks(item, inner)
		c.markAlone(inner) // an item without text keeps its number
		c.gap(inner.between())
	}
	if len(l.Items) > 0 {
		c.tree.say(of, "/A<</O/List/ListNumbering/"+numbering+">>")
	}
	c.space = 0
	c.gap(at.between())
}

func allTight(items [][]document.Block) bool {
	for _, item := range items {
		if !tight(item) {
			return false
		}
	}
	return true
}

func number(n int) string { return strconv.Itoa(n) + "." }

// tight reports whether an item is one paragraph or one with a list below.
func tight(item []document.Block) bool {
	for i, b := range item {
		switch b.(type) {
		case document.Paragraph:
			if i > 0 {
				return false
			}
		case document.List:
		default:
			return false
		}
	}
	return true
}
