package exporters

import (
	"context"
	"io"

	"github.com/namati/lex/exporters/docx"
	"github.com/namati/lex/internal/document"
)

// writeDOCX writes a text document for Word and LibreOffice.
func writeDOCX(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
	warnings, err := docx.Write(ctx, w, d)
	return Written{Warnings: warnings}, err
}
