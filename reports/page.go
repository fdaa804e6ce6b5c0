package reports

import (
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// title composes the title: the request's words, else the definition's first
// alternative whose figures all have values.
func (c *composer) title(d *Definition) (string, error) {
	defer c.besides()()
	if c.req.Title != "" || d.title == nil {
		if c.req.Title != "" {
			return c.req.Title, nil
		}
		return c.word("summary_report"), nil
	}
	block := d.title.root.FirstChild()
	if block == nil {
		return c.word("summary_report"), nil
	}
	lines, err := c.lines(d.title, block)
	if err != nil || len(lines) == 0 {
		return c.word("summary_report"), err
	}
	return strings.TrimSpace(document.Plain(lines[0].inlines)), nil
}

// titleBlock composes the lines under the title.
func (c *composer) titleBlock() ([]document.Line, error) {
	defer c.besides()()
	partial, err := c.partial("title-block")
	if err != nil {
		return nil, err
	}
	var lines []document.Line
	err = c.within(partial, false, func() error {
		for block := partial.body.root.FirstChild(); block != nil; block = block.NextSibling() {
			kept, err := c.lines(partial.body, block)
			if err != nil {
				return err
			}
			for _, l := range kept {
				lines = append(lines, l.inlines)
			}
		}
		return nil
	})
	return lines, err
}

// besides notes that no sentence is composed until what it returns is called.
func (c *composer) besides() func() {
	was := c.aside
	c.aside = true
	return func() { c.aside = was }
}

// properties fills in who wrote the document and what about.
func (c *composer) properties(doc *document.Document) error {
	doc.Author = c.in.Grantee.Name
	subject, err := c.name("exchange.name", nil)
	if err != nil {
		return err
	}
	doc.Subject = subject.text
	for _, id := range []string{"fund.name", "fund.grant"} {
		v, err := c.name(id, nil)
		if err != nil {
			return err
		}
		if v.text != "" {
			doc.Keywords = append(doc.Keywords, v.text)
		}
	}
	return nil
}

// word is a label of reports in the report's language.
func (c *composer) word(key string) string { return lexicon.Word(key, c.req.Language) }

// Words are the labels that exporters need, in a language (en, es, fr, pt).
func Words(lang string) document.Words {
	w := func(key string) string { return lexicon.Word(key, lang) }
	return document.Words{Page: w("page"), Of: w("of"), Draft: w("draft"), Continued: w("continued"), Run: w("run"),
		Notes: w("notes"), Figures: w("figures"), Narrative: w("narrative"), Note: w("note"), Value: w("value"), Figure: w("figure"),
		Contents: w("contents"), Sources: w("sources"), Proofs: w("proof.heading"), Counted: w("counted"), File: w("file"), Sheet: w("sheet"), Rows: w("rows"), Hash: w("hash"),
		Target: w("target"), Actual: w("actual"), Picture: w("picture"), Chart: w("chart"),
		Original: w("original"), Light: w("light"), Dark: w("dark"), Start: w("start"), End: w("end"), Months: lexicon.ShortMonths(lang)}
}
