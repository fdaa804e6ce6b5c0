package pdf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

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
	c.markAlone(at)
	c.gap(at.between())
	for i, item := range l.Items {
		bullet := "•"
		if l.Ordered {
			bullet = number(l.Start + i)
		} else if at.x > 0 && at.frame == nil {
			bullet = "–"
		}
		text := breakLines(c.metrics, []span{{bullet, look.style}}, frameWidth)
		c.marker = &marker{line: text[0], right: inner.x - 6, set: at.text}
		c.blocks(item, inner)
		c.markAlone(inner) // an item without text keeps its number
		c.gap(inner.between())
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

// quote sets what somebody said: indented, in italics, a stripe at its left and
// the name below.
func (c *composer) quote(q document.Quote, at place) {
	const indent = 16.0
	inner := at.indent(indent)
	inner.text.style = weighted(inner.text.style, false, true)
	inner.frame = &frame{x: at.x, w: 2, stripe: accent}
	c.gap(blockGap)
	c.blocks(q.Text, inner)
	if g := c.inlines(q.Attribution, smallText.style); len(g.spans) > 0 {
		if !dashed(g.spans[0].text) {
			g.spans = append([]span{{"—\u00A0", smallText.style}}, g.spans...)
		}
		c.bind()
		c.space = 0
		c.gap(4)
		c.lines(g, inner, smallText, nil)
	}
	c.space = 0
	c.gap(blockGap)
}

// callout sets a remark on a tinted field.
func (c *composer) callout(o document.Callout, at place) {
	const side, above = 12.0, 7.0
	g := c.inlines(o.Text, at.text.style)
	if len(g.spans) == 0 {
		return
	}
	inner := at.indent(side)
	inner.width -= side
	inner.frame = &frame{x: at.x, w: at.width, fill: tint, filled: true, stripe: accent}
	c.gap(blockGap)
	c.emit(box{height: above, keep: true}, inner)
	c.lines(g, inner, at.text, nil)
	c.bind()
	c.emit(box{height: above}, inner)
	c.gap(blockGap)
}

// dashed reports whether an attribution brings its own dash.
func dashed(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return unicode.Is(unicode.Pd, r)
}

// oneLine puts text on one line, for bookmarks and document properties.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
