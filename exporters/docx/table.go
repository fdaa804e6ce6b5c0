package docx

import (
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// together is the most rows of a table that are kept on one page.
const together = 12

// table writes the title, the table and the note. A table that no page holds
// side by side comes in parts, each with the first column.
func (c *composer) table(t document.Table, at place) error {
	t = t.Printed()
	if t.Title != "" {
		c.caption(t.Title, t.ID, at)
	}
	for i, g := range c.grids(t, at.width) {
		if i > 0 {
			c.caption(c.again(t.Title), "", at)
		}
		if err := c.grid(g, at); err != nil {
			return err
		}
	}
	if len(t.Note) > 0 {
		c.paragraph(at.set("TableNote"), t.Note, look{})
	} else if len(t.Columns) > 0 {
		c.gap()
	}
	return nil
}

// caption writes the title of a table or a chart, with a bookmark.
func (c *composer) caption(title, id string, at place) {
	p := at.set("Caption")
	p.rightToLeft = startsRightToLeft(title)
	p.start(c.body.markup)
	write := func() { words(c.body.markup, title, look{}) }
	if id == "" {
		write()
	} else {
		c.mark(anchor(id), write)
	}
	c.body.end(1)
}

// again is the title of a part that is not the first.
func (c *composer) again(title string) string {
	more := c.d.Words.Continued
	if more != "" && !strings.HasPrefix(more, "(") {
		more = "(" + more + ")"
	}
	return strings.TrimSpace(title + " " + more)
}

// gap writes the empty paragraph that a table without a note ends with: without
// one between them, Word joins two tables.
func (c *composer) gap() {
	paragraph{style: "TableEnd"}.start(c.body.markup)
	c.body.end(1)
}

// grid writes one table.
func (c *composer) grid(g grid, at place) error {
	m := c.body.markup
	m.start("w:tbl")
	m.start("w:tblPr")
	m.value("w:tblStyle", "ReportTable")
	m.leaf("w:tblW", "w:w", strconv.Itoa(g.width()), "w:type", "dxa")
	m.leaf("w:tblInd", "w:w", strconv.Itoa(at.left), "w:type", "dxa")
	m.leaf("w:tblLayout", "w:type", "fixed")
	if g.beside < cellSide {
		margins(m, 40, g.beside)
	}
	last, value := "0", "0620"
	if g.table.Total && len(g.table.Rows) > 0 {
		last, value = "1", "0660"
	}
	m.leaf("w:tblLook", "w:val", value, "w:firstRow", "1", "w:lastRow", last, "w:firstColumn", "0", "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
	if g.table.Title != "" {
		m.value("w:tblCaption", g.table.Title)
	}
	m.end(1)
	m.start("w:tblGrid")
	for _, w := range g.widths {
		m.leaf("w:gridCol", "w:w", strconv.Itoa(w))
	}
	m.end(1)
	heads := make([]document.Cell, len(g.table.Columns))
	for i, col := range g.table.Columns {
		heads[i].Text = col.Head
	}
	c.row(g, heads, row{head: true, keep: true})
	count := len(g.table.Rows)
	for i, cells := range g.table.Rows {
		if i%256 == 0 && c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		keep := count <= together || i == 0 || i == count-2
		if i == count-1 {
			keep = len(g.table.Note) > 0
		}
		c.row(g, cells, row{total: g.table.Total && i == count-1, keep: keep})
	}
	m.end(1)
	return nil
}

// row says how a row stands: as the head, as the total, or kept with the next.
type row struct{ head, total, keep bool }

// row writes a row. A row that has fewer cells than there are columns is filled
// up.
func (c *composer) row(g grid, cells []document.Cell, r row) {
	m := c.body.markup
	m.start("w:tr")
	m.start("w:trPr")
	m.leaf("w:cantSplit")
	m.flag("w:tblHeader", r.head)
	m.end(1)
	for j, col := range g.table.Columns {
		var cell document.Cell
		if j < len(cells) {
			cell = cells[j]
		}
		m.start("w:tc")
		m.start("w:tcPr")
		m.leaf("w:tcW", "w:w", strconv.Itoa(g.widths[j]), "w:type", "dxa")
		if r.head {
			m.value("w:vAlign", "bottom")
		}
		m.end(1)
		p := paragraph{style: "TableText", keepNext: r.keep, rightToLeft: startsRightToLeft(cell.Text)}
		if r.head {
			p.style = "TableHead"
		}
		if col.Number {
			p.align = "right"
		}
		p.start(m)
		c.cell(cell, look{bold: r.total, size: g.size})
		m.end(2)
	}
	m.end(1)
}

// cell writes the words of a cell. What nobody stated and what is not shown
// stand back. Colours are said once more beside their styles: LibreOffice lets
// the style of the table go before that of the text.
func (c *composer) cell(cell document.Cell, l look) {
	switch cell.Kind {
	case document.Unknown, document.Suppressed:
		l.style, l.color = "Quiet", muted
	case document.Address:
		text := cell.Text
		if text == "" {
			text = cell.URL
		}
		if cell.URL != "" {
			c.link(c.body, cell.URL, l, func(l look) {
				if l.style != "" {
					l.color = accent
				}
				words(c.body.markup, text, l)
			})
			return
		}
	}
	words(c.body.markup, cell.Text, l)
}
