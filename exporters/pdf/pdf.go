package pdf

import (
	"context"
	"fmt"
	"io"

	"github.com/namati/lex/internal/document"
)

// Write writes d to w as a tagged PDF/A and returns the number of pages and what the
// page could not show, in plain words. The same document gives the same bytes.
// An error is that of the context, of w, or of a document that cannot be set; a
// panic on the way becomes an error, so that other documents are still made.
func Write(ctx context.Context, w io.Writer, d *document.Document) (pages int, warnings []string, err error) {
	defer func() {
		if r := recover(); r != nil {
			pages, warnings, err = 0, nil, fmt.Errorf("write PDF: set the document: %v", r)
		}
	}()
	family := familyOf(d.Layout.Typeface)
	m, err := family.metrics()
	if err != nil {
		return 0, nil, fmt.Errorf("write PDF: %w", err)
	}
	quiet := newCleaner(m).peek
	s, f := newSheet(d.Layout), newFurniture(d, quiet)
	var p *pen
	pager := &paginator{sheet: s, emit: func(pg page) { p.page(pg, func() { p.under(f) }) }}
	c := newComposer(ctx, m, s, d.Words, pager.add)
	p = newPen(s, m, c.tree)
	c.document(d)
	if err := ctx.Err(); err != nil {
		return 0, nil, fmt.Errorf("write PDF: %w", err)
	}
	pager.finish()
	p.furnish(f)
	if err := p.output(w, family, propertiesOf(d, quiet), d.Attachments); err != nil {
		return 0, nil, fmt.Errorf("write PDF: %w", err)
	}
	return len(p.pages), append(c.cleaner.warnings(), c.warnings...), nil
}
