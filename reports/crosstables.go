package reports

import (
	"slices"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// mostAcross is how many columns a page can hold so that somebody can read them;
// mostCrossed bounds the cells of a crossed table, of which nearly all are 0 when
// there are many.
const (
	mostAcross  = 30
	mostCrossed = 500_000
)

// crossTable has a row for every key of the first dimension, a column for every
// key of the second, and totals of both, in which everybody counts once.
func (c *composer) crossTable(b *breakdown, call *Call) (document.Table, error) {
	lang := c.req.Language
	lines, err := c.margin(call, 0)
	if err != nil {
		return document.Table{}, err
	}
	columns, err := c.margin(call, 1)
	if err != nil {
		return document.Table{}, err
	}
	if len(columns.Rows) > mostAcross || len(lines.Rows)*len(columns.Rows) > mostCrossed {
		return c.pairTable(b, lines), nil
	}
	cells := map[[2]string]SuppressedRow{}
	differs := false
	sums := map[string]int{}
	for _, r := range b.Rows {
		cells[[2]string{r.Key[0], r.Key[1]}] = r
		sums[r.Key[0]] += metricOfRow(r.CountRow, b.metric)
	}
	t := document.Table{Columns: []document.Column{{Head: lexicon.DimensionName(b.by[0], lang)}}, Total: true}
	total := []document.Cell{{Kind: document.Wording, Text: c.word("total")}}
	for _, column := range columns.Rows {
		t.Columns = append(t.Columns, document.Column{Head: c.keyCell(b.by[1], column.Key[0], column.Label).Text, Number: true})
		total = append(total, c.countOf(column, b.metric))
	}
	t.Columns = append(t.Columns, document.Column{Head: c.word("total"), Number: true})
	total = append(total, countCell(metricOf(b.Totals, b.metric), lang))
	for _, line := range lines.Rows {
		row := []document.Cell{c.keyCell(b.by[0], line.Key[0], line.Label)}
		for _, column := range columns.Rows {
			// A combination that nobody has is a true zero.
			row = append(row, c.countOf(cells[[2]string{line.Key[0], column.Key[0]}], b.metric))
		}
		t.Rows = append(t.Rows, append(row, c.countOf(line, b.metric)))
		differs = differs || sums[line.Key[0]] != metricOfRow(line.CountRow, b.metric)
	}
	t.Rows = append(t.Rows, total)
	t.Note = c.tableNote(b, differs)
	return t, nil
}

// pairTable has a row for every pair of keys that somebody has, in the order of
// the lines: what a crossed table becomes that would be too wide.
func (c *composer) pairTable(b *breakdown, lines *breakdown) document.Table {
	lang := c.req.Language
	head := b.metric
	if head == "participants" {
		head = "people"
	}
	t := document.Table{Total: true, Columns: []document.Column{
		{Head: lexicon.DimensionName(b.by[0], lang)}, {Head: lexicon.DimensionName(b.by[1], lang)}, {Head: c.word(head), Number: true}}}
	rank := make(map[string]int, len(lines.Rows))
	for i, line := range lines.Rows {
		rank[line.Key[0]] = i
	}
	rows := slices.Clone(b.Rows)
	slices.SortStableFunc(rows, func(x, y SuppressedRow) int { return rank[x.Key[0]] - rank[y.Key[0]] })
	sum := 0
	for _, r := range rows {
		n := metricOfRow(r.CountRow, b.metric)
		if n == 0 {
			continue
		}
		sum += n
		t.Rows = append(t.Rows, []document.Cell{c.keyCell(b.by[0], r.Key[0], part(r.Label, 0)), c.keyCell(b.by[1], r.Key[1], part(r.Label, 1)), c.countOf(r, b.metric)})
	}
	total := metricOf(b.Totals, b.metric)
	t.Rows = append(t.Rows, []document.Cell{{Kind: document.Wording, Text: c.word("total")}, {}, countCell(total, lang)})
	t.Note = c.tableNote(b, sum != total)
	return t
}

// part is the label of one dimension.
func part(label []string, dimension int) []string {
	if dimension < len(label) {
		return label[dimension : dimension+1]
	}
	return nil
}

// margin counts by one of the two dimensions of a call, with its own small
// cells hidden; of a withheld margin every cell is.
func (c *composer) margin(call *Call, dimension int) (*breakdown, error) {
	by := call.By[dimension : dimension+1]
	t, err := c.source.count(by, call.Filters)
	if err != nil {
		return nil, err
	}
	t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r store.CountRow) bool { return metricOfRow(r, call.Metric) == 0 })
	b := &breakdown{metric: call.Metric, by: by, SuppressedTable: Suppress(t, by, c.req.Audience, c.req.MinCell, c.req.SuppressAll)}
	if b.Withheld {
		for _, r := range t.Rows {
			b.Rows = append(b.Rows, SuppressedRow{CountRow: r, Hidden: true})
		}
	}
	c.shows(b.metric, by, call.Filters, b.SuppressedTable, c.breakdownTitle(&Call{Metric: call.Metric, By: by}))
	c.sort(b)
	return b, nil
}
