package exporters

import (
	"context"
	"io"

	"github.com/namati/lex/internal/document"
)

// Format is one format that a document can be written in.
type Format struct {
	// Name is what people write behind --format.
	Name string
	// Extension is that of the file, without a dot.
	Extension string
	// Title says in a few words what the format is.
	Title string
	// Write writes the whole document. It ends early with the context's error
	// when ctx is cancelled; what it has written by then is of no use, so
	// callers hand it a writer of package disk.
	Write func(ctx context.Context, w io.Writer, d *document.Document) (Written, error)
}

// Written tells what a format made of a document.
type Written struct {
	// Pages is the number of pages, 0 where a format has none.
	Pages int
	// Warnings name what the format could not show as it was meant, in plain
	// words and without personal values.
	Warnings []string
}

// Formats lists every format, in the order in which help shows them.
var Formats = []Format{
	{Name: "pdf", Extension: "pdf", Title: "PDF for print and screen", Write: checked(writePDF)},
	{Name: "xlsx", Extension: "xlsx", Title: "Excel workbook", Write: checked(writeXLSX)},
	{Name: "html", Extension: "html", Title: "web page, one file for screen and print", Write: checked(writeHTML)},
	{Name: "docx", Extension: "docx", Title: "Word document", Write: checked(writeDOCX)},
	{Name: "md", Extension: "md", Title: "Markdown", Write: checked(writeMarkdown)},
	{Name: "json", Extension: "json", Title: "JSON, the document as data", Write: checked(writeJSON)},
	{Name: "txt", Extension: "txt", Title: "plain text", Write: checked(writeText)},
}

// Find returns the format of that name, and false when there is none.
func Find(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
