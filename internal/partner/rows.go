package partner

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/parts"
	"github.com/namati/lex/internal/records"
)

// cell is a cell of text and its style; plain says that the text is a number or
// a truth value, as the file format writes it.
type cell struct {
	text  string
	style int
	plain cellKind
}

type cellKind byte

const (
	asText   cellKind = iota
	asNumber          // 1234.5
	asTruth           // 1 or 0
)

// rowWriter streams the rows of a sheet as XML, so that rejected rows never lie
// in a temporary file of the library.
type rowWriter struct {
	out *bufio.Writer
	row int
	buf []byte
}

// add writes the next row, from column A on.
func (w *rowWriter) add(cells []cell) error { return w.at(w.row+1, cells) }

// at writes a row further down.
func (w *rowWriter) at(row int, cells []cell) error {
	w.row = row
	fmt.Fprintf(w.out, `<row r="%d">`, w.row)
	for i, c := range cells {
		if err := w.cell(records.Cell(i, w.row), c); err != nil {
			return err
		}
	}
	_, err := w.out.WriteString("</row>")
	return err
}

// cell writes a text as text, so that no program takes it for a formula.
func (w *rowWriter) cell(at string, c cell) error {
	switch {
	case c.plain == asNumber:
		_, err := fmt.Fprintf(w.out, `<c r="%s" s="%d"><v>%s</v></c>`, at, c.style, c.text)
		return err
	case c.plain == asTruth:
		_, err := fmt.Fprintf(w.out, `<c r="%s" s="%d" t="b"><v>%s</v></c>`, at, c.style, c.text)
		return err
	case c.text == "":
		_, err := fmt.Fprintf(w.out, `<c r="%s" s="%d"/>`, at, c.style)
		return err
	}
	text := disk.CellText(c.text)
	if n := disk.CellLength(text); n > disk.LongestCell {
		return fmt.Errorf("cell %s: a text of %d characters; a cell of a workbook holds %d", at, n, disk.LongestCell)
	}
	fmt.Fprintf(w.out, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">`, at, c.style)
	w.buf = append(disk.AppendCellXML(w.buf[:0], text), "</t></is></c>"...)
	_, err := w.out.Write(w.buf)
	return err
}

// writeRows writes the workbook with rows put into its first sheets.
func (b *book) writeRows(w io.Writer, rows func(sheet int, rows *rowWriter) error, sheets int) error {
	laid, err := parts.Of(b.file)
	if err != nil {
		return err
	}
	archive := parts.NewArchive(w)
	for _, name := range parts.Order(laid) {
		sheet, isSheet := parts.SheetIndex(name)
		if !isSheet || sheet >= sheets {
			err = parts.Write(archive, name, laid[name].Bytes())
		} else {
			err = writeSheet(archive, name, laid[name].Bytes(), func(w *rowWriter) error { return rows(sheet, w) })
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", name, err)
		}
	}
	return archive.Close()
}

// writeSheet puts rows into a sheet that the library has laid out without any.
func writeSheet(archive *zip.Writer, name string, layout []byte, rows func(*rowWriter) error) error {
	before, after, ok := bytes.Cut(layout, []byte("<sheetData></sheetData>"))
	if !ok {
		return fmt.Errorf("the layout has no place for rows")
	}
	// The library knows of no rows and says that the sheet ends at A1.
	if head, tail, found := bytes.Cut(before, []byte(`<dimension ref="A1"></dimension>`)); found {
		before = append(bytes.Clone(head), tail...)
	}
	part, err := parts.Create(archive, name)
	if err != nil {
		return err
	}
	w := &rowWriter{out: bufio.NewWriterSize(part, 64<<10)}
	if _, err := w.out.Write(append(bytes.Clone(before), "<sheetData>"...)); err != nil {
		return err
	}
	if err := rows(w); err != nil {
		return err
	}
	if _, err := w.out.Write(append([]byte("</sheetData>"), after...)); err != nil {
		return err
	}
	return w.out.Flush()
}
