package importers

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Namespaces of the workbooks that the tests make.
const (
	xlsxTestMain  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	xlsxTestLinks = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// xlsxParts are the parts of a small sound workbook with one sheet "Lista"; a
// test changes the one that it is about. An empty part is left out.
type xlsxParts struct {
	sheet, shared, styles, workbook, links, root string
	more                                         []string // name, content, …
}

// xlsxSheet1 wraps rows into a sheet.
func xlsxSheet1(rows string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<worksheet xmlns="` + xlsxTestMain + `"><sheetData>` + rows + `</sheetData></worksheet>`
}

// xlsxShared makes a list of shared texts of what stands between <si> and </si>.
func xlsxShared(items ...string) string {
	return `<sst xmlns="` + xlsxTestMain + `"><si>` + strings.Join(items, "</si><si>") + `</si></sst>`
}

// xlsxFormats makes styles: cell format i has number format codes[i].
func xlsxFormats(codes ...string) string {
	var formats, cells strings.Builder
	for i, code := range codes {
		fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, strings.ReplaceAll(code, `"`, "&quot;"))
		fmt.Fprintf(&cells, `<xf numFmtId="%d"/>`, 164+i)
	}
	return `<styleSheet xmlns="` + xlsxTestMain + `"><numFmts>` + formats.String() + `</numFmts><cellXfs>` + cells.String() + `</cellXfs></styleSheet>`
}

// list names the parts and their content in order.
func (p xlsxParts) list() []string {
	if p.workbook == "" {
		p.workbook = `<workbook xmlns="` + xlsxTestMain + `" xmlns:r="` + xlsxTestLinks + `"><sheets><sheet name="Lista" sheetId="1" r:id="rId1"/></sheets></workbook>`
	}
	if p.root == "" {
		p.root = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + xlsxTestLinks + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	}
	if p.links == "" {
		p.links = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + xlsxTestLinks + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + xlsxTestLinks + `/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="` + xlsxTestLinks + `/styles" Target="styles.xml"/></Relationships>`
	}
	return append([]string{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", p.root, "xl/workbook.xml", p.workbook, "xl/_rels/workbook.xml.rels", p.links,
		"xl/worksheets/sheet1.xml", p.sheet, "xl/sharedStrings.xml", p.shared, "xl/styles.xml", p.styles}, p.more...)
}

// xlsxZip packs the parts; small ones are stored as they are, which is faster.
func xlsxZip(p xlsxParts) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	list := p.list()
	for i := 0; i < len(list); i += 2 {
		if list[i+1] == "" {
			continue
		}
		header := &zip.FileHeader{Name: list[i], Method: zip.Store}
		if len(list[i+1]) > 4<<10 {
			header.Method = zip.Deflate
		}
		w, err := z.CreateHeader(header)
		if err == nil {
			_, err = io.WriteString(w, list[i+1])
		}
		if err != nil {
			panic(err) // there is no way to fail in memory
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// xlsxReadAll reads all sheets of a workbook as text; see readWhole.
func xlsxReadAll(data []byte) (string, error) { return readAllNamed("test.xlsx", data) }

func xlsxTestNumber(i int) string { return fmt.Sprint(i) }
