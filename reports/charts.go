package reports

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// mostBars is the number of bars that one still can read.
const mostBars = 25

// chart composes a bar chart of a breakdown. Hidden counts have no bar, since a
// bar's length would tell them.
func (c *composer) chart(call *Call) ([]document.Block, lack, error) {
	b, why, err := c.breakdown(call)
	if err != nil || why.is() {
		return nil, why, err
	}
	lang := c.req.Language
	head := b.metric
	if head == "participants" {
		head = "people"
	}
	chart := document.Chart{ID: c.tableID("chart " + b.id), Table: b.id, Title: b.title, Axis: c.word(head)}
	var told []string
	left := 0
	for _, r := range b.Rows {
		n := metricOfRow(r.CountRow, b.metric)
		if r.Hidden || n == 0 {
			continue
		}
		if len(chart.Bars) == mostBars {
			left++
			continue
		}
		label := c.keyCell(b.by[0], r.Key[0], r.Label).Text
		chart.Bars = append(chart.Bars, document.Bar{Label: label, Value: countCell(n, lang)})
		told = append(told, fmt.Sprintf("%s %s", label, lexicon.Number(n, lang)))
	}
	if len(chart.Bars) == 0 {
		// The table says why nothing is shown; a chart without bars says less.
		return nil, lack{}, nil
	}
	if left > 0 {
		chart.Title = lexicon.Fill("report.chart_of", lang, "title", chart.Title, "n", lexicon.Number(len(chart.Bars), lang), "all", lexicon.Number(len(chart.Bars)+left, lang))
	}
	chart.Alt = lexicon.Fill("report.chart_alt", lang, "title", chart.Title, "bars", strings.Join(told, ", "))
	return []document.Block{chart}, lack{}, nil
}
