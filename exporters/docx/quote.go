package docx

import (
	"strings"

	"github.com/namati/lex/internal/document"
)

// quote writes what somebody said, the words as they were said where these are
// a translation, and who it was. All of it stays together.
func (c *composer) quote(q document.Quote, at place) error {
	inner := at.further(quoteStep)
	inner.style = "Quote"
	c.boxes++
	inner.look.language = language(q.Language)
	blocks := []func(last bool) error{}
	add := func(list []document.Block, at place) {
		for _, b := range list {
			blocks = append(blocks, func(last bool) error { return c.quoted(b, at, last) })
		}
	}
	add(q.Text, inner)
	if len(q.Original) > 0 {
		original := inner
		original.style = "QuoteOriginal"
		original.look.language = language(q.OriginalLanguage)
		if label := c.d.Words.Original; label != "" {
			blocks = append(blocks, func(last bool) error {
				source := inner
				source.look = at.look
				source.style = "QuoteSource"
				return c.quoted(document.Paragraph{Text: []document.Inline{document.Text{Text: strings.TrimSuffix(label, ":") + ":"}}}, source, last)
			})
		}
		add(q.Original, original)
	}
	if len(q.Attribution) > 0 {
		source := inner
		source.look = at.look
		source.style = "QuoteSource"
		blocks = append(blocks, func(last bool) error {
			return c.quoted(document.Paragraph{Text: append([]document.Inline{document.Text{Text: "— "}}, q.Attribution...)}, source, last)
		})
	}
	for i, write := range blocks {
		if err := write(i == len(blocks)-1); err != nil {
			return err
		}
	}
	return nil
}

// quoted writes one block of a quote; the last one leaves space below.
func (c *composer) quoted(block document.Block, at place, last bool) error {
	text, ok := block.(document.Paragraph)
	if !ok {
		return c.block(block, at)
	}
	p := at.set(at.style)
	p.indent = &indent{left: at.left, right: c.apart(quoteStep)}
	p.keepNext = !last
	switch {
	case last:
		p.spacing = &spacing{0, 220, 288}
	case at.style == "Quote":
		p.spacing = &spacing{0, 50, 288}
	}
	c.paragraph(p, text.Text, at.look)
	return nil
}

// apart is a step from the right that differs from that of the quote or callout
// before by a twip, for the lines around two paragraphs of the same measure run
// into each other.
func (c *composer) apart(step int) int { return step + c.boxes%2 }
