package exporters

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// Sizes of a chart, in pixels.
const (
	chartWidth   = 580
	chartEdges   = 110
	barHeight    = 26
	chartTallest = 1600
	// chartColumns is the number of columns of the usual width that a chart
	// covers.
	chartColumns = 9
	// rowPixels is the height of a row of a table.
	rowPixels = tableRowHeight / pointsPerPixel
)

// addChart draws a chart over the cells of its table, beside it or under it. A
// chart without a table, or with bars that the table does not hold one under
// the other, gets a sheet with a table of its own.
func (b *workbook) addChart(c document.Chart) error {
	t := b.tables[c.Table]
	label, number, first, ok := 0, 1, 0, false
	if t != nil && c.Table != "" {
		label, number, first, ok = findBars(t.table, c.Bars)
	}
	if !ok {
		if err := b.addTable(chartTable(c)); err != nil {
			return err
		}
		t = b.tableSheets[len(b.tableSheets)-1]
		b.tableSheets = b.tableSheets[:len(b.tableSheets)-1]
		b.chartTables = append(b.chartTables, t)
		label, number, first = 0, 1, 0
	}
	b.chartSheets = append(b.chartSheets, t.sheet.name)
	if len(c.Bars) == 0 {
		return nil
	}
	return t.draw(b, c, label, number, first)
}

// chartTable is the table of a chart that has none.
func chartTable(c document.Chart) document.Table {
	t := document.Table{Title: c.Title, Sheet: c.Title, Columns: []document.Column{{Head: c.Title}, {Head: c.Axis, Number: true}}}
	for _, bar := range c.Bars {
		t.Rows = append(t.Rows, []document.Cell{{Text: bar.Label}, bar.Value})
	}
	return t
}

// findBars finds the cells of a table that hold the bars of a chart, one under
// the other: the columns of the labels and of the numbers, and the first row.
func findBars(t document.Table, bars []document.Bar) (label, number, first int, ok bool) {
	if len(bars) == 0 {
		return 0, 0, 0, false
	}
	matches := func(row []document.Cell, bar document.Bar) bool {
		return len(row) > max(label, number) && row[label].Text == bar.Label && row[number] == bar.Value
	}
	for label = range t.Columns {
		for number = range t.Columns {
			if label == number {
				continue
			}
			for first = 0; first+len(bars) <= len(t.Rows); first++ {
				n := 0
				for n < len(bars) && matches(t.Rows[first+n], bars[n]) {
					n++
				}
				if n == len(bars) {
					return label, number, first, true
				}
			}
		}
	}
	return 0, 0, 0, false
}

// beside reports whether a chart fits beside the table on a page.
func (t *tableSheet) beside() bool {
	return t.width()+chartWidth/digitPixels+2 <= landscapeWidth
}

// below reports whether charts stand under the table: it is wide, and short
// enough for them to be seen there.
func (t *tableSheet) below() bool { return !t.beside() && !t.long() }

// printAreas returns the parts of the sheet that are printed each from a page
// of its own, so that no chart is cut by the end of a page; "" where all of it
// goes on as it comes.
func (t *tableSheet) printAreas() string {
	if t.charts == 0 || t.beside() || t.below() && t.height+float64(t.chartEnd-t.bottom())*tableRowHeight <= t.pageHeight() {
		return ""
	}
	first, last := 0, len(t.table.Columns)-1
	area := func(from, to, top, bottom int) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", t.sheet.name, columnLetters(from), top, columnLetters(to), bottom)
	}
	table := area(first, last, 1, t.bottom())
	if t.below() {
		// As wide as the table, which is wider than a chart.
		return table + "," + area(first, last, t.chartStart, t.chartEnd+1)
	}
	return table + "," + area(last+2, last+2+chartColumns, t.chartStart, t.chartEnd+1)
}

func (t *tableSheet) draw(b *workbook, c document.Chart, label, number, first int) error {
	height := min(chartEdges+barHeight*len(c.Bars), chartTallest)
	column, row := len(t.table.Columns)+1, 1
	if t.below() {
		column, row = 0, t.bottom()+3
	}
	if t.charts > 0 {
		row = t.chartEnd + 3
	}
	if t.charts == 0 {
		t.chartStart = row
	}
	t.chartEnd = row + int(math.Ceil(float64(height)/rowPixels))
	t.charts++

	column1, column2 := columnLetters(label), columnLetters(number)
	area := func(letters string) string {
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", t.sheet.name, letters, first+2, letters, first+len(c.Bars)+1)
	}
	no, gap := false, uint(45)
	words := func(size float64, bold bool) excelize.Font {
		return excelize.Font{Family: sheetFont, Size: size, Bold: bold, Color: inkColor}
	}
	heading := func(text string, size float64, bold bool) excelize.ChartTitle {
		if text = disk.CellText(text); text == "" {
			return excelize.ChartTitle{}
		}
		font := words(size, bold)
		return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: text, Font: &font}}}
	}
	solid := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{headFill}}
	return b.file.AddChart(t.sheet.name, fmt.Sprintf("%s%d", columnLetters(column), row), &excelize.Chart{
		Type: excelize.Bar,
		Series: []excelize.ChartSeries{{
			Name: fmt.Sprintf("'%s'!$%s$1", t.sheet.name, column2), Categories: area(column1), Values: area(column2),
			Fill: solid, DataLabel: excelize.ChartDataLabel{Font: words(9, false)}, DataLabelPosition: excelize.ChartDataLabelsPositionOutsideEnd,
		}},
		Format:     excelize.GraphicOptions{AltText: disk.CellText(c.Alt), Name: fmt.Sprintf("%s %d", t.sheet.name, t.charts), Positioning: "oneCell"},
		Dimension:  excelize.ChartDimension{Width: chartWidth, Height: uint(height)},
		Legend:     excelize.ChartLegend{Position: "none"},
		Title:      heading(c.Title, 12, true),
		VaryColors: &no,
		XAxis:      excelize.ChartAxis{ReverseOrder: true, Font: words(9, false)},
		YAxis:      excelize.ChartAxis{MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: axisFormat(c)}, Font: words(9, false), Title: heading(c.Axis, 9, false), Minimum: new(float64)},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true},
		GapWidth:   &gap,
	})
}

// axisFormat is the format of the numbers on the axis.
func axisFormat(c document.Chart) string {
	for _, bar := range c.Bars {
		if bar.Value.Kind == document.Share {
			return "0%"
		}
	}
	return "#,##0"
}
