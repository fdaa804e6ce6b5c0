package reports

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// mostBars is the number of bars that one still can read.
const mostBars = 25

// chart composes {{ chart … }}.
func (c *composer) chart(call *Call) ([]document.Block, lack, error) {
	switch call.Metric {
	case "indicators":
		return c.targetChart(call)
	case "timeline":
		return c.timeline(call)
	}
	if call = c.shown(call); len(call.By) == 2 {
		return c.stackedChart(call)
	}
	return c.barChart(call)
}

// barChart composes a bar chart of a breakdown. Hidden counts have no bar, since
// a bar's length would tell them.
func (c *composer) barChart(call *Call) ([]document.Block, lack, error) {
	b, why, err := c.breakdown(call)
	if err != nil || why.is() {
		return nil, why, err
	}
	lang := c.req.Language
	chart := document.Chart{ID: c.tableID("chart " + b.id), Table: b.id, Title: b.title, Axis: c.word(axisOf(b.metric))}
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
	return c.finishChart(chart, "report.chart_alt", told, left), lack{}, nil
}

// axisOf is the word for what a metric counts.
func axisOf(metric string) string {
	if metric == "participants" {
		return "people"
	}
	return metric
}

// finishChart writes what a chart shows in words. One without bars says less
// than nothing: the table beside it says why.
func (c *composer) finishChart(chart document.Chart, alt string, told []string, left int) []document.Block {
	if len(chart.Bars) == 0 {
		return nil
	}
	lang := c.req.Language
	if left > 0 {
		chart.Title = lexicon.Fill("report.chart_of", lang, "title", chart.Title, "n", lexicon.Number(len(chart.Bars), lang), "all", lexicon.Number(len(chart.Bars)+left, lang))
	}
	separator := ", "
	if alt != "report.chart_alt" {
		separator = "; "
	}
	chart.Alt = lexicon.Fill(alt, lang, "title", chart.Title, "bars", strings.Join(told, separator))
	return []document.Block{chart}
}

// stackedChart composes a bar for each key of the first dimension, parted by the
// second. A bar with a hidden part is left out whole: its length and its other
// parts would tell it.
func (c *composer) stackedChart(call *Call) ([]document.Block, lack, error) {
	b, why, err := c.breakdown(call)
	if err != nil || why.is() {
		return nil, why, err
	}
	if b.Withheld {
		return nil, lack{}, nil
	}
	lang := c.req.Language
	lines, err := c.margin(call, 0)
	if err != nil {
		return nil, lack{}, err
	}
	series, err := c.margin(call, 1)
	if err != nil {
		return nil, lack{}, err
	}
	if len(series.Rows) > mostSeries {
		return nil, lack{why: fmt.Sprintf("a chart cannot show %d parts of a bar", len(series.Rows)), add: "break down by what has fewer values, or take a table"}, nil
	}
	chart := document.Chart{Kind: document.Stacked, ID: c.tableID("chart " + b.id), Table: b.id, Title: b.title, Axis: c.word(axisOf(b.metric))}
	for _, s := range series.Rows {
		chart.Series = append(chart.Series, c.keyCell(b.by[1], s.Key[0], s.Label).Text)
	}
	cells := map[[2]string]SuppressedRow{}
	for _, r := range b.Rows {
		cells[[2]string{r.Key[0], r.Key[1]}] = r
	}
	var told []string
	left := 0
lines:
	for _, line := range lines.Rows {
		bar := document.Bar{Label: c.keyCell(b.by[0], line.Key[0], line.Label).Text}
		var parts []string
		sum := 0
		for i, s := range series.Rows {
			cell := cells[[2]string{line.Key[0], s.Key[0]}]
			if cell.Hidden || line.Hidden {
				left++
				continue lines
			}
			n := metricOfRow(cell.CountRow, b.metric)
			sum += n
			bar.Parts = append(bar.Parts, countCell(n, lang))
			if n > 0 {
				parts = append(parts, fmt.Sprintf("%s %s", lowerFirst(chart.Series[i]), lexicon.Number(n, lang)))
			}
		}
		if len(chart.Bars) == mostBars {
			left++
			continue
		}
		bar.Value = countCell(sum, lang)
		chart.Bars = append(chart.Bars, bar)
		told = append(told, bar.Label+c.colon()+" "+strings.Join(parts, ", "))
	}
	return c.finishChart(chart, "report.stacked_alt", told, left), lack{}, nil
}

// mostSeries is how many parts of a bar one can tell apart.
const mostSeries = 8
