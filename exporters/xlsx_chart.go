package exporters

import (
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/namati/lex/exporters/drawing"
	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// Sizes of a chart, in pixels.
const (
	chartWidth   = 580
	chartEdges   = 110
	barHeight    = 26
	legendHeight = 30
	chartTallest = 1600
	// chartColumns is the number of columns of the usual width that a chart
	// covers.
	chartColumns = 9
	// rowPixels is the height of a row of a table.
	rowPixels = tableRowHeight / pointsPerPixel
)

// addChart draws a chart over the cells of its table, beside it or under it. A
// chart without a table, or with bars that the table does not hold one under
// the other, gets a sheet with a table of its own. A time line is that table
// alone, and a map colours its cells.
func (b *workbook) addChart(c document.Chart) error {
	t := b.tables[c.Table]
	var found cells
	ok := false
	if t != nil && c.Table != "" && c.Kind != document.Timeline {
		found, ok = findBars(t.table, c)
	}
	if !ok {
		if err := b.addTable(chartTable(c, b.d.Words)); err != nil {
			return err
		}
		t = b.tableSheets[len(b.tableSheets)-1]
		b.tableSheets = b.tableSheets[:len(b.tableSheets)-1]
		b.chartTables = append(b.chartTables, t)
		t.note = plainRuns(disk.CellText(document.Plain(t.table.Note)))
		found = cells{}
		for i := range valuesOf(c) {
			found.values = append(found.values, i+1)
		}
	}
	b.chartSheets = append(b.chartSheets, t.sheet.name)
	if len(c.Bars) == 0 {
		return nil
	}
	switch c.Kind {
	case document.Timeline:
		return nil
	case document.Map:
		return t.shade(b, c, found)
	}
	return t.draw(b, c, found)
}

// chartTable is the table of a chart that has none.
func chartTable(c document.Chart, words document.Words) document.Table {
	t := c.Values(words)
	t.Columns[0].Head = c.Title
	if (c.Kind == document.Timeline || c.Kind == document.Map) && c.Alt != "" {
		// No drawing carries its words.
		t.Note = []document.Inline{document.Text{Text: c.Alt}}
	}
	return t
}

// shade colours the numbers of a map, the darker the more.
func (t *tableSheet) shade(b *workbook, c document.Chart, found cells) error {
	column := columnLetters(found.values[0])
	area := fmt.Sprintf("%s%d:%s%d", column, found.first+2, column, found.first+len(c.Bars)+1)
	return b.file.SetConditionalFormat(t.sheet.name, area, []excelize.ConditionalFormatOptions{
		{Type: "2_color_scale", Criteria: "=", MinType: "min", MaxType: "max", MinColor: "#EAF3F6", MaxColor: "#7DB3C8"},
	})
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

// draw draws bars, bars of parts, or what was reached beside its target.
func (t *tableSheet) draw(b *workbook, c document.Chart, found cells) error {
	many := len(found.values) > 1
	rows := len(c.Bars)
	if c.Kind == document.Targets {
		rows *= 2
	}
	height := chartEdges + barHeight*rows
	if many {
		height += legendHeight
	}
	height = min(height, chartTallest)
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

	area := func(column int) string {
		letters := columnLetters(column)
		return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", t.sheet.name, letters, found.first+2, letters, found.first+len(c.Bars)+1)
	}
	kind, gap, position, legend := excelize.Bar, uint(45), excelize.ChartDataLabelsPositionOutsideEnd, "none"
	if many {
		legend = "top"
	}
	label := chartWords(9, false)
	if c.Kind == document.Stacked {
		kind, position = excelize.BarStacked, excelize.ChartDataLabelsPositionCenter
		label.Color = "FFFFFF"
	}
	var series []excelize.ChartSeries
	for i, value := range found.values {
		color := strings.ToUpper(strings.TrimPrefix(drawing.Light[drawing.Series(i)], "#"))
		switch {
		case !many:
			color = headFill
		case c.Kind == document.Targets && i == 1:
			color = targetFill
		}
		series = append(series, excelize.ChartSeries{
			Name: fmt.Sprintf("'%s'!$%s$1", t.sheet.name, columnLetters(value)), Categories: area(found.label), Values: area(value),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}, DataLabel: excelize.ChartDataLabel{Font: label}, DataLabelPosition: position,
		})
	}
	no := false
	overlap := 0
	chart := &excelize.Chart{
		Type: kind, Series: series,
		Format:     excelize.GraphicOptions{AltText: disk.CellText(c.Alt), Name: fmt.Sprintf("%s %d", t.sheet.name, t.charts), Positioning: "oneCell"},
		Dimension:  excelize.ChartDimension{Width: chartWidth, Height: uint(height)},
		Legend:     excelize.ChartLegend{Position: legend, Font: &[]excelize.Font{chartWords(9, false)}[0]},
		Title:      chartHeading(c.Title, 12, true),
		VaryColors: &no,
		XAxis:      excelize.ChartAxis{ReverseOrder: true, Font: chartWords(9, false)},
		YAxis:      excelize.ChartAxis{MajorGridLines: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: axisFormat(c)}, Font: chartWords(9, false), Title: chartHeading(c.Axis, 9, false), Minimum: new(float64)},
		PlotArea:   excelize.ChartPlotArea{ShowVal: true},
		GapWidth:   &gap,
	}
	if c.Kind == document.Stacked {
		overlap = 100
		chart.Overlap = &overlap
	}
	return b.file.AddChart(t.sheet.name, fmt.Sprintf("%s%d", columnLetters(column), row), chart)
}

func chartWords(size float64, bold bool) excelize.Font {
	return excelize.Font{Family: sheetFont, Size: size, Bold: bold, Color: inkColor}
}

func chartHeading(text string, size float64, bold bool) excelize.ChartTitle {
	if text = disk.CellText(text); text == "" {
		return excelize.ChartTitle{}
	}
	font := chartWords(size, bold)
	return excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: text, Font: &font}}}
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
