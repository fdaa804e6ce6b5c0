package exporters

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/namati/lex/internal/parts"
)

const (
	relationsHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relationsFoot = `</Relationships>`
)

// writeParts writes the finished file: the library's parts in a fixed order,
// with fixed dates, and the rows put into their sheets.
func (b *workbook) writeParts(w io.Writer) error {
	laid, err := parts.Of(b.file)
	if err != nil {
		return err
	}
	for name, part := range laid {
		switch {
		case strings.HasPrefix(name, "xl/charts/"):
			laid[name] = bytes.NewBufferString(axisBelow(part.String()))
		case strings.HasPrefix(name, "xl/drawings/drawing"):
			laid[name] = bytes.NewBufferString(anchorBySize(part.String()))
		}
	}
	archive := parts.NewArchive(w)
	for _, name := range parts.Order(laid) {
		if strings.HasPrefix(name, parts.SheetRels) {
			continue // comes behind its sheet
		}
		index, isSheet := parts.SheetIndex(name)
		if !isSheet {
			if err := parts.Write(archive, name, laid[name].Bytes()); err != nil {
				return err
			}
			continue
		}
		if index >= len(b.sheets) {
			return fmt.Errorf("the part %s belongs to no sheet", name)
		}
		relations, err := b.writeSheet(archive, name, laid[name].String(), b.sheets[index])
		if err != nil {
			return fmt.Errorf("sheet %q: %w", b.sheets[index].name, err)
		}
		if err := writeRelations(archive, name, laid, relations); err != nil {
			return err
		}
	}
	return archive.Close()
}

// writeSheet writes a sheet with its rows and returns the relations of its
// links.
func (b *workbook) writeSheet(archive *zip.Writer, name, layout string, s *sheet) (string, error) {
	// The library makes empty rows of its own for merged cells, and says that
	// rows are filtered out where a filter is merely offered.
	layout = strings.Replace(layout, ` filterMode="true"`, "", 1)
	before, after, ok1 := strings.Cut(layout, "<sheetData>")
	_, after, ok2 := strings.Cut(after, "</sheetData>")
	settings, printing, ok3 := strings.Cut(after, "<pageMargins")
	if !ok1 || !ok2 || !ok3 {
		return "", fmt.Errorf("the layout of part %s has no place for rows", name)
	}
	part, err := parts.Create(archive, name)
	if err != nil {
		return "", err
	}
	if _, err := io.WriteString(part, before+"<sheetData>"); err != nil {
		return "", err
	}
	rows := newRowWriter(b.ctx, part)
	if err := s.rows(rows); err != nil {
		return "", err
	}
	if err := rows.out.Flush(); err != nil {
		return "", err
	}
	if _, err := io.WriteString(part, "</sheetData>"+settings); err != nil {
		return "", err
	}
	relations, err := rows.writeLinks(part)
	if err != nil {
		return "", err
	}
	if rows.unlinked > 0 {
		b.warnings = append(b.warnings, fmt.Sprintf("sheet %q: %d addresses stand as text, because a sheet holds %d links", s.name, rows.unlinked, mostLinks))
	}
	_, err = io.WriteString(part, "<pageMargins"+printing)
	return relations, err
}

// writeRelations writes the relations of a sheet: the library's and those of
// the links.
func writeRelations(archive *zip.Writer, sheetName string, laid map[string]*bytes.Buffer, links string) error {
	name := parts.SheetRels + strings.TrimPrefix(sheetName, parts.SheetFolder) + ".rels"
	existing, ok := laid[name]
	switch {
	case !ok && links == "":
		return nil
	case !ok:
		return parts.Write(archive, name, []byte(relationsHead+links+relationsFoot))
	}
	content := strings.Replace(existing.String(), relationsFoot, links+relationsFoot, 1)
	return parts.Write(archive, name, []byte(content))
}
