package docx

import (
	"io"
	"strconv"

	"github.com/namati/lex/internal/records"
)

const sheetSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// workbook writes the workbook behind a chart, which a spreadsheet program opens
// when somebody changes the numbers: one sheet, the labels in the first column,
// a series in each of the next.
func (r chartRows) workbook(w io.Writer) error {
	var a archive
	const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	book, err := a.part("xl/workbook.xml", mime+"sheet.main+xml")
	if err != nil {
		return err
	}
	a.rels.to("officeDocument", "xl/workbook.xml")
	m := newMarkup(book)
	m.start("workbook", "xmlns", sheetSpace, "xmlns:r", officeRelations)
	m.start("sheets")
	m.leaf("sheet", "name", "Sheet1", "sheetId", "1", "r:id", book.rels.to("worksheet", "worksheets/sheet1.xml"))
	if err := m.finish(); err != nil {
		return err
	}
	sheet, err := a.part("xl/worksheets/sheet1.xml", mime+"worksheet+xml")
	if err != nil {
		return err
	}
	m = newMarkup(sheet)
	m.start("worksheet", "xmlns", sheetSpace)
	m.start("sheetData")
	for i := range len(r.labels) + 1 {
		row := strconv.Itoa(i + 1)
		m.start("row", "r", row)
		if i > 0 {
			wordsCell(m, "A"+row, r.labels[i-1])
		}
		for j, s := range r.series {
			name := records.ColumnLetters(j+1) + row
			switch {
			case i == 0:
				wordsCell(m, name, s.name)
			case s.cells[i-1].HasNumber():
				m.start("c", "r", name)
				m.wrap("v", strconv.FormatFloat(s.cells[i-1].Number, 'g', -1, 64))
				m.end(1)
			case s.cells[i-1].Text != "":
				wordsCell(m, name, s.cells[i-1].Text)
			}
		}
		m.end(1)
	}
	if err := m.finish(); err != nil {
		return err
	}
	return a.write(w)
}

// wordsCell writes a cell that holds text, and nothing else whatever it looks
// like.
func wordsCell(m *markup, name, text string) {
	m.start("c", "r", name, "t", "inlineStr")
	m.start("is")
	m.wrap("t", text, "xml:space", "preserve")
	m.end(2)
}
