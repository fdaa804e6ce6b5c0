package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/namati/lex/internal/document"
)

// quote sets what somebody said: indented, in italics, a stripe at its left and
// the name below. The words as they were said stand smaller under a translation.
func (c *composer) quote(q document.Quote, at place) {
	const indent = 16.0
	if len(q.Text) == 0 && len(q.Attribution) == 0 && len(q.Original) == 0 {
		return
	}
	inner := at.indent(indent)
	inner.text.style = weighted(inner.text.style, false, true)
	inner.frame = &frame{x: at.x, w: 2, stripe: accent}
	inner.node = c.tree.loose(at.node, roleQuote)
	c.tree.speak(inner.node, q.Language)
	c.gap(blockGap)
	c.blocks(q.Text, inner)
	c.original(q, inner)
	// The name is in the document's language whatever the words are in.
	inner.node = at.node
	if g := c.inlines(q.Attribution, c.sheet.small.style, c.tree.loose(inner.node, roleParagraph)); len(g.spans) > 0 {
		if !dashed(g.spans[0].text) {
			g.spans = append([]span{{"—\u00A0", c.sheet.small.style}}, g.spans...)
		}
		c.bind()
		c.space = 0
		c.gap(4)
		c.lines(g, inner, c.sheet.small, nil)
	}
	c.space = 0
	c.gap(blockGap)
}

// original sets the words of a quote in the language they were said in.
func (c *composer) original(q document.Quote, at place) {
	if len(q.Original) == 0 {
		return
	}
	c.bind()
	c.space = 0
	c.gap(6)
	small := c.sheet.small
	if label := oneLine(c.text(c.words.Original)); label != "" {
		if !strings.HasSuffix(label, ":") {
			label += ":"
		}
		of := c.tree.loose(c.tree.parent(at.node), roleParagraph)
		c.lines(gathered{node: of, spans: []span{{label, small.style}}}, at, small, nil)
		c.bind()
		c.space = 0
		c.gap(1)
	}
	at.node = c.tree.loose(c.tree.parent(at.node), roleQuote)
	c.tree.speak(at.node, q.OriginalLanguage)
	at.text, at.tight = small, true
	at.text.style = weighted(small.style, false, true)
	c.blocks(q.Original, at)
}

// callout sets a remark on a tinted field.
func (c *composer) callout(o document.Callout, at place) {
	const side, above = 12.0, 7.0
	inner := at.indent(side)
	inner.width -= side
	inner.frame = &frame{x: at.x, w: at.width, fill: tint, filled: true, stripe: accent}
	inner.node = c.tree.loose(at.node, roleCallout)
	g := c.inlines(o.Text, at.text.style, c.tree.loose(inner.node, roleParagraph))
	if len(g.spans) == 0 {
		return
	}
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
