package exporters

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

func TestXLSXChartsShowCells(t *testing.T) {
	table := countriesTable()
	bars := func(from, to int) []document.Bar {
		var bars []document.Bar
		for _, row := range table.Rows[from:to] {
			bars = append(bars, document.Bar{Label: row[0].Text, Value: row[1]})
		}
		return bars
	}
	swapped := bars(0, 2)
	swapped[0], swapped[1] = swapped[1], swapped[0]
	for name, c := range map[string]struct {
		chart document.Chart
		area  string
	}{
		"all rows":       {document.Chart{Table: table.ID, Bars: bars(0, 4)}, "'Countries'!$B$2:$B$5"},
		"some rows":      {document.Chart{Table: table.ID, Bars: bars(1, 3)}, "'Countries'!$B$3:$B$4"},
		"another column": {document.Chart{Table: table.ID, Bars: []document.Bar{{Label: "Bolivia", Value: table.Rows[0][2]}}}, "'Countries'!$C$2:$C$2"},
		"another order":  {document.Chart{Table: table.ID, Title: "Own", Bars: swapped}, "'Own'!$B$2:$B$3"},
		"no table":       {document.Chart{Title: "Own", Bars: bars(0, 4)}, "'Own'!$B$2:$B$5"},
		"a lost table":   {document.Chart{Table: "lost", Title: "Own", Bars: bars(0, 4)}, "'Own'!$B$2:$B$5"},
	} {
		t.Run(name, func(t *testing.T) {
			c.chart.Alt, c.chart.Axis = "Bars that <say> something", "people"
			// The chart may stand before its table.
			_, parts := asWorkbook(t, &document.Document{Blocks: []document.Block{c.chart, table}})
			chart := strings.ReplaceAll(parts["xl/charts/chart1.xml"], "&#39;", "'")
			if !strings.Contains(chart, "<f>"+c.area+"</f>") {
				t.Errorf("the chart shows other cells than %s:\n%s", c.area, chart)
			}
			if strings.Contains(chart, "<legend>") || !strings.Contains(chart, "<a:t>people</a:t>") || !strings.Contains(chart, `<crosses val="max">`) {
				t.Errorf("a legend, no name of the axis, or the axis on top:\n%s", chart)
			}
			if drawing := parts["xl/drawings/drawing1.xml"]; strings.Contains(drawing, "twoCellAnchor") || !strings.Contains(drawing, `</xdr:from><xdr:ext cx="5524500" cy="`) {
				t.Errorf("the chart is not as large as it should be:\n%s", drawing)
			}
			if drawing := parts["xl/drawings/drawing1.xml"]; !strings.Contains(drawing, `descr="Bars that &lt;say&gt; something"`) {
				t.Errorf("the chart has no words for those who cannot see it:\n%s", drawing)
			}
		})
	}
}

func TestXLSXChartWithoutBars(t *testing.T) {
	data, parts := asWorkbook(t, &document.Document{Blocks: []document.Block{document.Chart{Title: "Nobody yet", Axis: "people"}}})
	if _, ok := parts["xl/charts/chart1.xml"]; ok {
		t.Error("a chart was drawn of nothing")
	}
	if rows := rawRows(t, open(t, data), "Nobody yet"); len(rows) != 1 {
		t.Errorf("its sheet has the rows %v", rows)
	}
}

// TestXLSXChartsArePrintedWhole puts a chart under a wide table and beside a
// long one.
func TestXLSXChartsArePrintedWhole(t *testing.T) {
	table := func(rows int) document.Table {
		table := document.Table{ID: "wide", Sheet: "Wide", Columns: []document.Column{{Head: "Organization"}, {Head: "What it does"}, {Head: "People", Number: true}}}
		for range rows {
			table.Rows = append(table.Rows, []document.Cell{cell("Delta Legal Collective of the Lower River"), cell("legal help to people who could not pay for it"), count(3, "3")})
		}
		return table
	}
	for name, c := range map[string]struct {
		rows, bars   int
		areas, place string
	}{
		"room for both":        {3, 3, "", "<xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row>"},
		"under, on a new page": {30, 20, "'Wide'!$A$1:$C$31,'Wide'!$A$34:$C$65", "<xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>33</xdr:row>"},
		"beside a long table":  {200, 3, "'Wide'!$A$1:$C$201,'Wide'!$E$1:$N$11", "<xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row>"},
	} {
		t.Run(name, func(t *testing.T) {
			wide := table(c.rows)
			chart := document.Chart{Table: "wide", Title: "People"}
			for range c.bars {
				chart.Bars = append(chart.Bars, document.Bar{Label: wide.Rows[0][0].Text, Value: wide.Rows[0][2]})
			}
			_, parts := asWorkbook(t, &document.Document{Blocks: []document.Block{wide, chart}})
			book := strings.ReplaceAll(parts["xl/workbook.xml"], "&#39;", "'")
			if has := strings.Contains(book, "_xlnm.Print_Area"); has != (c.areas != "") || !strings.Contains(book, c.areas) {
				t.Errorf("other print areas than %q:\n%s", c.areas, book)
			}
			if !strings.Contains(parts["xl/drawings/drawing1.xml"], c.place) {
				t.Errorf("the chart is not at %s:\n%s", c.place, parts["xl/drawings/drawing1.xml"])
			}
		})
	}
}

func TestXLSXWarnsOfUnsafeAddresses(t *testing.T) {
	d := &document.Document{Blocks: []document.Block{document.Paragraph{Text: []document.Inline{document.Link{Text: text("click"), URL: "javascript:alert(1)"}}}}}
	written, err := writeXLSX(context.Background(), io.Discard, d)
	if err != nil || len(written.Warnings) != 1 || strings.Contains(written.Warnings[0], "javascript") {
		t.Errorf("warnings %q, %v", written.Warnings, err)
	}
	_, parts := asWorkbook(t, d)
	for name, content := range parts {
		if strings.Contains(content, "javascript") {
			t.Errorf("%s holds the address", name)
		}
	}
}
