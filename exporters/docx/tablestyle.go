package docx

import "strconv"

// writeFallback writes the styles that Word takes where none is named.
func writeFallback(m *markup, kind string) {
	id, name := "DefaultParagraphFont", "Default Paragraph Font"
	if kind == "table" {
		id, name = "TableNormal", "Normal Table"
	}
	m.start("w:style", "w:type", kind, "w:default", "1", "w:styleId", id)
	m.value("w:name", name)
	m.number("w:uiPriority", 99)
	m.leaf("w:semiHidden")
	m.leaf("w:unhideWhenUsed")
	if kind == "table" {
		m.start("w:tblPr")
		margins(m, 0, 108)
		m.end(1)
	}
	m.end(1)
}

// writeTableStyle writes the style of every table: a line below the head, a
// hairline below each row, the total in bold between two lines.
func writeTableStyle(m *markup) {
	m.start("w:style", "w:type", "table", "w:customStyle", "1", "w:styleId", "ReportTable")
	m.value("w:name", "Report Table")
	m.value("w:basedOn", "TableNormal")
	m.number("w:uiPriority", 1)
	m.leaf("w:qFormat")
	m.start("w:tblPr")
	m.start("w:tblBorders")
	lines(m, []border{{"bottom", 6, 0, muted}, {"insideH", 4, 0, hair}})
	m.end(1)
	margins(m, 50, 85)
	m.end(1)
	part := func(kind string, borders []border) {
		m.start("w:tblStylePr", "w:type", kind)
		m.start("w:rPr")
		look{bold: true}.properties(m)
		m.end(1)
		m.start("w:tcPr")
		m.start("w:tcBorders")
		lines(m, borders)
		m.end(3)
	}
	part("firstRow", []border{{"bottom", 8, 0, black}})
	part("lastRow", []border{{"top", 6, 0, muted}, {"bottom", 6, 0, muted}})
	m.end(1)
}

// margins writes the space around the text of cells, in twips.
func margins(m *markup, above, beside int) {
	m.start("w:tblCellMar")
	for _, side := range []struct {
		name  string
		width int
	}{{"top", above}, {"left", beside}, {"bottom", above}, {"right", beside}} {
		m.leaf("w:"+side.name, "w:w", strconv.Itoa(side.width), "w:type", "dxa")
	}
	m.end(1)
}
