package importers

import (
	"context"
)

// Excel's own bounds, which every workbook keeps.
const (
	xlsxMaxRows    = 1_048_576
	xlsxMaxColumns = 16_384
	// A cell holds 32,767 characters of up to four bytes each.
	xlsxMaxText   = 4 * 32_767
	xlsxMaxSheets = 2_048
)

// xlsxBook is a workbook whose directory, sheet list and styles have been read.
// Rows and shared strings are read when they are asked for.
type xlsxBook struct {
	zip      *zipPackage
	size     int64 // of the file
	list     []xlsxSheet
	date1904 bool
	// styles says for each cell format what it makes of a number.
	styles  []xlsxShow
	strings xlsxStrings
}

// xlsxSheet is one sheet and the part that holds it.
type xlsxSheet struct {
	Sheet
	part *zipPart
}

func xlsxFits(src *input) bool { return src.zip != nil }

// xlsxOpen opens any package that is no OpenDocument file and no archive; what
// is none of a workbook is refused here, with its right name.
func xlsxOpen(ctx context.Context, src *input, _ OpenOptions) (opened, error) {
	w := &xlsxBook{zip: src.zip, size: src.size}
	main, err := w.find(ctx)
	if err != nil {
		return nil, refuse("the workbook", err)
	}
	if err := w.readWorkbook(ctx, main); err != nil {
		return nil, refuse("the workbook's list of sheets", err)
	}
	if len(w.list) == 0 {
		return nil, &Refused{Code: codeEmpty, Reason: "the workbook has no sheet with cells", Hint: "ask for the file again"}
	}
	return w, nil
}

// find follows the package's relationships to the workbook part.
func (w *xlsxBook) find(ctx context.Context) (*zipPart, error) {
	for _, other := range []struct{ part, what, hint string }{
		{"xl/workbook.bin", "this is a binary workbook (.xlsb), a format that lex does not support", hintSaveAsXLSX},
		{"Index/Document.iwa", "this is a document of Apple's Numbers or Pages, not an Excel workbook", "open it there, export it as Excel (.xlsx), and import that"},
	} {
		if w.zip.find(other.part) != nil {
			return nil, &Refused{Code: codeOther, Reason: other.what, Hint: other.hint}
		}
	}
	links, err := w.relations(ctx, "")
	if err != nil {
		return nil, err
	}
	for _, link := range links {
		if link.kind != "officeDocument" {
			continue
		}
		if part := w.zip.find(link.target); part != nil {
			return part, nil
		}
	}
	return nil, damagedf("the part that lists its sheets is missing")
}

func (w *xlsxBook) sheets() []Sheet {
	list := make([]Sheet, len(w.list))
	for i, s := range w.list {
		list[i] = s.Sheet
	}
	return list
}

func (w *xlsxBook) notes() []string { return nil }

// xml opens a part for reading; close ends it.
func (w *xlsxBook) xml(ctx context.Context, part *zipPart) (x *xmlReader, closing func()) {
	stream := w.zip.stream(ctx, part)
	return newXMLReader(stream), stream.Close
}

// place words where a fault was found.
func (s xlsxSheet) place(row int) string {
	return rowOf(s.Name, row)
}
