package reports

import (
	"cmp"
	"fmt"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
)

// DefaultMaxRows is how many rows of a table are printed unless the definition
// says max_rows: about thirty pages. mostMaxRows is the most it may say: what
// the sheet of a workbook holds.
const (
	DefaultMaxRows = 1000
	mostMaxRows    = 1_000_000
)

// maxRows is how many rows of a table this report prints.
func (c *composer) maxRows() int { return cmp.Or(c.req.Definition.MaxRows, DefaultMaxRows) }

// limit lets no more rows of a table be printed than the definition allows, and
// says so under the table and on stderr. Workbooks keep all.
func (c *composer) limit(t *document.Table) {
	all, most := len(t.Rows), c.maxRows()
	if t.Total {
		all--
	}
	if all <= most {
		return
	}
	lang := c.req.Language
	t.PrintRows = most
	t.Rest = []document.Inline{document.Text{Text: lexicon.Fill("report.rows_shown", lang,
		"n", lexicon.Number(most, lang), "all", lexicon.Number(all, lang), "left", lexicon.Number(all-most, lang))}}
	c.tell(fmt.Sprintf("the table %q prints %d of its %d rows, the workbook holds all: write max_rows: %d into the definition to print them too", t.Title, most, all, all))
}

// listingBlock is the listing as a list, or, where it names more organizations
// than a table may print, as such a table.
func (c *composer) listingBlock(l *listing) document.Block {
	if l.count <= c.maxRows() {
		return l.block()
	}
	t := document.Table{ID: c.tableID("organizations-by-country"), Title: c.word("report.organizations"), Sheet: c.word("report.organizations"),
		Columns: []document.Column{{Head: c.word("country")}, {Head: c.word("organization")}}}
	for _, g := range l.groups {
		head := wordCell(capital(g.head))
		for _, name := range g.names {
			t.Rows = append(t.Rows, []document.Cell{head, wordCell(name)})
		}
	}
	c.limit(&t)
	return t
}
