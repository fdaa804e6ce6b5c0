package reports

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"

	"github.com/namati/lex/internal/document"
)

// body composes the blocks of a definition and leaves out the sections in which
// nothing stands.
func (c *composer) body(t *text) ([]document.Block, error) {
	was := c.text
	c.text = t
	defer func() { c.text = was }()
	blocks, err := c.blocks(t.root)
	if err != nil {
		return nil, err
	}
	return sections(blocks), nil
}

// blocks composes the children of a block.
func (c *composer) blocks(parent ast.Node) ([]document.Block, error) {
	var out []document.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		made, err := c.blockOf(n)
		if err != nil {
			return nil, err
		}
		out = append(out, made...)
	}
	return out, nil
}

// blockOf composes one block of the text. What check refuses does not come here.
func (c *composer) blockOf(n ast.Node) ([]document.Block, error) {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(n)
	case *ast.List:
		return c.list(n)
	case *ast.Blockquote:
		inside, err := c.blocks(n)
		if err != nil || len(inside) == 0 {
			return nil, err
		}
		return []document.Block{document.Quote{Text: inside}}, nil
	case *exast.Table:
		return c.pipeTable(n)
	}
	// Thematic breaks and comments print nothing; footnotes stand where they
	// are called.
	return nil, nil
}

// heading composes a heading; without its figures it is left out.
func (c *composer) heading(n *ast.Heading) ([]document.Block, error) {
	lines, err := c.lines(c.text, n)
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	var words []document.Inline
	for i, l := range lines {
		words = join(words, l.inlines, i)
	}
	h := document.Heading{Level: n.Level, Text: words}
	if unwritten(n) && !c.quiet {
		c.tell(fmt.Sprintf("the section %q is empty: its words are yours; `lex report copy %s` puts the definition into the workspace, where you write them", document.Plain(words), c.req.Name))
	}
	return []document.Block{h}, nil
}

// unwritten reports whether nothing stands between a heading and the next one.
func unwritten(h *ast.Heading) bool {
	for n := h.NextSibling(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.HTMLBlock, *ast.LinkReferenceDefinition, *exast.FootnoteList, *ast.ThematicBreak:
			continue
		case *ast.Heading:
			return n.Level <= h.Level
		}
		return false
	}
	return true
}

// paragraph composes the lines of a paragraph; a call on its own line, and a
// hard break, end it.
func (c *composer) paragraph(n ast.Node) ([]document.Block, error) {
	lines, err := c.lines(c.text, n)
	if err != nil {
		return nil, err
	}
	var out []document.Block
	var run []document.Inline
	flush := func() {
		if len(run) > 0 {
			out = append(out, document.Paragraph{Text: run})
		}
		run = nil
	}
	for _, l := range lines {
		if l.blocks != nil {
			flush()
			out = append(out, l.blocks...)
			continue
		}
		run = join(run, l.inlines, len(run))
		if l.ends {
			flush()
		}
	}
	flush()
	return out, nil
}

// join puts a line behind those before it.
func join(run, next []document.Inline, before int) []document.Inline {
	if before > 0 && len(next) > 0 {
		run = append(run, document.Text{Text: " "})
	}
	return merge(append(run, next...))
}

// list composes a list; items of which nothing stands are left out.
func (c *composer) list(n *ast.List) ([]document.Block, error) {
	list := document.List{Ordered: n.IsOrdered(), Start: n.Start}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		blocks, err := c.blocks(item)
		if err != nil {
			return nil, err
		}
		if len(blocks) > 0 {
			list.Items = append(list.Items, blocks)
		}
	}
	if len(list.Items) == 0 {
		return nil, nil
	}
	return []document.Block{list}, nil
}

// sections leaves out headings under which nothing stands.
func sections(blocks []document.Block) []document.Block {
	keep := make([]bool, len(blocks))
	next := -1
	for i := len(blocks) - 1; i >= 0; i-- {
		h, ok := blocks[i].(document.Heading)
		if ok {
			if next < 0 {
				continue
			}
			if follows, ok := blocks[next].(document.Heading); ok && follows.Level <= h.Level {
				continue
			}
		}
		keep[i], next = true, i
	}
	var out []document.Block
	for i, b := range blocks {
		if keep[i] {
			out = append(out, b)
		}
	}
	return out
}

// settle gives headings the levels 1, 2 … without a gap at the top, and takes
// from charts the tables that the document does not have.
func (c *composer) settle(doc *document.Document) {
	top := 0
	for _, b := range doc.Blocks {
		if h, ok := b.(document.Heading); ok && (top == 0 || h.Level < top) {
			top = h.Level
		}
	}
	for i, b := range doc.Blocks {
		switch b := b.(type) {
		case document.Heading:
			b.Level -= top - 1
			doc.Blocks[i] = b
		case document.Chart:
			if c.tables[b.Table] == 0 {
				b.Table = ""
				doc.Blocks[i] = b
			}
		}
	}
}
