package importers

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
)

// odsBook is an OpenDocument spreadsheet, packed (.ods) or flat (.fods). Opening
// it has read its content once, whole: a sheet is then read from its place on.
type odsBook struct {
	zip  *zipPackage // nil when flat
	part *zipPart
	src  *input
	list []odsSheet
}

// odsSheet is one sheet and where the text of its table begins.
type odsSheet struct {
	Sheet
	style string
	place xmlPlace
}

const odsMimetype = "application/vnd.oasis.opendocument.spreadsheet"

func odsFits(src *input) bool {
	if src.zip == nil {
		return odsFlat(src.head)
	}
	return src.zip.find("[Content_Types].xml") == nil &&
		(src.zip.find("content.xml") != nil || src.zip.find("encrypted-package") != nil)
}

func odsOpen(ctx context.Context, src *input, _ OpenOptions) (opened, error) {
	w := &odsBook{zip: src.zip, src: src}
	if src.zip != nil {
		if err := w.readManifest(ctx); err != nil {
			return nil, refuse("the workbook's list of parts", err)
		}
		if w.part = src.zip.find("content.xml"); w.part == nil {
			return nil, refuse("the workbook", damagedf("the part that holds its sheets is missing"))
		}
	}
	if err := w.survey(ctx); err != nil {
		return nil, refuse("the workbook", err)
	}
	if len(w.list) == 0 {
		return nil, &Refused{Code: codeEmpty, Reason: "the workbook has no sheet with cells", Hint: "ask for the file again"}
	}
	return w, nil
}

// readManifest looks for what tells a workbook with a password.
func (w *odsBook) readManifest(ctx context.Context) error {
	locked := &Refused{Code: codeEncrypted, Reason: "the workbook is protected by a password and cannot be read", Hint: refusedHints[codeEncrypted]}
	if w.zip.find("encrypted-package") != nil {
		return locked
	}
	part := w.zip.find("META-INF/manifest.xml")
	if part == nil {
		return nil // some small writers leave it out
	}
	stream := w.zip.stream(ctx, part)
	defer stream.Close()
	x := newXMLReader(stream)
	for {
		kind, err := x.next()
		switch {
		case err != nil:
			return err
		case kind == xmlEOF:
			return nil
		case kind == xmlStart && x.in(spaceManifest, "encryption-data"):
			return locked
		}
	}
}

// xml begins to read the content; closing ends it.
func (w *odsBook) xml(ctx context.Context, from int64) (x *xmlReader, closing func()) {
	var r io.Reader
	size := w.src.size
	if w.part != nil {
		r, size = w.zip.unpacked(w.part), w.part.size
	} else {
		r = io.NewSectionReader(w.src.bytes, 0, w.src.size)
	}
	stream := streamXML(ctx, r, size, from)
	return newXMLReader(stream), stream.Close
}

// survey reads the whole content: that it is sound, and which sheets it has.
func (w *odsBook) survey(ctx context.Context) error {
	x, closing := w.xml(ctx, 0)
	defer closing()
	hidden := map[string]bool{}
	style := ""
	for {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == xmlEOF {
			break
		}
		if kind == xmlEnd {
			continue
		}
		switch depth := len(x.starts); {
		case depth == 1 && !x.in(spaceOffice, "document-content") && !x.in(spaceOffice, "document"):
			return damagedf("the part that holds its sheets is something else")
		case depth == 3 && x.in(spaceStyle, "style"):
			style = x.attrOf(spaceStyle, "name")
		case depth == 4 && x.in(spaceStyle, "table-properties"):
			hidden[style] = x.attrOf(spaceTable, "display") == "false"
		case depth == 3 && x.in(spaceOffice, "spreadsheet"):
			if err := w.readTables(x); err != nil {
				return err
			}
		case depth == 3 && x.space == spaceOffice && slices.Contains(odsOthers, string(x.local)):
			return &Refused{Code: codeNotTable, Reason: "this is an OpenDocument file, but no spreadsheet", Hint: "ask for the table as a spreadsheet (.ods or .xlsx) or as CSV"}
		}
	}
	for i, sheet := range w.list {
		if hidden[sheet.style] {
			w.list[i].State = Hidden
		}
	}
	return nil
}

// odsOthers are the documents of other programs of the family.
var odsOthers = []string{"text", "drawing", "presentation", "chart", "image", "database"}

// readTables lists the sheets of the spreadsheet whose start was read last.
func (w *odsBook) readTables(x *xmlReader) error {
	for {
		kind, err := x.next()
		if err != nil || kind == xmlEnd {
			return err
		}
		if x.in(spaceTable, "table") {
			sheet := odsSheet{Sheet: Sheet{Name: x.attrOf(spaceTable, "name"), State: Visible}, style: x.attrOf(spaceTable, "style-name"), place: x.place()}
			for _, other := range w.list {
				if strings.EqualFold(other.Name, sheet.Name) {
					return damagedf("sheets %q and %q are one and the same", other.Name, sheet.Name)
				}
			}
			w.list = append(w.list, sheet)
			if len(w.list) > xlsxMaxSheets {
				return limitf("it has more than %d sheets", xlsxMaxSheets)
			}
		}
		if err := x.skipTable(); err != nil {
			return err
		}
	}
}

func (w *odsBook) sheets() []Sheet {
	list := make([]Sheet, len(w.list))
	for i, s := range w.list {
		list[i] = s.Sheet
	}
	return list
}

func (w *odsBook) notes() []string { return nil }

func (w *odsBook) rows(ctx context.Context, index int, fn func(*Row) error) error {
	return w.read(ctx, index, fn, nil)
}

func (w *odsBook) read(ctx context.Context, index int, fn func(*Row) error, merged func(span)) error {
	sheet := w.list[index]
	if sheet.place.closed {
		return nil
	}
	x, closing := w.xml(ctx, sheet.place.offset)
	defer closing()
	x.resume(sheet.place)
	r := &odsRows{ctx: ctx, x: x, size: w.src.size, fn: fn, merged: merged}
	err := r.read()
	if f := (*fault)(nil); errors.As(err, &f) {
		return refuse(rowOf(sheet.Name, r.number), err)
	}
	return err
}
