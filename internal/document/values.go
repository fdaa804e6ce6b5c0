package document

// Values is what a chart shows as a table: a row for each bar. Formats that
// cannot draw, or whose readers cannot see, show it instead or beside.
func (c Chart) Values(w Words) Table {
	counted := Column{Head: c.Axis, Number: true}
	if c.Axis == "" {
		counted.Head = w.Value
	}
	t := Table{Title: c.Title, Sheet: c.Title, Columns: []Column{{}}}
	switch c.Kind {
	case Stacked:
		for _, name := range c.Series {
			t.Columns = append(t.Columns, Column{Head: name, Number: true})
		}
		t.Columns = append(t.Columns, counted)
	case Targets:
		t.Columns = append(t.Columns, Column{Head: w.Actual, Number: true}, Column{Head: w.Target, Number: true})
	case Timeline:
		t.Columns = append(t.Columns, Column{Head: w.Start}, Column{Head: w.End})
	default:
		t.Columns = append(t.Columns, counted)
	}
	for _, bar := range c.Bars {
		t.Rows = append(t.Rows, append([]Cell{{Text: bar.Label}}, c.cells(bar)...))
	}
	return t
}

// cells are the values of a bar, in the order of the columns of Values.
func (c Chart) cells(bar Bar) []Cell {
	switch c.Kind {
	case Stacked:
		cells := make([]Cell, len(c.Series))
		copy(cells, bar.Parts)
		return append(cells, bar.Value)
	case Targets:
		return []Cell{bar.Value, bar.Target}
	case Timeline:
		return []Cell{{Kind: Date, Day: bar.Start, Text: bar.Start}, {Kind: Date, Day: bar.End, Text: bar.End}}
	}
	return []Cell{bar.Value}
}
