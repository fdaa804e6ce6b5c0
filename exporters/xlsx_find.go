package exporters

import "github.com/namati/lex/internal/document"

// cells are where the values of a chart stand in a table, one bar under the
// other: the column of the labels, those of the values, and the first row.
type cells struct {
	label, first int
	values       []int
}

// valuesOf are the series of a chart, each with a value for every bar.
func valuesOf(c document.Chart) [][]document.Cell {
	var series [][]document.Cell
	switch c.Kind {
	case document.Stacked:
		series = make([][]document.Cell, len(c.Series))
		for _, bar := range c.Bars {
			for i := range series {
				part := document.Cell{}
				if i < len(bar.Parts) {
					part = bar.Parts[i]
				}
				series[i] = append(series[i], part)
			}
		}
	case document.Targets:
		series = make([][]document.Cell, 2)
		for _, bar := range c.Bars {
			series[0], series[1] = append(series[0], bar.Value), append(series[1], bar.Target)
		}
	default:
		series = make([][]document.Cell, 1)
		for _, bar := range c.Bars {
			series[0] = append(series[0], bar.Value)
		}
	}
	return series
}

// findBars finds the cells of a table that hold the values of a chart.
func findBars(t document.Table, c document.Chart) (cells, bool) {
	if len(c.Bars) == 0 {
		return cells{}, false
	}
	series := valuesOf(c)
	for label := range t.Columns {
		for first := 0; first+len(c.Bars) <= len(t.Rows); first++ {
			if !holdsLabels(t, label, first, c.Bars) {
				continue
			}
			found := cells{label: label, first: first}
			for _, values := range series {
				column, ok := findColumn(t, found, values)
				if !ok {
					break
				}
				found.values = append(found.values, column)
			}
			if len(found.values) == len(series) {
				return found, true
			}
		}
	}
	return cells{}, false
}

func holdsLabels(t document.Table, column, first int, bars []document.Bar) bool {
	for i, bar := range bars {
		row := t.Rows[first+i]
		if column >= len(row) || row[column].Text != bar.Label {
			return false
		}
	}
	return true
}

// findColumn finds the column of one series, beside those found before.
func findColumn(t document.Table, found cells, values []document.Cell) (int, bool) {
columns:
	for column := range t.Columns {
		if column == found.label {
			continue
		}
		for _, taken := range found.values {
			if column == taken {
				continue columns
			}
		}
		for i, value := range values {
			row := t.Rows[found.first+i]
			if column >= len(row) || row[column] != value {
				continue columns
			}
		}
		return column, true
	}
	return 0, false
}
