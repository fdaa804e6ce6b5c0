package docx

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/namati/lex/exporters/drawing"
	"github.com/namati/lex/exporters/letters"
	"github.com/namati/lex/internal/document"
)

const (
	// mostBars is the most that one chart holds; more come in several.
	mostBars = 36
	// barRow, legendRow and edges are heights inside of a chart, in points.
	barRow, legendRow, edges = 19.0, 22.0, 12.0
)

// chart writes a chart with its title. Bars and stacked bars become charts of
// the program that opens the document, so that people can change them; what
// those programs have no chart for is drawn.
func (c *composer) chart(ch document.Chart, at place) error {
	title := ch.Title
	if ch.Axis != "" && !strings.Contains(strings.ToLower(title), strings.ToLower(ch.Axis)) {
		title = strings.TrimSpace(title + " (" + ch.Axis + ")")
	}
	if title != "" {
		c.caption(title, ch.ID, at)
	}
	if len(ch.Bars) == 0 {
		if ch.Alt != "" {
			c.paragraph(at.set("TableNote"), []document.Inline{document.Text{Text: ch.Alt}}, look{})
		}
		return nil
	}
	if ch.Kind != document.Bars && ch.Kind != document.Stacked {
		c.drawn(ch, at)
		return nil
	}
	most := 0.0
	for _, bar := range ch.Bars {
		most = max(most, bar.Length())
	}
	for from := 0; from < len(ch.Bars); from += mostBars {
		part := ch
		part.Bars = ch.Bars[from:min(from+mostBars, len(ch.Bars))]
		if err := c.native(part, most, at); err != nil {
			return err
		}
	}
	return nil
}

// native writes a chart that can be changed, with the workbook that holds its
// numbers. most is the end of its axis.
func (c *composer) native(ch document.Chart, most float64, at place) error {
	width := float64(at.width) / twip
	rows := rowsOf(ch, width*0.5, most)
	height := barRow*float64(len(ch.Bars)) + edges
	if ch.Kind == document.Stacked {
		height += legendRow
	}
	c.charts++
	n := strconv.Itoa(c.charts)
	part, err := c.archive.part("word/charts/chart"+n+".xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
	if err != nil {
		return err
	}
	book, err := c.archive.part("word/embeddings/chart"+n+".xlsx", "")
	if err != nil {
		return err
	}
	if err := rows.workbook(book); err != nil {
		return err
	}
	m := newMarkup(part)
	rows.write(m, chartLook{font: c.page.font, size: c.page.half(9) * 50, stacked: ch.Kind == document.Stacked, most: most, book: part.rels.to("package", "../embeddings/chart"+n+".xlsx")})
	if err := m.finish(); err != nil {
		return err
	}
	id := c.body.rels.to("chart", "charts/chart"+n+".xml")
	at.set("Figure").start(c.body.markup)
	c.inline(width, height, c.d.Words.Chart, ch.Alt, chartSpace, func(string) {
		c.body.leaf("c:chart", "r:id", id)
	})
	c.body.end(1)
	return nil
}

// chartRows are the numbers of a chart by category and series.
type chartRows struct {
	labels []string
	series []series
}

// series is one set of bars.
type series struct {
	name  string
	color string
	cells []document.Cell
	// silent are the cells whose value has no room in its bar.
	silent []bool
}

// rowsOf lays the bars of a chart out as rows of a sheet. What no bar can show, a
// value that is unknown or withheld, and the sum of a stacked bar stand behind
// the label; parts that are withheld make up a series of their own, named after
// the words for the first of them. room is the length of the longest bar, in
// points.
func rowsOf(ch document.Chart, room, most float64) chartRows {
	var rows chartRows
	count := 1
	if ch.Kind == document.Stacked {
		count = len(ch.Series)
	}
	for i := range count {
		s := series{name: ch.Axis, color: ink(drawing.Series(i))}
		if ch.Kind == document.Stacked {
			s.name = ch.Series[i]
		}
		rows.series = append(rows.series, s)
	}
	rest, any := series{color: ink(drawing.Track)}, false
	for _, bar := range ch.Bars {
		label := bar.Label
		if (ch.Kind == document.Stacked || !bar.Value.HasNumber()) && bar.Value.Text != "" {
			label += ": " + bar.Value.Text
		}
		rows.labels = append(rows.labels, label)
		if ch.Kind != document.Stacked {
			rows.series[0].cells = append(rows.series[0].cells, bar.Value)
			continue
		}
		sum := 0.0
		for i := range rows.series {
			var cell document.Cell
			if i < len(bar.Parts) {
				cell = bar.Parts[i]
			}
			s := &rows.series[i]
			s.cells = append(s.cells, cell)
			short := most <= 0 || letters.Points(cell.Text, 9)+4 > cell.Number/most*room
			s.silent = append(s.silent, short)
			if cell.HasNumber() {
				sum += max(0, cell.Number)
			} else if rest.name == "" {
				rest.name = cell.Text
			}
		}
		cell := document.Cell{Kind: document.Unknown}
		if gap := bar.Value.Number - sum; bar.Value.HasNumber() && gap > 0 {
			cell, any = document.Cell{Kind: document.Count, Number: gap}, true
		}
		rest.cells, rest.silent = append(rest.cells, cell), append(rest.silent, true)
	}
	if any {
		rest.name = cmp.Or(rest.name, "–")
		rows.series = append(rows.series, rest)
	}
	return rows
}

// ink is the colour of a role on paper, as Office writes colours.
func ink(role drawing.Role) string { return strings.TrimPrefix(drawing.Light[role], "#") }
