package importers

import (
	"context"
	"path"
	"strings"
)

// xlsxLink is one relationship of a part to another.
type xlsxLink struct {
	id     string
	kind   string // the last element of its type: worksheet, styles …
	target string // path in the package; "" for targets outside of it
}

// relations reads the relationships of a part, "" standing for the package. A
// part without any has none.
func (w *xlsxBook) relations(ctx context.Context, of string) ([]xlsxLink, error) {
	dir, base := path.Split(of)
	part := w.zip.find(dir + "_rels/" + base + ".rels")
	if part == nil {
		return nil, nil
	}
	x, closing := w.xml(ctx, part)
	defer closing()
	var links []xlsxLink
	for {
		kind, err := x.next()
		if err != nil {
			return nil, err
		}
		if kind == xmlEOF {
			return links, nil
		}
		if kind != xmlStart || !x.is("Relationship") {
			continue
		}
		id, _ := x.attr("Id")
		about, _ := x.attr("Type")
		target, _ := x.attr("Target")
		mode, _ := x.attr("TargetMode")
		if strings.HasPrefix(target, "/") {
			target = path.Clean(target)
		} else {
			target = path.Join("/", dir, target)
		}
		if strings.EqualFold(mode, "External") {
			target = ""
		}
		links = append(links, xlsxLink{id, path.Base(about), strings.TrimPrefix(target, "/")})
		if len(links) > zipMaxParts {
			return nil, limitf("a part of it refers to more than %d others", zipMaxParts)
		}
	}
}

// readWorkbook reads the list of sheets, the date system and the styles.
func (w *xlsxBook) readWorkbook(ctx context.Context, part *zipPart) error {
	links, err := w.relations(ctx, part.name)
	if err != nil {
		return err
	}
	byID := make(map[string]xlsxLink, len(links))
	for _, link := range links {
		if _, twin := byID[link.id]; twin {
			return damagedf("two of its parts have the same number")
		}
		byID[link.id] = link
	}
	if err := w.readSheets(ctx, part, byID); err != nil {
		return err
	}
	for _, link := range links {
		switch target := w.zip.find(link.target); {
		case link.kind == "styles" && target != nil:
			if err := w.readStyles(ctx, target); err != nil {
				return err
			}
		case link.kind == "sharedStrings":
			w.strings.part = target
		}
	}
	return nil
}

func (w *xlsxBook) readSheets(ctx context.Context, part *zipPart, links map[string]xlsxLink) error {
	x, closing := w.xml(ctx, part)
	defer closing()
	depth := 0
	for {
		kind, err := x.next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlEOF:
			return nil
		case xmlEnd:
			depth--
			continue
		}
		depth++
		switch {
		case depth == 1 && !x.is("workbook"):
			return &Refused{Code: codeNotTable, Reason: "this is an Office document, but no workbook", Hint: "ask for the table as an Excel workbook (.xlsx) or as CSV"}
		case depth == 2 && x.is("workbookPr"):
			value, _ := x.attr("date1904")
			w.date1904 = xlsxTrue(value)
		case depth == 3 && x.is("sheet"):
			if err := w.addSheet(x, links); err != nil {
				return err
			}
		}
	}
}

// addSheet takes in one line of the list of sheets. Chart and macro sheets have
// no cells and are passed over.
func (w *xlsxBook) addSheet(x *xmlReader, links map[string]xlsxLink) error {
	sheet := xlsxSheet{Sheet: Sheet{State: Visible}}
	sheet.Name, _ = x.attr("name")
	switch state, _ := x.attr("state"); state {
	case "", Visible:
	case Hidden, VeryHidden:
		sheet.State = state
	default:
		return damagedf("it does not say clearly whether sheet %q is hidden", sheet.Name)
	}
	id := x.link()
	if id == "" {
		return nil // a macro module of Excel 5, kept in the list without a part
	}
	link, known := links[id]
	if !known {
		return damagedf("sheet %q is listed, but the file does not hold it", sheet.Name)
	}
	if link.kind != "worksheet" {
		return nil
	}
	sheet.part = w.zip.find(link.target)
	if sheet.part == nil {
		return damagedf("sheet %q is listed, but the file does not hold it", sheet.Name)
	}
	for _, other := range w.list {
		if other.part == sheet.part || strings.EqualFold(other.Name, sheet.Name) {
			return damagedf("sheets %q and %q are one and the same", other.Name, sheet.Name)
		}
	}
	w.list = append(w.list, sheet)
	if len(w.list) > xlsxMaxSheets {
		return limitf("it has more than %d sheets", xlsxMaxSheets)
	}
	return nil
}

// xlsxTrue reads a yes or no of the file format.
func xlsxTrue(value string) bool { return value == "1" || value == "true" || value == "on" }
