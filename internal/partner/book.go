package partner

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/parts"
)

// book is a workbook in the making, laid out by the library.
type book struct {
	file   *excelize.File
	taken  map[string]bool
	styles map[look]int
	begun  bool
}

// newBook begins a workbook that says its title and language, and nothing about
// who made it where and when.
func newBook(title, language string) *book {
	b := &book{file: excelize.NewFile(), taken: map[string]bool{}, styles: map[look]int{}}
	var core strings.Builder
	core.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`)
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&core, []byte(disk.CellText(title)))
	core.WriteString(`</dc:title><dc:language>` + language + `</dc:language></cp:coreProperties>`)
	b.file.Pkg.Store("docProps/core.xml", []byte(core.String()))
	b.file.Pkg.Store("docProps/app.xml", []byte(xml.Header+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>lex</Application></Properties>`))
	return b
}

// addSheet adds a sheet behind the others and returns the name that it got.
func (b *book) addSheet(name string) (string, error) {
	name = disk.SheetName(strings.ReplaceAll(name, "'", "’"), b.taken)
	if !b.begun {
		b.begun = true
		return name, b.file.SetSheetName(b.file.GetSheetName(0), name)
	}
	_, err := b.file.NewSheet(name)
	return name, err
}

// text writes a text into a cell, as text whatever it begins with.
func (b *book) text(sheet, cell, text string, l look) error {
	style, err := b.style(l)
	if err != nil {
		return err
	}
	if err := b.file.SetCellStr(sheet, cell, disk.CellText(text)); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, cell, cell, style)
}

// page sets a sheet up for screen and paper: frozen is the number of rows that
// stay in sight.
func (b *book) page(sheet string, frozen int) error {
	paper, landscape, one, any, yes, no := 9, "landscape", 1, 0, true, false
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &paper, Orientation: &landscape, FitToWidth: &one, FitToHeight: &any}); err != nil {
		return err
	}
	if frozen == 0 {
		return b.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &no})
	}
	top := "A" + itoa(frozen+1)
	return b.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: frozen, TopLeftCell: top, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: top, ActiveCell: top, Pane: "bottomLeft"}}})
}

// write writes the workbook, the same bytes each time.
func (b *book) write(w io.Writer) error {
	laid, err := parts.Of(b.file)
	if err != nil {
		return err
	}
	archive := parts.NewArchive(w)
	for _, name := range parts.Order(laid) {
		if err := parts.Write(archive, name, laid[name].Bytes()); err != nil {
			return fmt.Errorf("part %s: %w", name, err)
		}
	}
	return archive.Close()
}

func itoa(n int) string { return strconv.Itoa(n) }

// lines estimates how many lines a text takes where so many characters fit.
func lines(text string, width int) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		n += 1 + (len([]rune(line))-1)/width
	}
	return max(1, n)
}
