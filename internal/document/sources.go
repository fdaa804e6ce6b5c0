package document

// SourcesTable is the proofs of a document as a table: a row for each sheet
// that a figure comes from.
func (d *Document) SourcesTable() Table {
	w := d.Words
	t := Table{ID: "sources", Sheet: w.Sources, Columns: []Column{{Head: w.Figure}, {Head: w.Value, Number: true}, {Head: w.Counted}, {Head: w.File}, {Head: w.Sheet}, {Head: w.Rows}, {Head: w.Hash}}}
	for _, p := range d.Proofs {
		evidence := p.Sources
		if len(evidence) == 0 {
			evidence = []Evidence{{}}
		}
		for _, e := range evidence {
			t.Rows = append(t.Rows, []Cell{{Text: p.Figure}, p.Value, {Text: p.Counted}, {Text: e.File}, {Text: e.Sheet}, {Text: e.Rows}, {Text: e.SHA256}})
		}
	}
	return t
}
