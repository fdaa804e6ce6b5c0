package drawing

import (
	"strconv"

	"github.com/namati/lex/internal/document"
)

func count(n float64) document.Cell {
	return document.Cell{Kind: document.Count, Number: n, Text: strconv.FormatFloat(n, 'f', -1, 64)}
}

var (
	unknown    = document.Cell{Kind: document.Unknown, Text: "not stated"}
	suppressed = document.Cell{Kind: document.Suppressed, Text: "<5"}
	labels     = document.Words{Target: "Target", Actual: "Reached"}
)

// charts are one chart of every kind, with what is odd about each.
func charts() []document.Chart {
	return []document.Chart{
		{Kind: document.Bars, Title: "People by country", Bars: []document.Bar{{Label: "Bolivia", Value: count(7)}, {Label: "A country with a very long official name that takes several lines", Value: count(5)}, {Label: "Not stated", Value: unknown}, {Label: "None", Value: count(0)}}},
		{Kind: document.Stacked, Title: "People by country and sex", Series: []string{"Women", "Men", "Another or refused", "Not stated"}, Bars: []document.Bar{
			{Label: "Bolivia", Value: count(12), Parts: []document.Cell{count(7), count(4), count(0), count(1)}},
			{Label: "Guatemala", Value: count(9), Parts: []document.Cell{count(6), suppressed, suppressed, count(0)}},
			{Label: "Chile", Value: count(1), Parts: []document.Cell{count(1), count(0), count(0), count(0)}},
		}},
		{Kind: document.Targets, Title: "Indicators", Bars: []document.Bar{
			{Label: "People trained as community paralegals", Value: count(2840), Target: count(3000)}, {Label: "Trainings", Value: count(4), Target: count(3)},
			{Label: "Cases taken on", Value: count(90), Target: count(20)}, {Label: "Guides printed", Value: count(0), Target: count(2)}, {Label: "Visits", Value: count(12), Target: unknown}, {Label: "Films", Value: unknown, Target: count(2)},
		}},
		{Kind: document.Timeline, Title: "Activities", Bars: []document.Bar{
			{Label: "Preparation", Start: "2017-01-01", End: "2017-05-31"}, {Label: "Learning exchange", Start: "2017-06-19", End: "2017-06-24"}, {Label: "Closing day", Start: "2017-06-24", End: "2017-06-24"},
			{Label: "Follow-up with every organization", Start: "2017-07-01", End: "2018-01-31"}, {Label: "Not yet planned"},
		}},
		{Kind: document.Map, Title: "Where people came from", Bars: []document.Bar{
			{Label: "Argentina", Code: "AR", Value: count(4)}, {Label: "Bolivia", Code: "BO", Value: count(7)}, {Label: "Brazil", Code: "BR", Value: count(2)}, {Label: "Guatemala", Code: "GT", Value: suppressed},
			{Label: "Mexico", Code: "MX", Value: count(1)}, {Label: "Saint Lucia", Code: "LC", Value: count(12)}, {Label: "El Salvador", Code: "SV", Value: count(3)}, {Label: "Not stated", Value: count(2)},
		}},
	}
}
