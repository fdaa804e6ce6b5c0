package pdf

import (
	"context"
	"fmt"
	"io"

	"github.com/namati/lex/internal/document"
)

// Write writes d to w as an A4 PDF and returns the number of pages and what the
// page could not show, in plain words. The same document gives the same bytes.
// An error is that of the context, of w, or of a document that cannot be set; a
// panic on the way becomes an error, so that other documents are still made.
func Write(ctx context.Context, w io.Writer, d *document.Document) (pages int, warnings []string, err error) {
	defer func() {
		if r := recover(); r != nil {
			pages, warnings, err = 0, nil, fmt.Errorf("write PDF: set the document: %v", r)
		}
	}()
	m, err := fontMetrics()
	if err != nil {
		return 0, nil, fmt.Errorf("write PDF: %w", err)
	}
	quiet := newCleaner(m).peek
	p := newPen(d, m, quiet)
	f := newFurniture(d, quiet)
	pager := &paginator{emit: func(pg page) { p.page(pg, func() { p.under(f) }) }}
	c := newComposer(ctx, m, d.Words, pager.add)
	c.document(d)
	if err := ctx.Err(); err != nil {
		return 0, nil, fmt.Errorf("write PDF: %w", err)
	}
	pager.finish()
	p.furnish(f)
	if err := p.output(w); err != nil {
		return 0, nil, fmt.Errorf("write PDF: %w", err)
	}
	return len(p.pages), c.cleaner.warnings(), nil
}
