package desk

import (
	"fmt"
	"math"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/reports"
)

// wrongTotals are totals of tables that are not the sum of what stands above
// them: in tables that the author wrote, and of money. A table of people that
// lex counts says itself where a total counts everybody once.
func wrongTotals(c *Case) []records.Finding {
	var found []records.Finding
	for _, m := range c.Made {
		for _, t := range tables(m) {
			found = append(found, c.wrongColumns(m, t)...)
		}
	}
	return found
}

// column is what the cells of a column of numbers say.
type column struct {
	sum, total     float64
	numbers, gaps  int
	hasTotal       bool
	money, percent bool
	// rounding is how far the sum of rounded shares may be off.
	rounding float64
}

func (c *Case) wrongColumns(m reports.Made, t document.Table) []records.Finding {
	var found []records.Finding
	own := m.Call == nil
	for j := range t.Columns {
		col := c.column(t, j, own)
		if !own && !col.money || col.numbers < 2 {
			continue
		}
		head := t.Columns[j].Head
		switch {
		case col.hasTotal && col.gaps == 0 && col.percent && math.Abs(col.total-100) < 0.5 && math.Abs(col.sum-100) > col.rounding:
			found = append(found, at(m.Line, m.Column, fmt.Sprintf("the shares of the column %q add up to %s %%, not to 100", head, plainNumber(col.sum)), "correct the shares"))
		case col.hasTotal && col.gaps == 0 && !col.percent && math.Abs(col.sum-col.total) > 0.005*float64(col.numbers):
			found = append(found, at(m.Line, m.Column, fmt.Sprintf("the total of the column %q says %s, its rows add up to %s", head, plainNumber(col.total), plainNumber(col.sum)), "correct the total or a row"))
		case !col.hasTotal && own && col.percent && col.gaps == 0 && math.Abs(col.sum-100) > col.rounding && math.Abs(col.sum-100) < 10:
			f := at(m.Line, m.Column, fmt.Sprintf("the shares of the column %q add up to %s %%", head, plainNumber(col.sum)), "if they are the parts of one whole, they make 100 %")
			f.Severity = records.Warning
			found = append(found, f)
		}
	}
	return found
}

// column reads a column of a table.
func (c *Case) column(t document.Table, j int, own bool) column {
	var col column
	for i, row := range t.Rows {
		if j >= len(row) || len(row) == 0 {
			continue
		}
		cell := row[j]
		n, percent, ok := cell.Number, cell.Kind == document.Share, cell.HasNumber()
		if own && !ok {
			n, percent, ok = number(cell.Text, c.language())
		} else if cell.Kind == document.Share {
			n *= 100
		}
		last := i == len(t.Rows)-1
		switch {
		case last && (t.Total || isTotal(row[0].Text)):
			col.total, col.hasTotal = n, ok
		case !ok:
			col.gaps++
		default:
			col.sum += n
			col.numbers++
			col.money = col.money || cell.Kind == document.Money
			col.percent = col.percent || percent
			col.rounding += 0.5
		}
	}
	if col.percent {
		col.rounding = max(col.rounding, 0.5)
	}
	return col
}

// plainNumber words a number for messages.
func plainNumber(n float64) string {
	digits := 0
	if math.Abs(n-math.Round(n)) > 0.004 {
		digits = 2
	}
	return lexicon.Decimal(n, digits, "en")
}
