package exporters

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Font and colours of a workbook. Arial, or a font of the same widths, is on
// every system, so that estimated heights of rows hold.
const (
	sheetFont     = "Arial"
	sheetFontSize = 10.0

	inkColor   = "1F2933"
	titleColor = "1F3A5F"
	quietColor = "5F6B7A"
	linkColor  = "0B5CAD"
	draftColor = "B3261E"
	headFill   = "1F3A5F"
	targetFill = "A9B3BF"
	totalFill  = "E8EDF3"
	noteFill   = "F3F5F8"
	lineColor  = "D5DBE3"
)

// look is how a cell looks; equal looks share one style of the workbook.
type look struct {
	size         float64
	bold, italic bool
	underline    bool
	color, fill  string
	// format is a number format; "" shows a value as it is.
	format      string
	align       string
	top, wrap   bool
	indent      int
	lineBelow   bool
	strongAbove bool
}

// style returns the number of the style for a look. All styles must be asked
// for before the rows are written.
func (b *workbook) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	wanted := l
	if l.size == 0 {
		l.size = sheetFontSize
	}
	if l.color == "" {
		l.color = inkColor
	}
	style := excelize.Style{
		Font:      &excelize.Font{Family: sheetFont, Size: l.size, Bold: l.bold, Italic: l.italic, Color: l.color},
		Alignment: &excelize.Alignment{Horizontal: l.align, Vertical: "center", WrapText: l.wrap, Indent: l.indent},
	}
	if l.top {
		style.Alignment.Vertical = "top"
	}
	if l.underline {
		style.Font.Underline = "single"
	}
	if l.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		style.CustomNumFmt = &l.format
	}
	if l.strongAbove {
		style.Border = append(style.Border, excelize.Border{Type: "top", Color: titleColor, Style: 2})
	}
	if l.lineBelow {
		style.Border = append(style.Border, excelize.Border{Type: "bottom", Color: lineColor, Style: 1})
	}
	id, err := b.file.NewStyle(&style)
	if err != nil {
		return 0, fmt.Errorf("make a style: %w", err)
	}
	b.styles[wanted] = id
	return id, nil
}
