package docx

import (
	"strconv"

	"github.com/namati/lex/exporters/drawing"
	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// chartLook is what a chart needs to know besides its numbers: the font and its
// size in hundredths of a point, the end of the axis, and the id of the relation
// to the workbook.
type chartLook struct {
	font    string
	size    int
	stacked bool
	most    float64
	book    string
}

// write writes the part of a chart with its children in the order of the schema.
// Categories run from top to bottom, values stand at the bars, so there is no
// axis of numbers.
func (r chartRows) write(m *markup, l chartLook) {
	m.start("c:chartSpace", "xmlns:c", chartSpace, "xmlns:a", shapesSpace, "xmlns:r", officeRelations)
	one(m, "c:roundedCorners", "0")
	m.start("c:chart")
	one(m, "c:autoTitleDeleted", "1")
	m.start("c:plotArea")
	m.leaf("c:layout")
	m.start("c:barChart")
	one(m, "c:barDir", "bar")
	grouping := "clustered"
	if l.stacked {
		grouping = "stacked"
	}
	one(m, "c:grouping", grouping)
	one(m, "c:varyColors", "0")
	for i, s := range r.series {
		r.writeSeries(m, i, s, l)
	}
	one(m, "c:gapWidth", "55")
	if l.stacked {
		one(m, "c:overlap", "100")
	}
	one(m, "c:axId", "1")
	one(m, "c:axId", "2")
	m.end(1)
	axes(m, l)
	m.end(1)
	if l.stacked {
		m.start("c:legend")
		one(m, "c:legendPos", "t")
		one(m, "c:overlay", "0")
		m.end(1)
	}
	one(m, "c:plotVisOnly", "1")
	one(m, "c:dispBlanksAs", "gap")
	m.end(1)
	m.start("c:spPr")
	m.leaf("a:noFill")
	m.start("a:ln")
	m.leaf("a:noFill")
	m.end(2)
	letterLook(m, l, ink(drawing.Ink))
	m.start("c:externalData", "r:id", l.book)
	one(m, "c:autoUpdate", "0")
	m.end(1)
}

// axes writes the axis of the labels and that of the numbers, which is there and
// not shown.
func axes(m *markup, l chartLook) {
	axis := func(name, id, other, orientation, position string, hidden string) {
		m.start(name)
		one(m, "c:axId", id)
		m.start("c:scaling")
		one(m, "c:orientation", orientation)
		if name == "c:valAx" {
			if l.most > 0 {
				// Room for the words behind the longest bar.
				end := l.most
				if !l.stacked {
					end *= 1.02
				}
				one(m, "c:max", strconv.FormatFloat(end, 'g', -1, 64))
			}
			one(m, "c:min", "0")
		}
		m.end(1)
		one(m, "c:delete", hidden)
		one(m, "c:axPos", position)
		m.leaf("c:numFmt", "formatCode", "General", "sourceLinked", "0")
		one(m, "c:majorTickMark", "none")
		one(m, "c:minorTickMark", "none")
		one(m, "c:tickLblPos", "low")
		m.start("c:spPr")
		m.start("a:ln", "w", "9525")
		filled(m, ink(drawing.Rule))
		m.end(2)
		one(m, "c:crossAx", other)
		one(m, "c:crosses", "autoZero")
	}
	axis("c:catAx", "1", "2", "maxMin", "l", "0")
	one(m, "c:auto", "0")
	one(m, "c:lblAlgn", "ctr")
	one(m, "c:lblOffset", "100")
	one(m, "c:tickLblSkip", "1")
	one(m, "c:noMultiLvlLbl", "1")
	m.end(1)
	axis("c:valAx", "2", "1", "minMax", "b", "1")
	one(m, "c:crossBetween", "between")
	m.end(1)
}

// writeSeries writes one set of bars with the values at or in them.
func (r chartRows) writeSeries(m *markup, i int, s series, l chartLook) {
	column := records.ColumnLetters(i + 1)
	last := strconv.Itoa(len(r.labels) + 1)
	m.start("c:ser")
	one(m, "c:idx", strconv.Itoa(i))
	one(m, "c:order", strconv.Itoa(i))
	m.start("c:tx")
	cache(m, "c:strRef", "Sheet1!$"+column+"$1", []string{s.name}, nil)
	m.end(1)
	m.start("c:spPr")
	filled(m, s.color)
	m.end(1)
	one(m, "c:invertIfNegative", "0")
	r.labelsOf(m, s, l)
	m.start("c:cat")
	cache(m, "c:strRef", "Sheet1!$A$2:$A$"+last, r.labels, nil)
	m.end(1)
	m.start("c:val")
	values := make([]string, len(s.cells))
	for j, cell := range s.cells {
		if cell.HasNumber() {
			values[j] = strconv.FormatFloat(cell.Number, 'g', -1, 64)
		}
	}
	format := formatOf(s.cells)
	cache(m, "c:numRef", "Sheet1!$"+column+"$2:$"+column+"$"+last, values, &format)
	m.end(2)
}

// labelsOf writes the values at the bars, in the words of the report.
func (r chartRows) labelsOf(m *markup, s series, l chartLook) {
	place, color := "outEnd", ink(drawing.Ink)
	if l.stacked {
		place, color = "ctr", ink(drawing.OnFill)
	}
	shown := func() {
		one(m, "c:dLblPos", place)
		for _, name := range []string{"c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"} {
			value := "0"
			if name == "c:showVal" {
				value = "1"
			}
			one(m, name, value)
		}
	}
	m.start("c:dLbls")
	for i, cell := range s.cells {
		switch silent := s.silent != nil && s.silent[i]; {
		case !cell.HasNumber():
		case silent:
			m.start("c:dLbl")
			one(m, "c:idx", strconv.Itoa(i))
			one(m, "c:delete", "1")
			m.end(1)
		case !plain(cell):
			m.start("c:dLbl")
			one(m, "c:idx", strconv.Itoa(i))
			m.start("c:tx")
			m.start("c:rich")
			m.leaf("a:bodyPr")
			m.start("a:p")
			m.start("a:r")
			letterProperties(m, "a:rPr", l, color)
			m.wrap("a:t", oneLine(cell.Text))
			m.end(4)
			shown()
			m.end(1)
		}
	}
	letterLook(m, l, color)
	shown()
	m.end(1)
}

// plain reports whether a program that shows the number of a cell shows its
// words, in every country. All other words are written out, which keeps them
// as they are in the report.
func plain(cell document.Cell) bool {
	return cell.Text == strconv.FormatFloat(cell.Number, 'f', -1, 64) && cell.Number < 1000 && cell.Number == float64(int(cell.Number))
}

// formatOf is the format of numbers of these kinds.
func formatOf(cells []document.Cell) string {
	for _, cell := range cells {
		switch cell.Kind {
		case document.Share:
			return "0.0%"
		case document.Money:
			return "#,##0.00"
		}
	}
	return "General"
}

// cache writes a reference to cells of the workbook with what they hold; an
// empty text is a cell without a number. format is set for numbers.
func cache(m *markup, name, cells string, values []string, format *string) {
	m.start(name)
	m.wrap("c:f", cells)
	if format != nil {
		m.start("c:numCache")
		m.wrap("c:formatCode", *format)
	} else {
		m.start("c:strCache")
	}
	one(m, "c:ptCount", strconv.Itoa(len(values)))
	for i, v := range values {
		if v == "" && format != nil {
			continue
		}
		m.start("c:pt", "idx", strconv.Itoa(i))
		m.wrap("c:v", v)
		m.end(1)
	}
	m.end(2)
}

func one(m *markup, name, value string) { m.leaf(name, "val", value) }

// filled writes one colour.
func filled(m *markup, color string) {
	m.start("a:solidFill")
	one(m, "a:srgbClr", color)
	m.end(1)
}

// letterLook writes how text looks in a chart.
func letterLook(m *markup, l chartLook, color string) {
	m.start("c:txPr")
	m.leaf("a:bodyPr")
	m.leaf("a:lstStyle")
	m.start("a:p")
	m.start("a:pPr")
	letterProperties(m, "a:defRPr", l, color)
	m.end(1)
	m.leaf("a:endParaRPr")
	m.end(2)
}

func letterProperties(m *markup, name string, l chartLook, color string) {
	m.start(name, "sz", strconv.Itoa(l.size))
	filled(m, color)
	m.leaf("a:latin", "typeface", l.font)
	m.end(1)
}
