package pdf

import (
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// span is text in one style. Its text has been through the cleaner.
type span struct {
	text  string
	style style
}

// gathered is what inlines come to: spans, and the footnotes that their marks
// call, in order.
type gathered struct {
	// node is the element that the spans are the text of.
	node  node
	spans []span
	notes []note
}

// note is a footnote before it is broken into lines. node is its element, text
// that of its words.
type note struct {
	number     int
	node, text node
	spans      []span
}

// inlines turns inlines into spans in a style, the text of element n. Footnotes
// are numbered through the whole document; a note inside a note follows it.
func (c *composer) inlines(in []document.Inline, base style, n node) gathered {
	g := gathered{node: n}
	c.gather(&g, in, base)
	return g
}

func (c *composer) gather(g *gathered, in []document.Inline, base style) {
	for _, part := range in {
		switch part := part.(type) {
		case document.Text:
			c.add(g, part.Text, weighted(base, part.Bold, part.Italic))
		case document.Figure:
			c.add(g, part.Value.Text, weighted(base, part.Bold, false))
		case document.Link:
			linked := base
			if url, ok := target(part.URL); ok {
				linked.url, linked.ink = url, accent
				linked.part = c.tree.loose(g.node, roleLink)
			}
			c.gather(g, part.Text, linked)
		case document.Footnote:
			c.footnote(g, part, base)
		}
	}
}

func (c *composer) add(g *gathered, text string, s style) {
	if text = c.text(text); text != "" {
		g.spans = append(g.spans, span{text, s})
	}
}

// footnote sets the raised number and numbers the notes inside the note.
func (c *composer) footnote(g *gathered, f document.Footnote, base style) {
	c.notes++
	n := note{number: c.notes, node: c.tree.loose(c.tree.parent(g.node), roleNote)}
	n.text = c.tree.loose(n.node, roleParagraph)
	c.tree.name(n.node)
	mark := style{face: regular, size: base.size * 0.65, rise: base.size * 0.34, ink: base.ink, note: int32(n.number)}
	mark.part = c.tree.loose(c.tree.loose(g.node, roleReference), roleLink)
	g.trim()
	if last := len(g.spans) - 1; last >= 0 && g.spans[last].style.note != 0 {
		comma := mark
		comma.note, comma.part = 0, 0
		g.spans = append(g.spans, span{",", comma})
	}
	g.spans = append(g.spans, span{strconv.Itoa(n.number), mark})
	inner := c.inlines(f.Text, c.sheet.note.style, n.text)
	n.spans = inner.spans
	g.notes = append(append(g.notes, n), inner.notes...)
}

// trim takes away the spaces that stand before a mark: it belongs to the word.
func (g *gathered) trim() {
	if last := len(g.spans) - 1; last >= 0 && g.spans[last].style.note == 0 {
		s := &g.spans[last]
		if s.text = strings.TrimRight(s.text, " "); s.text == "" {
			g.spans = g.spans[:last]
		}
	}
}

// weighted adds bold and italic to a style.
func weighted(s style, isBold, isItalic bool) style {
	if s.face == fallback {
		return s
	}
	s.face = styled(isBold || s.face == bold || s.face == boldItalic, isItalic || s.face == italic || s.face == boldItalic)
	return s
}
