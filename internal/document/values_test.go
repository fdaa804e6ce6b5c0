package document

import (
	"strings"
	"testing"
)

func TestValues(t *testing.T) {
	count := func(s string) Cell { return Cell{Kind: Count, Text: s} }
	words := Words{Value: "Value", Target: "Target", Actual: "Actual", Start: "Start", End: "End"}
	for _, test := range []struct {
		name  string
		chart Chart
		want  string
	}{
		{"bars", Chart{Axis: "people", Bars: []Bar{{Label: "BO", Value: count("7")}}}, "|people / BO|7"},
		{"no axis", Chart{Kind: Map, Bars: []Bar{{Label: "BO", Value: count("7")}}}, "|Value / BO|7"},
		{"stacked", Chart{Kind: Stacked, Axis: "all", Series: []string{"F", "M"}, Bars: []Bar{{Label: "BO", Parts: []Cell{count("4")}, Value: count("7")}}}, "|F|M|all / BO|4||7"},
		{"targets", Chart{Kind: Targets, Bars: []Bar{{Label: "x", Value: count("1"), Target: count("2")}}}, "|Actual|Target / x|1|2"},
		{"timeline", Chart{Kind: Timeline, Bars: []Bar{{Label: "x", Start: "2017-01-01", End: "2017-01-02"}}}, "|Start|End / x|2017-01-01|2017-01-02"},
	} {
		table := test.chart.Values(words)
		var lines []string
		var heads []string
		for _, c := range table.Columns {
			heads = append(heads, c.Head)
		}
		lines = append(lines, strings.Join(heads, "|"))
		for _, row := range table.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Text)
			}
			lines = append(lines, strings.Join(cells, "|"))
		}
		if got := strings.Join(lines, " / "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
