package exporters

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// writeXLSX writes the document as a workbook: the text on the first sheet, each
// table on a sheet of its own with typed cells, its charts beside it, and all
// figures of the text on the last sheet.
//
// The library lays out the workbook with sheets that are still empty (styles,
// column widths, print set-up, charts); the rows then stream straight from the
// document into the finished file (xlsx_parts.go, xlsx_rows.go). So a large
// table takes no more memory than the document itself, no row ever lies in a
// temporary file, every text is written as text, and the bytes are the same on
// each run.
func writeXLSX(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
	book := &workbook{
		ctx: ctx, d: d, file: excelize.NewFile(),
		styles: map[look]int{}, taken: map[string]bool{}, tables: map[string]*tableSheet{}, addresses: map[string]string{}, lists: map[string]bool{},
	}
	defer book.file.Close()
	if err := book.compose(); err != nil {
		return Written{}, fmt.Errorf("write workbook: %w", err)
	}
	if err := book.writeParts(w); err != nil {
		return Written{}, fmt.Errorf("write workbook: %w", err)
	}
	if book.unsafe > 0 {
		book.warnings = append(book.warnings, fmt.Sprintf("%d addresses may not be linked (https, http and mailto may); their words stand without a link", book.unsafe))
	}
	return Written{Warnings: book.warnings}, nil
}

// workbook is one workbook in the making.
type workbook struct {
	ctx    context.Context
	d      *document.Document
	file   *excelize.File
	styles map[look]int
	// taken are the names of sheets so far.
	taken  map[string]bool
	sheets []*sheet
	// tableSheets stand in the order of the document, chartTables are those of
	// charts without a table; tables finds the sheet of a table by its ID.
	tableSheets, chartTables []*tableSheet
	tables                   map[string]*tableSheet
	// chartSheets are the names of the sheets of all charts, in order.
	chartSheets []string
	// notes are the footnotes so far, figures the figures.
	notes    [][]document.Inline
	figures  []document.Figure
	warnings []string
	// lists are the names of tables so far.
	lists map[string]bool
	// addresses remembers which addresses may be linked; unsafe counts those
	// that may not.
	addresses map[string]string
	unsafe    int
}

// sheet is one sheet: what the library knows about it by name, and its rows,
// which it does not.
type sheet struct {
	name string
	// rows writes all rows from the first one on.
	rows func(*rowWriter) error
}

// compose lays out every sheet. Names are given in the order in which people
// meet them: the text, the tables, the figures.
func (b *workbook) compose() error {
	if err := b.setUp(); err != nil {
		return err
	}
	text, err := b.addSheet(b.d.Words.Narrative)
	if err != nil {
		return err
	}
	if err := b.eachBlock(b.d.Blocks, func(block document.Block) error {
		if table, ok := block.(document.Table); ok {
			return b.addTable(table)
		}
		return nil
	}); err != nil {
		return err
	}
	// A chart may stand before its table, so charts come after all of them.
	if err := b.eachBlock(b.d.Blocks, func(block document.Block) error {
		if chart, ok := block.(document.Chart); ok {
			return b.addChart(chart)
		}
		return nil
	}); err != nil {
		return err
	}
	if err := b.narrative(text); err != nil {
		return err
	}
	if err := b.figuresSheet(); err != nil {
		return err
	}
	if err := b.sourcesSheet(); err != nil {
		return err
	}
	for _, t := range append(b.tableSheets, b.chartTables...) {
		if err := t.finish(b); err != nil {
			return err
		}
	}
	return nil
}

// addSheet adds a sheet after the others; name is made fit and unique.
func (b *workbook) addSheet(name string) (*sheet, error) {
	// An apostrophe would have to be doubled in every reference to the sheet;
	// the typographic one need not.
	s := &sheet{name: disk.SheetName(strings.ReplaceAll(name, "'", "’"), b.taken)}
	var err error
	if len(b.sheets) == 0 {
		err = b.file.SetSheetName(b.file.GetSheetName(0), s.name)
	} else {
		_, err = b.file.NewSheet(s.name)
	}
	if err != nil {
		return nil, fmt.Errorf("add sheet %q: %w", s.name, err)
	}
	b.sheets = append(b.sheets, s)
	return s, nil
}

// eachBlock calls fn for every block, those inside of lists and quotes too, in
// the order of the document.
func (b *workbook) eachBlock(blocks []document.Block, fn func(document.Block) error) error {
	for _, block := range blocks {
		if err := fn(block); err != nil {
			return err
		}
		switch block := block.(type) {
		case document.List:
			for _, item := range block.Items {
				if err := b.eachBlock(item, fn); err != nil {
					return err
				}
			}
		case document.Quote:
			if err := b.eachBlock(block.Text, fn); err != nil {
				return err
			}
			if err := b.eachBlock(block.Original, fn); err != nil {
				return err
			}
		}
	}
	return nil
}
