package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// layout is what the definition demands of the page, its header filled in.
func (c *composer) layout(d *Definition) (document.Layout, error) {
	layout := d.Layout
	if d.header == nil || d.header.root.FirstChild() == nil {
		return layout, nil
	}
	lines, err := c.lines(d.header, d.header.root.FirstChild())
	if err != nil || len(lines) == 0 {
		layout.Header = ""
		return layout, err
	}
	layout.Header = strings.TrimSpace(document.Plain(lines[0].inlines))
	return layout, nil
}

// logo is the picture that the definition names, else the grantee's.
func (c *composer) logo(d *Definition) (*document.Picture, error) {
	name := d.Logo
	if name == "" {
		if name = c.in.Grantee.Logo; name == "" || c.in.Files == nil {
			return nil, nil
		}
	}
	picture, problem := c.loadPicture(name)
	if problem != nil && d.Logo == "" {
		// lex.yaml names it: the report does without, and says so.
		c.tell(fmt.Sprintf("the logo %s cannot stand in the report: %s; %s", name, problem.message, problem.hint))
		return nil, nil
	}
	if problem != nil {
		return nil, &SyntaxError{File: c.file, Line: d.logoLine, Column: 1, Check: DefinitionUnreadable, Message: problem.message, Hint: problem.hint}
	}
	picture.ID, picture.Alt = "logo", c.in.Grantee.Name
	return &picture, nil
}

// translated tells that the words of a report are not in the language that was
// asked for: its labels are, its narrative is not.
func (c *composer) translated() {
	d := c.req.Definition
	own := cmp.Or(languageOf(d.Path), d.Language, c.in.Language)
	if own == "" || own == c.req.Language || !slices.Contains(lexicon.Languages, own) {
		return
	}
	language := func(lang string) string {
		return map[string]string{"en": "English", "es": "Spanish", "fr": "French", "pt": "Portuguese"}[lang]
	}
	file := d.Name + "." + c.req.Language + ".md"
	c.result.Findings = append(c.result.Findings, records.Finding{Severity: records.Warning, Check: TranslationMissing, File: c.file,
		Message: fmt.Sprintf("the report was asked for in %s, and its narrative is there in %s only: labels, dates and numbers are translated, your sentences are not", language(c.req.Language), language(own)),
		Hint:    fmt.Sprintf("write %s beside it", file)})
}

// signature composes the place to sign.
func (c *composer) signature() document.Block {
	c.signed = true
	statement := c.req.Definition.Demands.Statement
	if statement == "" {
		statement = c.word("signature.statement")
	}
	who := c.word("signature.name")
	if name := c.in.Grantee.Signatory; name != "" {
		who = name
	}
	return document.Signature{Statement: plain(statement), Lines: []document.Line{plain(who), plain(c.word("signature.place"))}}
}
