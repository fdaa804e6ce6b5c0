package rows

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/namati/lex/internal/parts"
)

const (
	declaration      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNamespace    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
	spreadsheetType  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Positions in cellXfs of styles.
const (
	plainStyle = iota
	headStyle
	tagStyle
	dayStyle
	textStyle
)

const styles = declaration + `<styleSheet xmlns="` + mainNamespace + `">` +
	`<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
	`<fonts count="3"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/></font>` +
	`<font><i/><sz val="10"/><color rgb="FF5F6B7A"/><name val="Arial"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/></patternFill></fill></fills>` +
	`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
	`<cellXfs count="5"><xf xfId="0"/>` +
	`<xf fontId="1" fillId="2" xfId="0" applyFont="1" applyFill="1"/>` +
	`<xf fontId="2" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="164" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="49" xfId="0" applyNumberFormat="1"/></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// close writes the parts that say what the sheets are: behind them, since it is
// not known before how many there will be.
func (b *workbook) close() error {
	var sheets, relations, types strings.Builder
	for i, name := range b.names {
		n := i + 1
		sheets.WriteString(`<sheet name="`)
		if err := xml.EscapeText(&sheets, []byte(name)); err != nil {
			return err
		}
		fmt.Fprintf(&sheets, `" sheetId="%d" r:id="rId%[1]d"/>`, n)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, n, officeRelations)
		fmt.Fprintf(&types, `<Override PartName="/%ssheet%d.xml" ContentType="%sworksheet+xml"/>`, parts.SheetFolder, n, spreadsheetType)
	}
	for _, part := range []struct{ name, content string }{
		{"xl/workbook.xml", `<workbook xmlns="` + mainNamespace + `" xmlns:r="` + officeRelations + `"><sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + packageRelations + `">` + relations.String() +
			fmt.Sprintf(`<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(b.names)+1, officeRelations)},
		{"xl/styles.xml", strings.TrimPrefix(styles, declaration)},
		{parts.PackageRels, `<Relationships xmlns="` + packageRelations + `"><Relationship Id="rId1" Type="` + officeRelations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{parts.ContentTypes, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + spreadsheetType + `sheet.main+xml"/>` + types.String() +
			`<Override PartName="/xl/styles.xml" ContentType="` + spreadsheetType + `styles+xml"/></Types>`},
	} {
		if err := parts.Write(b.archive, part.name, []byte(declaration+part.content)); err != nil {
			return fmt.Errorf("part %s: %w", part.name, err)
		}
	}
	return b.archive.Close()
}
