package desk

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// tooManyPages compares the pages of the PDF with what the form allows.
func tooManyPages(c *Case) []records.Finding {
	most := c.Definition.Demands.MaxPages
	if most == 0 || c.Pages <= most {
		return nil
	}
	return []records.Finding{c.front("max_pages", fmt.Sprintf("the report has %d pages as a PDF, the donor takes %d", c.Pages, most),
		"shorten it, move tables into an annex of its own, or print fewer rows of them with max_rows:")}
}

// tooManyWords compares the words of the prose with what the form allows.
func tooManyWords(c *Case) []records.Finding {
	most := c.Definition.Demands.MaxWords
	if n := words(c.Document); most > 0 && n > most {
		return []records.Finding{c.front("max_words", fmt.Sprintf("the report has %d words, tables and charts not counted; the donor takes %d", n, most), fmt.Sprintf("leave out %d words", n-most))}
	}
	return nil
}

// words counts those of the prose: title, headings, paragraphs, lists, quotes,
// remarks and footnotes; not tables, charts and captions.
func words(d *document.Document) int {
	n := wordsIn(d.Title)
	eachBlock(d.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case document.Heading:
			n += inlineWords(b.Text)
		case document.Paragraph:
			n += inlineWords(b.Text)
		case document.Callout:
			n += inlineWords(b.Text)
		case document.Quote:
			n += inlineWords(b.Attribution)
		}
	})
	return n
}

func inlineWords(inlines []document.Inline) int {
	n := wordsIn(document.Plain(inlines))
	for _, in := range inlines {
		if note, ok := in.(document.Footnote); ok {
			n += inlineWords(note.Text)
		}
	}
	return n
}

// wordsIn counts words as word processors do: what stands between blanks and
// holds a letter or a digit.
func wordsIn(text string) int {
	n := 0
	for word := range strings.FieldsSeq(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}
