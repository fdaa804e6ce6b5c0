package exporters

import (
	"math"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// longestLabel is the width at which the label of a bar is wrapped.
const longestLabel = 28

// chart renders bars of blocks with the numbers at their ends, or, where a chart
// has more than one number a bar, a table; and under it what the chart shows in
// words.
func (p *textPage) chart(c document.Chart, width int) ([]string, error) {
	title := disk.CellText(c.Title)
	if c.Axis != "" {
		title += " (" + disk.CellText(c.Axis) + ")"
	}
	lines := append(wrap(strings.TrimSpace(title), width), "")
	switch c.Kind {
	case document.Stacked, document.Targets, document.Timeline:
		values := c.Values(p.d.Words)
		values.Title = ""
		table, err := p.table(values, width)
		if err != nil {
			return nil, err
		}
		lines = append(lines, table...)
	default:
		lines = append(lines, textBars(c.Bars, width)...)
	}
	if c.Alt != "" {
		lines = append(append(lines, ""), wrap(disk.CellText(c.Alt), width)...)
	}
	return lines, nil
}

// textBars renders one line of blocks for each bar.
func textBars(bars []document.Bar, width int) []string {
	var lines []string
	labels, values, largest := 0, 0, 0.0
	for _, bar := range bars {
		labels = max(labels, min(textWidth(disk.CellText(bar.Label)), longestLabel))
		values = max(values, textWidth(cellWords(bar.Value)))
		largest = max(largest, bar.Value.Number)
	}
	room := max(width-labels-values-3, 10)
	for _, bar := range bars {
		label := wrapHard(disk.CellText(bar.Label), max(labels, 1))
		line := padded(label[0], labels, false) + "  "
		if n := barLength(bar.Value.Number, largest, room); n > 0 {
			line += strings.Repeat("█", n) + " "
		}
		lines = append(lines, line+cellWords(bar.Value))
		lines = append(lines, label[1:]...)
	}
	return lines
}

// barLength returns the length of a bar in columns: 0 for nothing, at least 1
// for anything.
func barLength(value, largest float64, room int) int {
	if !(value > 0) || math.IsInf(largest, 0) || largest <= 0 {
		return 0
	}
	return max(1, int(math.Round(value/largest*float64(room))))
}
