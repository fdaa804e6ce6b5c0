package document

// ChartKind says how a chart shows its values.
type ChartKind int

// The kinds of chart.
const (
	// Bars are horizontal bars, one value each: Bar.Value.
	Bars ChartKind = iota
	// Stacked bars add up Bar.Parts, one for each of Chart.Series.
	Stacked
	// Targets set Bar.Value, what was reached, against Bar.Target.
	Targets
	// Timeline places each bar between the days Bar.Start and Bar.End.
	Timeline
	// Map shades the country Bar.Code by Bar.Value.
	Map
)

// Chart is a drawing over the categories of a table. Every exporter can say what
// it shows in words: Alt, and the labels and texts of its bars.
type Chart struct {
	Kind ChartKind
	// ID names the chart as in Table; Table is the ID of the table that holds
	// the same values, "" when none does.
	ID, Table, Title string
	// Alt tells a reader who cannot see it what the chart shows.
	Alt string
	// Axis names what the bars count.
	Axis string
	// Series names the parts of stacked bars, in their order.
	Series []string
	Bars   []Bar
}

// Bar is one bar, mark or country of a chart.
type Bar struct {
	Label string
	// Value is what the bar counts; of a stacked bar the sum, of a target what
	// was reached, of a time line the words for its days.
	Value Cell
	// Parts are the values of a stacked bar, as many as Chart.Series.
	Parts []Cell
	// Target is what was to be reached; Unknown where none was set.
	Target Cell
	// Start and End are ISO 8601 days, both inclusive; End is Start for a day.
	Start, End string
	// Code is ISO 3166-1 alpha-2, for maps.
	Code string
}

// Length is that of a bar in the unit of its values: of a stacked one the sum of
// its parts, or its value where parts are not shown.
func (b Bar) Length() float64 {
	sum := 0.0
	for _, part := range b.Parts {
		if part.HasNumber() {
			sum += max(part.Number, 0)
		}
	}
	if b.Value.HasNumber() {
		sum = max(sum, b.Value.Number)
	}
	return sum
}
