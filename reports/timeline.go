package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// targetChart sets what was reached of each indicator against its target, as a
// share of it: people and publications have no common scale.
func (c *composer) targetChart(call *Call) ([]document.Block, lack, error) {
	list, why, err := c.indicatorsFor(&Call{Info: call.Info, Filters: call.Filters, Fund: call.Fund})
	if err != nil || why.is() {
		return nil, why, err
	}
	lang := c.req.Language
	chart := document.Chart{Kind: document.Targets, ID: c.tableID("chart indicators"), Title: cmp.Or(call.Title, c.word("indicators_chart")), Axis: c.word("percent_of_target")}
	if c.tables["indicators"] > 0 {
		chart.Table = "indicators"
	}
	var told []string
	whole := document.Cell{Kind: document.Share, Text: lexicon.Percent(1, lang), Number: 1}
	for _, i := range list {
		share := i.share()
		if !share.known {
			continue // the table says what is not stated
		}
		label := strings.TrimSpace(i.code + " " + i.name)
		value := document.Cell{Kind: document.Share, Text: lexicon.Percent(share.n, lang), Number: max(0, share.n)}
		chart.Bars = append(chart.Bars, document.Bar{Label: label, Value: value, Target: whole})
		told = append(told, fmt.Sprintf("%s %s", label, value.Text))
	}
	return c.finishChart(chart, "report.targets_alt", told, 0), lack{}, nil
}

// timeline shows when exchanges and sessions took place.
func (c *composer) timeline(call *Call) ([]document.Block, lack, error) {
	lang, p := c.req.Language, c.req.Period
	chart := document.Chart{Kind: document.Timeline, ID: c.tableID("chart timeline"), Title: cmp.Or(call.Title, c.word("timeline"))}
	chosen := only(append(slices.Clone(c.req.Where), call.Filters...), "exchange")
	for _, e := range c.in.Rules.Exchanges {
		in := len(chosen) == 0 || slices.ContainsFunc(chosen, func(f records.Filter) bool { return lexicon.Fold(f.Value) == lexicon.Fold(e.ID) })
		fund := cmp.Or(call.Fund, c.req.Fund)
		if !in || e.Start == "" || fund != "" && e.Fund != "" && e.Fund != fund || p.End != "" && e.Start > p.End || p.Start != "" && cmp.Or(e.End, e.Start) < p.Start {
			continue
		}
		chart.Bars = append(chart.Bars, document.Bar{Label: cmp.Or(e.Name, e.ID), Start: e.Start, End: cmp.Or(e.End, e.Start)})
	}
	sessions, _, err := c.entriesOf(records.Sessions, call)
	if err != nil {
		return nil, lack{}, err
	}
	for _, e := range c.inPeriod(records.Sessions, sessions) {
		same := func(b document.Bar) bool { return b.Label == e.Text("title") && b.Start == e.Start && b.End == e.End }
		if day := e.Text("date"); day != "" && !slices.ContainsFunc(chart.Bars, same) {
			chart.Bars = append(chart.Bars, document.Bar{Label: e.Text("title"), Start: e.Start, End: e.End})
		}
	}
	chart.Bars = sorted(chart.Bars, func(a, b document.Bar) int {
		return cmp.Or(strings.Compare(a.Start, b.Start), -strings.Compare(a.End, b.End))
	})
	if len(chart.Bars) == 0 {
		if p.All() {
			return nil, lack{"no exchange and no session has a date", "add start and end to the exchanges in lex.yaml, or import a list of sessions"}, nil
		}
		return c.none("nil.sessions"), lack{}, nil
	}
	left := max(0, len(chart.Bars)-mostBars)
	chart.Bars = chart.Bars[:len(chart.Bars)-left]
	var told []string
	for i, b := range chart.Bars {
		chart.Bars[i].Value = wordCell(lexicon.DayRange(b.Start, b.End, lang))
		told = append(told, b.Label+", "+chart.Bars[i].Value.Text)
	}
	return c.finishChart(chart, "report.timeline_alt", told, left), lack{}, nil
}

// worldMap shades the countries of a metric. Where regions stand in the place of
// countries there is nothing that a map could show.
func (c *composer) worldMap(call *Call) ([]document.Block, lack, error) {
	if c.regional() {
		return nil, lack{why: "the report names no countries"}, nil
	}
	by := *call
	by.By = []string{"country"}
	b, why, err := c.breakdown(&by)
	if err != nil || why.is() {
		return nil, why, err
	}
	chart := document.Chart{Kind: document.Map, ID: c.tableID("map " + b.id), Table: b.id, Title: b.title, Axis: c.word(axisOf(b.metric))}
	var told []string
	for _, r := range b.Rows {
		n := metricOfRow(r.CountRow, b.metric)
		if r.Hidden || n == 0 || r.Key[0] == "" {
			continue
		}
		bar := document.Bar{Label: c.keyCell("country", r.Key[0], r.Label).Text, Value: countCell(n, c.req.Language), Code: r.Key[0]}
		chart.Bars = append(chart.Bars, bar)
		told = append(told, bar.Label+" "+bar.Value.Text)
	}
	blocks := c.finishChart(chart, "report.map_alt", told, 0)
	if len(blocks) == 0 {
		return nil, lack{}, nil
	}
	return append(blocks, document.Paragraph{Text: []document.Inline{document.Text{Text: c.word("report.borders_note"), Italic: true}}, Under: true}), lack{}, nil
}
