package exporters

import (
	"context"
	"io"

	"github.com/namati/lex/exporters/pdf"
	"github.com/namati/lex/internal/document"
)

// writePDF writes a tagged PDF/A with embedded fonts.
func writePDF(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
	pages, warnings, err := pdf.Write(ctx, w, d)
	return Written{Pages: pages, Warnings: warnings}, err
}
