package exporters

import (
	"bytes"
	"context"
	"fmt"
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

// TestXLSXChartsOfEveryKind proves that parts become series of a stacked chart,
// targets a second bar, and that time lines and maps are tables.
func TestXLSXChartsOfEveryKind(t *testing.T) {
	_, parts := asWorkbook(t, sample())
	count := func(piece string) (n int) {
		for name, content := range parts {
			if strings.HasPrefix(name, "xl/charts/chart") {
				n += strings.Count(content, piece)
			}
		}
		return n
	}
	// Two charts of one series, one of three parts, one of two.
	if got := count("<c:ser>") + count("<ser>"); got != 7 {
		t.Errorf("%d series, want 7", got)
	}
	if got := count(`grouping val="stacked"`); got != 1 {
		t.Errorf("%d stacked charts, want 1", got)
	}
	data, _ := asWorkbook(t, sample())
	f := open(t, data)
	formats, err := f.GetConditionalFormats("Where people came from")
	if err != nil || len(formats["B2:B6"]) != 1 {
		t.Errorf("the map colours %v, %v", formats, err)
	}
	if got := strings.Join(flat(rawRows(t, f, "Where people came from")), " "); !strings.Contains(got, "The map takes no side on any border.") {
		t.Errorf("the sheet of the map says %q", got)
	}
	if got := rawRows(t, f, "Activities over time")[2]; got[1] != "42905" || got[2] != "42910" {
		t.Errorf("the exchange lasts from %s to %s", got[1], got[2])
	}
}

// TestXLSXChartsOverTheirTable proves that a stacked chart shows the cells of the
// table that it names, and makes no second one.
func TestXLSXChartsOverTheirTable(t *testing.T) {
	c := document.Chart{Kind: document.Stacked, Table: "crossed", Title: "Crossed", Series: []string{"Women", "Men"}, Bars: []document.Bar{
		{Label: "BO", Value: count(7, "7"), Parts: []document.Cell{count(5, "5"), count(2, "2")}}, {Label: "CI", Value: count(3, "3"), Parts: []document.Cell{count(2, "2"), count(1, "1")}},
	}}
	table := document.Table{ID: "crossed", Title: "Crossed", Sheet: "Crossed", Columns: []document.Column{{Head: "Country"}, {Head: "All", Number: true}, {Head: "Women", Number: true}, {Head: "Men", Number: true}}, Rows: [][]document.Cell{
		{cell("BO"), count(7, "7"), count(5, "5"), count(2, "2")}, {cell("CI"), count(3, "3"), count(2, "2"), count(1, "1")},
	}}
	data, parts := asWorkbook(t, &document.Document{Words: sample().Words, Blocks: []document.Block{c, table}})
	if got := open(t, data).GetSheetList(); strings.Join(got, "|") != "Report|Crossed|Figures" {
		t.Errorf("sheets %q", got)
	}
	for _, want := range []string{"&#39;Crossed&#39;!$C$2:$C$3", "&#39;Crossed&#39;!$D$2:$D$3", "&#39;Crossed&#39;!$A$2:$A$3"} {
		if !strings.Contains(parts["xl/charts/chart1.xml"], want) {
			t.Errorf("the chart does not show %s", want)
		}
	}
}

// TestXLSXSources follows a figure to the rows that made it, and back.
func TestXLSXSources(t *testing.T) {
	data, _ := asWorkbook(t, sample())
	f := open(t, data)
	row := 0
	for i, cells := range rawRows(t, f, "Figures") {
		if cells[0] == "participants" {
			row = i + 1
		}
	}
	link, to, err := f.GetCellHyperLink("Figures", fmt.Sprintf("A%d", row))
	if !link || to != "'Sources'!A2" || err != nil {
		t.Fatalf("the figure in row %d leads to %q, %v", row, to, err)
	}
	sources := rawRows(t, f, "Sources")
	if got := strings.Join(sources[1][:6], "|"); got != "participants|1234|People, each once whatever the number of rows.|participantes.xlsx|Lista|5-34, 40" || len(sources[1][6]) != 64 {
		t.Errorf("the first source is %q", sources[1])
	}
	for _, at := range []string{"A2", "A3"} {
		if _, back, _ := f.GetCellHyperLink("Sources", at); back != fmt.Sprintf("'Figures'!A%d", row) {
			t.Errorf("%s leads back to %q", at, back)
		}
	}
}

// TestXLSXPictures proves that a picture lies in the workbook with its words, and
// that one that cannot be read is told in words.
func TestXLSXPictures(t *testing.T) {
	_, parts := asWorkbook(t, sample())
	found := false
	for name, content := range parts {
		found = found || strings.HasPrefix(name, "xl/drawings/") && strings.Contains(content, `descr="A river between two fields"`)
	}
	if !found {
		t.Error("the picture has no words")
	}
	var b bytes.Buffer
	written, err := writeXLSX(t.Context(), &b, &document.Document{Words: sample().Words, Blocks: []document.Block{document.Picture{ID: "broken", Format: "png", Data: []byte("no picture"), Alt: "A field"}}})
	if err != nil || len(written.Warnings) != 1 || !strings.Contains(written.Warnings[0], `"broken"`) {
		t.Errorf("%v, %v", written.Warnings, err)
	}
	if got := rawRows(t, open(t, b.Bytes()), "Report"); !strings.Contains(strings.Join(flat(got), " "), "A field") {
		t.Errorf("the rows are %q", got)
	}
}
