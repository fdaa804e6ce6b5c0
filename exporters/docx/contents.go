package docx

import (
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// Levels of headings that there are styles for, and those that a table of
// contents lists.
const (
	deepest = 6
	listed  = 3
)

// heading is a heading as a table of contents shows it.
type heading struct {
	level int
	text  string
	mark  string
}

// markName is the name of the bookmark at heading n.
func markName(n int) string { return "_Toc" + strconv.Itoa(100000000+n) }

// heading writes a heading with a bookmark around it.
func (c *composer) heading(h document.Heading, at place) {
	m := c.body.markup
	c.nextHeading++
	p := at.set("Heading" + strconv.Itoa(min(max(h.Level, 1), deepest)))
	p.rightToLeft = startsRightToLeft(document.Plain(h.Text))
	p.start(m)
	c.mark(markName(c.nextHeading), func() { c.inlines(c.body, h.Text, look{}) })
	m.end(1)
}

// mark writes a bookmark around what write writes.
func (c *composer) mark(name string, write func()) {
	if c.marks[name] {
		write()
		return
	}
	c.marks[name] = true
	id := strconv.Itoa(len(c.marks))
	c.body.leaf("w:bookmarkStart", "w:id", id, "w:name", name)
	write()
	c.body.leaf("w:bookmarkEnd", "w:id", id)
}

// anchor is a name for the bookmark at a table or chart.
func anchor(id string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return '_'
	}, id)
	return "lex_" + name[:min(len(name), 36)]
}

// gather lists the headings that stand in the text, in their order.
func gather(blocks []document.Block) []heading {
	var out []heading
	for _, block := range blocks {
		switch b := block.(type) {
		case document.Heading:
			out = append(out, heading{level: min(max(b.Level, 1), deepest), text: strings.Join(strings.Fields(document.Plain(b.Text)), " ")})
		case document.List:
			for _, item := range b.Items {
				out = append(out, gather(item)...)
			}
		case document.Quote:
			out = append(out, gather(b.Text)...)
			out = append(out, gather(b.Original)...)
		}
	}
	return out
}

// contents writes the table of contents: a field that Word and LibreOffice can
// renew, and in it a line for each heading, so that it shows before they do. It
// says no page numbers until then: only the program that sets the pages knows
// them, and a wrong number is worse than none.
func (c *composer) contents() {
	var lines []heading
	for i, h := range gather(c.d.Blocks) {
		h.mark = markName(i + 1)
		if h.level <= listed && h.text != "" {
			lines = append(lines, h)
		}
	}
	if len(lines) == 0 {
		return
	}
	m := c.body.markup
	m.start("w:sdt")
	m.start("w:sdtPr")
	m.start("w:docPartObj")
	m.value("w:docPartGallery", "Table of Contents")
	m.leaf("w:docPartUnique")
	m.end(2)
	m.start("w:sdtContent")
	paragraph{style: "TOCHeading"}.start(m)
	words(m, c.d.Words.Contents, look{})
	m.end(1)
	for i, h := range lines {
		p := paragraph{style: "TOC" + strconv.Itoa(h.level), rightToLeft: startsRightToLeft(h.text)}
		if i == len(lines)-1 {
			p.spacing = &spacing{0, 240, 240} // what follows may be a table, which has no space of its own
		}
		p.start(m)
		if i == 0 {
			fieldPart(m, "begin")
			m.start("w:r")
			m.wrap("w:instrText", ` TOC \o "1-`+strconv.Itoa(listed)+`" \h \z \u `, "xml:space", "preserve")
			m.end(1)
			fieldPart(m, "separate")
		}
		m.start("w:hyperlink", "w:anchor", h.mark, "w:history", "1")
		words(m, h.text, look{})
		m.end(1)
		if i == len(lines)-1 {
			fieldPart(m, "end")
		}
		m.end(1)
	}
	m.end(2)
}

// fieldPart writes the beginning, the middle or the end of a field.
func fieldPart(m *markup, kind string) {
	m.start("w:r")
	m.leaf("w:fldChar", "w:fldCharType", kind)
	m.end(1)
}
