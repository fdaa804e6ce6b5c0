package docx

import (
	"context"
	"fmt"
	"io"

	"github.com/namati/lex/internal/document"
)

// mainSpace is the namespace of text documents.
const mainSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

// Write writes d to w as a text document and returns what it could not show as
// it was meant, in plain words. The same document gives the same bytes. An error
// is that of the context or of w; nothing is written to w before the whole
// document is made.
func Write(ctx context.Context, w io.Writer, d *document.Document) (warnings []string, err error) {
	c := newComposer(ctx, d)
	if err := c.compose(); err != nil {
		return nil, fmt.Errorf("write DOCX: %w", err)
	}
	if err := c.archive.write(w); err != nil {
		return nil, fmt.Errorf("write DOCX: %w", err)
	}
	return c.warnings(), nil
}

// story is one stream of text, the document or its footnotes, with the relations
// of its links.
type story struct {
	*markup
	rels *relations
	// notes is set for the footnotes, which cannot have any of their own.
	notes bool
}

// composer turns a document into the parts of the package. It walks the blocks
// once, in their order.
type composer struct {
	ctx     context.Context
	d       *document.Document
	page    page
	archive archive
	body    story
	foot    story
	lists   []list
	// nextHeading is how many headings stand in the text so far.
	nextHeading int
	// tied says that the block at hand stays with the one below it.
	tied bool
	// footnotes, drawings, charts and pictures count what has been made of each.
	footnotes, drawings, charts, pictures, boxes int
	// upright and sideways are the sections with pages of either shape.
	upright, sideways section
	// marks are the names of bookmarks.
	marks map[string]bool
	// unsafe counts addresses that may not be linked, broken pictures that are
	// none.
	unsafe, broken int
}

func newComposer(ctx context.Context, d *document.Document) *composer {
	return &composer{ctx: ctx, d: d, page: newPage(d.Layout), marks: map[string]bool{}}
}

// compose makes all parts.
func (c *composer) compose() error {
	text, err := c.archive.part("word/document.xml", mainType+"document.main+xml")
	if err != nil {
		return err
	}
	notes, err := c.archive.part("word/footnotes.xml", mainType+"footnotes+xml")
	if err != nil {
		return err
	}
	c.archive.rels.to("officeDocument", "word/document.xml")
	c.body = story{markup: newMarkup(text), rels: &text.rels}
	c.foot = story{markup: newMarkup(notes), rels: &notes.rels, notes: true}
	c.body.rels.to("footnotes", "footnotes.xml")
	if err := c.furnish(); err != nil {
		return err
	}
	c.startNotes()
	if err := c.text(); err != nil {
		return err
	}
	if err := c.foot.finish(); err != nil {
		return err
	}
	for _, p := range []struct {
		name, kind, mime string
		write            func(*markup)
	}{
		{"styles.xml", "styles", mainType + "styles+xml", func(m *markup) { writeStyles(m, c.page, language(c.d.Language)) }},
		{"numbering.xml", "numbering", mainType + "numbering+xml", c.writeLists},
		{"settings.xml", "settings", mainType + "settings+xml", c.writeSettings},
		{"fontTable.xml", "fontTable", mainType + "fontTable+xml", c.writeFonts},
	} {
		if err := c.side("word/"+p.name, p.mime, p.write); err != nil {
			return err
		}
		c.body.rels.to(p.kind, p.name)
	}
	return c.writeProperties()
}

// side makes a part in one go.
func (c *composer) side(name, mime string, write func(*markup)) error {
	p, err := c.archive.part(name, mime)
	if err != nil {
		return err
	}
	m := newMarkup(p)
	write(m)
	return m.finish()
}

// text makes the main part.
func (c *composer) text() error {
	m := c.body.markup
	m.start("w:document", "xmlns:w", mainSpace, "xmlns:r", officeRelations, "xmlns:wp", drawingSpace, "xmlns:a", shapesSpace, "xmlns:pic", pictureSpace,
		"xmlns:c", chartSpace, "xmlns:mc", compatibleSpace, "xmlns:wpg", groupSpace, "xmlns:wps", shapeSpace)
	m.start("w:body")
	c.titleBlock()
	if c.d.Contents {
		c.contents()
	}
	if err := c.blocks(c.d.Blocks, place{width: c.page.frame(), top: true}); err != nil {
		return err
	}
	c.upright.write(m)
	return m.finish()
}

// warnings tells what could not be shown.
func (c *composer) warnings() []string {
	var out []string
	if c.unsafe > 0 {
		out = append(out, fmt.Sprintf("%d addresses may not be linked (https, http and mailto may); their words stand without a link", c.unsafe))
	}
	if c.broken > 0 {
		out = append(out, fmt.Sprintf("%d pictures are neither PNG nor JPEG or have no size; their descriptions stand in their place", c.broken))
	}
	return out
}
