package docx

import (
	"strconv"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// inlines writes the runs of a paragraph.
func (c *composer) inlines(s story, inlines []document.Inline, l look) {
	for _, in := range inlines {
		switch in := in.(type) {
		case document.Text:
			run := l
			run.bold, run.italic = l.bold || in.Bold, l.italic || in.Italic
			words(s.markup, in.Text, run)
		case document.Figure:
			run := l
			run.bold = l.bold || in.Bold
			words(s.markup, in.Value.Text, run)
		case document.Link:
			text := in.Text
			if document.Plain(text) == "" {
				text = []document.Inline{document.Text{Text: in.URL}}
			}
			c.link(s, in.URL, l, func(l look) { c.inlines(s, text, l) })
		case document.Footnote:
			c.footnote(s, in.Text, l)
		}
	}
}

// link writes words as a link, or as words alone where the address is not safe.
// A link inside of a link leads where the outer one does.
func (c *composer) link(s story, address string, l look, write func(look)) {
	if l.style == "Hyperlink" {
		write(l)
		return
	}
	safe, ok := disk.SafeLink(address)
	if !ok {
		c.unsafe++
		write(l)
		return
	}
	l.style = "Hyperlink"
	s.start("w:hyperlink", "r:id", s.rels.link(safe), "w:history", "1")
	write(l)
	s.end(1)
}

// startNotes begins the footnotes with the two lines that stand above them.
func (c *composer) startNotes() {
	c.foot.start("w:footnotes", "xmlns:w", mainSpace, "xmlns:r", officeRelations)
	for i, kind := range []string{"separator", "continuationSeparator"} {
		c.foot.start("w:footnote", "w:type", kind, "w:id", strconv.Itoa(i-1))
		paragraph{spacing: &spacing{0, 40, 240}}.start(c.foot.markup)
		c.foot.start("w:r")
		c.foot.leaf("w:" + kind)
		c.foot.end(3)
	}
}

// footnote writes a mark into the text and the note into the footnotes. Word
// knows no notes to notes: these stand in brackets.
func (c *composer) footnote(s story, text []document.Inline, l look) {
	if s.notes {
		words(s.markup, " (", l)
		c.inlines(s, text, l)
		words(s.markup, ")", l)
		return
	}
	c.footnotes++
	id := strconv.Itoa(c.footnotes)
	look{style: "FootnoteReference"}.start(s.markup)
	s.leaf("w:footnoteReference", "w:id", id)
	s.end(1)
	c.foot.start("w:footnote", "w:id", id)
	paragraph{style: "FootnoteText", rightToLeft: startsRightToLeft(document.Plain(text))}.start(c.foot.markup)
	look{style: "FootnoteReference"}.start(c.foot.markup)
	c.foot.leaf("w:footnoteRef")
	c.foot.end(1)
	words(c.foot.markup, " ", look{})
	c.inlines(c.foot, text, look{})
	c.foot.end(2)
}
