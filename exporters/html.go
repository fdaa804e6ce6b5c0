package exporters

import (
	"context"
	"io"

	"github.com/namati/lex/exporters/html"
	"github.com/namati/lex/internal/document"
)

// writeHTML writes one web page with everything in it.
func writeHTML(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
	warnings, err := html.Write(ctx, w, d)
	return Written{Warnings: warnings}, err
}
