package html

import (
	"strconv"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// inlines writes running text.
func (p *page) inlines(inlines []document.Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case document.Text:
			p.words(in.Text, in.Bold, in.Italic)
		case document.Link:
			p.link(in)
		case document.Figure:
			p.figure(in)
		case document.Footnote:
			p.noteMark(in)
		}
	}
}

func (p *page) words(s string, bold, italic bool) {
	if bold {
		p.put("<strong>")
	}
	if italic {
		p.put("<em>")
	}
	p.put(text(s))
	if italic {
		p.put("</em>")
	}
	if bold {
		p.put("</strong>")
	}
}

// link writes words that lead somewhere; an address that may not be linked
// leaves the words.
func (p *page) link(l document.Link) {
	url, ok := disk.SafeLink(l.URL)
	if !ok {
		p.unsafe++
	}
	words := document.Plain(l.Text)
	if !ok || p.inLink {
		p.inlines(l.Text)
		return
	}
	p.open(url, words)
	p.inLink = true
	if words == "" {
		p.put(text(url))
	}
	p.inlines(l.Text)
	p.inLink = false
	p.put("</a>")
}

// open begins a link. Paper shows the address behind the words, unless they say
// it already.
func (p *page) open(url, words string) {
	p.put(`<a href="`, attribute(url), `"`)
	if disk.SaysAddress(words, url) {
		p.put(` class="bare"`)
	}
	p.put(">")
}

// figure writes a number or a name that the data gave. Where it has a proof, it
// leads there and says on pointing how it was counted.
func (p *page) figure(f document.Figure) {
	if f.Value.Text == "" {
		return
	}
	n, proven := p.proof(f)
	proven = proven && !p.inLink
	if f.Bold {
		p.put("<strong>")
	}
	if proven {
		p.put(`<a class="figure" href="#`, proofID(n), `"`)
		if !p.shown[n] {
			p.put(` id="figure-`, strconv.Itoa(n+1), `"`)
			p.shown[n] = true
		}
		if counted := p.d.Proofs[n].Counted; counted != "" {
			p.put(` title="`, attribute(counted), `"`)
		}
		p.put(">")
		p.inLink = true
	}
	p.value(f.Value)
	if proven {
		p.put("</a>")
		p.inLink = false
	}
	if f.Bold {
		p.put("</strong>")
	}
}

// value writes a typed value: machines read it beside the words.
func (p *page) value(c document.Cell) {
	switch c.Kind {
	case document.Count, document.Share, document.Money:
		p.put(`<data value="`, strconv.FormatFloat(c.Number, 'f', -1, 64), `">`, text(c.Text), "</data>")
	case document.Date:
		if isDay(c.Day) {
			p.put(`<time datetime="`, c.Day, `">`, text(c.Text), "</time>")
			return
		}
		p.put(text(c.Text))
	case document.Address:
		p.link(document.Link{Text: []document.Inline{document.Text{Text: c.Text}}, URL: c.URL})
	default:
		p.put(text(c.Text))
	}
}

// noteMark writes the mark of a footnote, which leads to the note.
func (p *page) noteMark(f document.Footnote) {
	p.notes = append(p.notes, f.Text)
	n := strconv.Itoa(len(p.notes))
	if p.inLink {
		p.put(`<sup id="mark-`, n, `">[`, n, "]</sup>")
		return
	}
	p.put(`<sup><a class="mark" role="doc-noteref" href="#note-`, n, `" id="mark-`, n, `">[`, n, "]</a></sup>")
}

// footnotes writes the notes at the end, each with a way back. A note may hold
// another one, which is numbered on.
func (p *page) footnotes() {
	if len(p.notes) == 0 {
		return
	}
	p.put(`<section class="notes" role="doc-endnotes" aria-labelledby="notes">`, "\n", `<h2 id="notes">`, text(p.d.Words.Notes), "</h2>\n<ol>\n")
	for i := 0; i < len(p.notes) && p.alive(); i++ {
		n := strconv.Itoa(i + 1)
		p.put(`<li id="note-`, n, `">`)
		p.inlines(p.notes[i])
		p.put(` <a class="back" role="doc-backlink" href="#mark-`, n, `" aria-label="↩ [`, n, `]">↩</a></li>`, "\n")
	}
	p.put("</ol>\n</section>\n")
}
