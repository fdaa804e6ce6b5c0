package exporters

import (
	"encoding/xml"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
)

// setUp replaces what the library would say about itself: its author, its name
// and its date.
func (b *workbook) setUp() error {
	if err := b.file.SetDefaultFont(sheetFont); err != nil {
		return err
	}
	size := sheetFontSize
	b.file.Styles.Fonts.Font[0].Sz.Val = &size
	b.file.Pkg.Store("docProps/core.xml", []byte(b.coreProperties()))
	b.file.Pkg.Store("docProps/app.xml", []byte(xml.Header+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>lex</Application></Properties>`))
	return nil
}

// coreProperties are the document's properties and nobody else's. The date of
// the document is the only one; without it there is none.
func (b *workbook) coreProperties() string {
	var s strings.Builder
	s.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	property := func(tag, attributes, value string) {
		if value == "" {
			return
		}
		s.WriteString("<" + tag + attributes + ">")
		// A strings.Builder takes everything.
		_ = xml.EscapeText(&s, []byte(disk.CellText(value)))
		s.WriteString("</" + tag + ">")
	}
	d := b.d
	property("dc:title", "", d.Title)
	property("dc:subject", "", d.Subject)
	property("dc:creator", "", d.Author)
	property("cp:keywords", "", strings.Join(d.Keywords, ", "))
	property("dc:language", "", d.Language)
	if isDay(d.Date) {
		property("dcterms:created", ` xsi:type="dcterms:W3CDTF"`, d.Date+"T00:00:00Z")
		property("dcterms:modified", ` xsi:type="dcterms:W3CDTF"`, d.Date+"T00:00:00Z")
	}
	if d.Draft {
		property("cp:contentStatus", "", d.Words.Draft)
	}
	s.WriteString(`</cp:coreProperties>`)
	return s.String()
}

// page is how a sheet shows and prints.
type page struct {
	landscape bool
	// frozen is the number of rows that stay in sight; with repeat they stand
	// at the head of every printed page, too.
	frozen int
	repeat bool
	// areas are the parts to print, "" for all.
	areas string
	// rowHeight is the height of rows that have none of their own, in points.
	rowHeight float64
	// widths are the widths of the columns, in digits of the default font.
	widths []float64
	// heading stands at the head of every printed page.
	heading string
}

// setPage sets a sheet up for the screen and for A4 paper, as wide as the page.
func (b *workbook) setPage(s *sheet, p page) error {
	yes, no, one, any, paper := true, false, 1, 0, 9
	orientation := "portrait"
	if p.landscape {
		orientation = "landscape"
	}
	side, above, below, edge := 0.6, 0.85, 0.75, 0.35
	steps := []func() error{
		func() error {
			return b.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes, DefaultRowHeight: &p.rowHeight, CustomHeight: &yes})
		},
		func() error {
			return b.file.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &no})
		},
		func() error {
			return b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &paper, Orientation: &orientation, FitToWidth: &one, FitToHeight: &any})
		},
		func() error {
			return b.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &above, Bottom: &below, Header: &edge, Footer: &edge})
		},
		func() error {
			return b.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: b.pageHeader(p.heading), OddFooter: b.pageFooter()})
		},
	}
	for i, width := range p.widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		steps = append(steps, func() error { return b.file.SetColWidth(s.name, column, column, width) })
	}
	if p.frozen > 0 {
		top := fmt.Sprintf("A%d", p.frozen+1)
		steps = append(steps, func() error {
			return b.file.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: p.frozen, TopLeftCell: top, ActivePane: "bottomLeft",
				Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: "bottomLeft"}}})
		})
	}
	if p.areas != "" {
		steps = append(steps, func() error {
			return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name, RefersTo: p.areas})
		})
	}
	if p.repeat {
		steps = append(steps, func() error {
			return b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: fmt.Sprintf("'%s'!$1:$%d", s.name, p.frozen)})
		})
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("set up sheet %q: %w", s.name, err)
		}
	}
	return nil
}

// quietPrint is small and grey. The colour comes last, so that no digit of a
// text can be taken for the size.
const quietPrint = `&"Arial,Regular"&8&K` + quietColor

func (b *workbook) pageHeader(heading string) string {
	header := "&L" + quietPrint + printText(heading, 80)
	if b.d.Draft {
		header += `&R&"Arial,Bold"&10&K` + draftColor + printText(b.d.Words.Draft, 20)
	}
	return header
}

func (b *workbook) pageFooter() string {
	footer := ""
	if b.d.Run != "" {
		footer = "&L" + quietPrint + printText(b.d.Words.Run+" "+b.d.Run, 80)
	}
	return footer + "&R" + quietPrint + printText(b.d.Words.Page, 20) + " &P " + printText(b.d.Words.Of, 20) + " &N"
}

// printText makes text fit for the head or foot of a printed page: one line,
// at most so many units long (a page's head holds 255 in all, and the whole
// text stands on the sheet anyway), & doubled.
func printText(s string, longest int) string {
	s = strings.Join(strings.Fields(disk.CellText(s)), " ")
	if disk.CellLength(s) > longest {
		runes := []rune(s)
		for disk.CellLength(string(runes)) >= longest {
			runes = runes[:len(runes)-1]
		}
		s = strings.TrimRight(string(runes), " ") + "…"
	}
	return strings.ReplaceAll(s, "&", "&&")
}
