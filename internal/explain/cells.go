package explain

import (
	"fmt"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// cells gathers cells by sheet while rows go by in their order.
type cells struct{ list []Cells }

// add adds the cell of a row.
func (c *cells) add(source store.Source, column string, row int, how How) {
	for n := len(c.list) - 1; n >= 0; n-- {
		if had := &c.list[n]; had.Rows.Import == source.Import && had.How == how && had.Column == column {
			had.Rows.Add(row)
			return
		}
	}
	of := Cells{File: source.File, Sheet: source.Sheet, SHA256: source.SHA256, Column: column, How: how,
		Rows: store.Evidence{Import: source.Import, Kind: source.Kind, File: source.File, Sheet: source.Sheet, SHA256: source.SHA256}}
	of.Rows.Add(row)
	c.list = append(c.list, of)
}

// only is the place of the only cell, false where there are several.
func (c *cells) only() (store.Place, bool) {
	if len(c.list) != 1 || c.list[0].Rows.Rows != 1 {
		return store.Place{}, false
	}
	return store.Place{Import: c.list[0].Rows.Import, Row: c.list[0].Rows.Ranges[0].First}, true
}

// Range writes the cells as a spreadsheet program does: "F5:F9, F14", of a sheet
// without such a column "rows 5-9, 14". What is beyond `most` ranges is counted.
func (c Cells) Range(most int) string {
	var parts []string
	shown := 0
	for n, r := range c.Rows.Ranges {
		if n == most {
			break
		}
		shown += r.Last - r.First + 1
		part := fmt.Sprint(c.Column, r.First)
		switch {
		case r.Last > r.First && c.Column == "":
			part += fmt.Sprint("-", r.Last)
		case r.Last > r.First:
			part += fmt.Sprint(":", c.Column, r.Last)
		}
		parts = append(parts, part)
	}
	text := strings.Join(parts, ", ")
	if c.Column == "" && c.Rows.Rows == 1 {
		text = "row " + text
	} else if c.Column == "" {
		text = "rows " + text
	}
	if more := c.Rows.Rows - shown; more > 0 {
		text += fmt.Sprintf(" … and %s more", lexicon.Number(more, "en"))
	}
	return text
}

// lends finds the rows from which others have a key: those of the evidence that
// the cells do not hold already. With none of these, `of` holds nothing.
func lends(evidence []store.Evidence, own *cells, columns func(e store.Evidence) string) []Cells {
	var list []Cells
	for _, e := range evidence {
		column := columns(e)
		lent := Cells{File: e.File, Sheet: e.Sheet, SHA256: e.SHA256, Column: column, How: Lent,
			Rows: store.Evidence{Import: e.Import, Kind: e.Kind, File: e.File, Sheet: e.Sheet, SHA256: e.SHA256}}
		has := 0
		for _, o := range own.list {
			if o.Rows.Import == e.Import && o.How != Lent {
				has += o.Rows.Rows
			}
		}
		if e.Kind == records.Participants && e.Rows <= has {
			continue
		}
		for _, r := range e.Ranges {
			for row := r.First; row <= r.Last; row++ {
				if !own.holds(e.Import, row) {
					lent.Rows.Add(row)
				}
			}
		}
		if lent.Rows.Rows > 0 {
			list = append(list, lent)
		}
	}
	return list
}

// holds reports whether a row is among the cells.
func (c *cells) holds(source int64, row int) bool {
	for _, of := range c.list {
		if of.Rows.Import != source {
			continue
		}
		ranges := of.Rows.Ranges
		from, to := 0, len(ranges)
		for from < to {
			if middle := (from + to) / 2; ranges[middle].Last < row {
				from = middle + 1
			} else {
				to = middle
			}
		}
		if from < len(ranges) && ranges[from].First <= row {
			return true
		}
	}
	return false
}
