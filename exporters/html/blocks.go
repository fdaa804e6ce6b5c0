package html

import (
	"strconv"

	"github.com/namati/lex/internal/document"
)

func (p *page) blocks(blocks []document.Block) {
	for _, block := range blocks {
		if !p.alive() {
			return
		}
		switch b := block.(type) {
		case document.Heading:
			p.heading(b)
		case document.Paragraph:
			if b.Under {
				p.put(`<p class="under">`)
			} else {
				p.put("<p>")
			}
			p.inlines(b.Text)
			p.put("</p>\n")
		case document.List:
			p.list(b)
		case document.Quote:
			p.quote(b)
		case document.Callout:
			p.put(`<aside class="callout" role="note"><p>`)
			p.inlines(b.Text)
			p.put("</p></aside>\n")
		case document.Table:
			p.table(b)
		case document.Chart:
			p.chart(b)
		case document.Picture:
			p.picture(b)
		case document.Signature:
			p.signature(b)
		}
	}
}

// list writes a list; items of one paragraph stand close.
func (p *page) list(l document.List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	p.put("<", tag)
	if l.Ordered && l.Start != 1 {
		p.put(` start="`, strconv.Itoa(l.Start), `"`)
	}
	p.put(">\n")
	for _, item := range l.Items {
		p.put("<li>")
		if first, ok := firstParagraph(item); ok && onlyLists(item[1:]) {
			p.inlines(first.Text)
			if len(item) > 1 {
				p.put("\n")
			}
			item = item[1:]
		}
		p.blocks(item)
		p.put("</li>\n")
	}
	p.put("</", tag, ">\n")
}

func firstParagraph(item []document.Block) (document.Paragraph, bool) {
	if len(item) == 0 {
		return document.Paragraph{}, false
	}
	first, ok := item[0].(document.Paragraph)
	return first, ok
}

func onlyLists(blocks []document.Block) bool {
	for _, b := range blocks {
		if _, ok := b.(document.List); !ok {
			return false
		}
	}
	return true
}

// quote writes what somebody said, who said it, and the words as they were said
// where the quote is a translation.
func (p *page) quote(q document.Quote) {
	p.put(`<figure class="quote">` + "\n")
	p.said(q.Text, q.Language)
	if len(q.Original) > 0 {
		p.put(`<p class="original">`, text(p.d.Words.Original), "</p>\n")
		p.said(q.Original, q.OriginalLanguage)
	}
	if len(q.Attribution) > 0 {
		p.put("<figcaption>")
		p.inlines(q.Attribution)
		p.put("</figcaption>\n")
	}
	p.put("</figure>\n")
}

func (p *page) said(blocks []document.Block, lang string) {
	p.put("<blockquote")
	if lang = language(lang); lang != "" && lang != p.d.Language {
		p.put(` lang="`, lang, `" dir="auto"`)
	}
	p.put(">\n")
	p.blocks(blocks)
	p.put("</blockquote>\n")
}

// signature writes the statement and the lines to sign on.
func (p *page) signature(s document.Signature) {
	p.put(`<div class="signature">` + "\n")
	if len(s.Statement) > 0 {
		p.put("<p>")
		p.inlines(s.Statement)
		p.put("</p>\n")
	}
	p.put(`<div class="lines">` + "\n")
	for _, line := range s.Lines {
		p.put(`<p class="sign">`)
		p.inlines(line)
		p.put("</p>\n")
	}
	p.put("</div>\n</div>\n")
}
