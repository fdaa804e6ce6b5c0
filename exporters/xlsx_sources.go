package exporters

import "fmt"

// sourcesSheet adds the sheet that says where each figure comes from, and ties
// it to the sheet of figures: a figure leads to its first source, a source back
// to its figure.
func (b *workbook) sourcesSheet() error {
	if len(b.d.Proofs) == 0 {
		return nil
	}
	figures := b.tableSheets[len(b.tableSheets)-1]
	if err := b.addTable(b.d.SourcesTable()); err != nil {
		return err
	}
	sources := b.tableSheets[len(b.tableSheets)-1]
	type key struct{ figure, value string }
	// Rows are counted from 0 in tables; the head is the first row of a sheet.
	place := func(t *tableSheet, row int) string { return fmt.Sprintf("'%s'!A%d", t.sheet.name, row+2) }
	first := map[key]int{}
	for row, cells := range sources.table.Rows {
		k := key{cells[0].Text, cells[1].Text}
		if _, ok := first[k]; !ok {
			first[k] = row
		}
	}
	figures.places, sources.places = map[int]string{}, map[int]string{}
	back := map[key]int{}
	for row, cells := range figures.table.Rows {
		k := key{cells[0].Text, cells[2].Text}
		if to, ok := first[k]; ok {
			figures.places[row] = place(sources, to)
			back[k] = row
		}
	}
	for row, cells := range sources.table.Rows {
		if to, ok := back[key{cells[0].Text, cells[1].Text}]; ok {
			sources.places[row] = place(figures, to)
		}
	}
	return nil
}
