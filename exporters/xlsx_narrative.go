package exporters

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// The text stands in one column that fills a portrait page.
const (
	narrativeWidth = 95.0
	// mostLines is the number of lines of a row: a longer paragraph goes on in
	// the next row, because a row can be only so tall, if possible with a new
	// sentence.
	mostLines, fewestLines = 16, 8
)

// narrative is the sheet of the text. Its rows are few, so they are made before
// they are written.
type narrative struct {
	book  *workbook
	sheet *sheet
	rows  []narrativeRow
	// tables and charts count those that have been passed.
	tables, charts int
}

type narrativeRow struct {
	height float64
	value  value
}

// Looks of the text.
var (
	draftLook     = look{size: 12, bold: true, color: "FFFFFF", fill: draftColor, align: "center"}
	titleLook     = look{size: 18, bold: true, color: titleColor, wrap: true}
	lineLook      = look{color: quietColor, wrap: true, top: true}
	headingLooks  = []look{{size: 14, bold: true, color: titleColor, wrap: true}, {size: 12, bold: true, color: titleColor, wrap: true}, {size: 10.5, bold: true, color: titleColor, wrap: true}}
	paragraphLook = look{align: "left", wrap: true, top: true}
	calloutLook   = look{align: "left", wrap: true, fill: noteFill, indent: 1}
	quoteLook     = look{align: "left", wrap: true, top: true, italic: true, indent: 2}
	speakerLook   = look{align: "left", wrap: true, top: true, color: quietColor, indent: 2}
	pointerLook   = look{align: "left", wrap: true, top: true, color: linkColor, underline: true}
	runLook       = look{size: 8, color: quietColor}
)

func (b *workbook) narrative(s *sheet) error {
	n := &narrative{book: b, sheet: s}
	if err := n.compose(); err != nil {
		return err
	}
	if err := b.setPage(s, page{rowHeight: 15, widths: []float64{narrativeWidth}, heading: b.d.Title}); err != nil {
		return err
	}
	if err := b.file.SetSheetDimension(s.name, "A1:A"+strconv.Itoa(max(1, len(n.rows)))); err != nil {
		return err
	}
	s.rows = func(w *rowWriter) error {
		for _, row := range n.rows {
			if err := w.add(row.height, row.value); err != nil {
				return err
			}
		}
		return nil
	}
	return nil
}

func (n *narrative) compose() error {
	d := n.book.d
	if d.Draft {
		if err := n.text(plainRuns(disk.CellText(d.Words.Draft)), draftLook, 8); err != nil {
			return err
		}
	}
	if d.Layout.Header != "" {
		if err := n.text(plainRuns(disk.CellText(d.Layout.Header)), lineLook, 3); err != nil {
			return err
		}
	}
	if d.Logo != nil {
		if err := n.picture(*d.Logo, 0); err != nil {
			return err
		}
	}
	if err := n.text(plainRuns(disk.CellText(d.Title)), titleLook, 14); err != nil {
		return err
	}
	for _, line := range d.Lines {
		if err := n.inlines(line, "", lineLook, 3); err != nil {
			return err
		}
	}
	if err := n.blocks(d.Blocks, 0, ""); err != nil {
		return err
	}
	if err := n.footnotes(); err != nil {
		return err
	}
	if d.Run == "" {
		return nil
	}
	return n.text(plainRuns(disk.CellText(d.Words.Run+": "+d.Run)), runLook, 12)
}

// blocks adds blocks, so many steps indented, marker before the first one.
func (n *narrative) blocks(blocks []document.Block, indent int, marker string) error {
	for i, block := range blocks {
		if i > 0 {
			marker = ""
		}
		if err := n.block(block, indent, marker); err != nil {
			return err
		}
	}
	return nil
}

func (n *narrative) block(block document.Block, indent int, marker string) error {
	switch block := block.(type) {
	case document.Heading:
		return n.heading(block)
	case document.Paragraph:
		l := paragraphLook
		l.indent = indent
		return n.inlines(block.Text, marker, l, 6)
	case document.Callout:
		l := calloutLook
		l.indent += indent
		return n.inlines(block.Text, marker, l, 8)
	case document.List:
		for i, item := range block.Items {
			marker := "•  "
			if block.Ordered {
				marker = strconv.Itoa(block.Start+i) + ".  "
			}
			if !takesMarker(item) {
				l := paragraphLook
				l.indent = indent + 2
				if err := n.text(plainRuns(marker), l, 6); err != nil {
					return err
				}
			}
			if err := n.blocks(item, indent+2, marker); err != nil {
				return err
			}
		}
		return nil
	case document.Quote:
		return n.quote(block, indent)
	case document.Table:
		t := n.book.tableSheets[n.tables]
		n.tables++
		var err error
		if t.note, err = n.book.runs(block.Note, run{}); err != nil {
			return err
		}
		return n.pointer(block.Title, t.sheet.name)
	case document.Chart:
		name := n.book.chartSheets[n.charts]
		n.charts++
		return n.pointer(block.Title, name)
	case document.Picture:
		return n.picture(block, indent)
	case document.Signature:
		return n.signature(block, indent)
	}
	return fmt.Errorf("a block of type %T is unknown to this format", block)
}

// takesMarker reports whether an item begins with text that its marker can
// stand before.
func takesMarker(item []document.Block) bool {
	if len(item) == 0 {
		return false
	}
	switch block := item[0].(type) {
	case document.Paragraph:
		return len(block.Text) > 0
	case document.Callout:
		return len(block.Text) > 0
	}
	return false
}

func (n *narrative) heading(h document.Heading) error {
	runs, err := n.book.runs(h.Text, run{})
	if err != nil {
		return err
	}
	level := min(max(h.Level, 1), len(headingLooks)) - 1
	urls, _ := addresses(runs)
	v := plainRuns(runsText(runs))
	for i := range v {
		if len(urls) > 0 {
			v[i].url = urls[0]
		}
	}
	return n.text(v, headingLooks[level], []float64{14, 12, 10}[level])
}

// pointer leads from the place of a table or chart in the text to its sheet.
func (n *narrative) pointer(title, sheet string) error {
	style, err := n.book.style(pointerLook)
	if err != nil {
		return err
	}
	words := "→ " + sheet
	switch title = disk.CellText(title); {
	case title == "":
	case strings.HasPrefix(title, sheet): // the name of the sheet says no more
		words = "→ " + title
	default:
		words = title + " " + words
	}
	runs := plainRuns(words)
	if last := len(n.rows) - 1; last >= 0 && n.rows[last].value.place != "" && runsText(n.rows[last].value.runs) == words {
		// A chart under its table: one way to the sheet is enough.
		return nil
	}
	n.rows = append(n.rows, narrativeRow{n.height(words, pointerLook, 6), value{style: style, runs: runs, place: "'" + sheet + "'!A1"}})
	return nil
}

// footnotes adds the notes at the end; one may hold another.
func (n *narrative) footnotes() error {
	b := n.book
	if len(b.notes) == 0 {
		return nil
	}
	if err := n.text(plainRuns(disk.CellText(b.d.Words.Notes)), headingLooks[1], 12); err != nil {
		return err
	}
	for i := 0; i < len(b.notes); i++ {
		if err := n.inlines(b.notes[i], "["+strconv.Itoa(i+1)+"]  ", paragraphLook, 3); err != nil {
			return err
		}
	}
	return nil
}
