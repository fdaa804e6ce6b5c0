package html

import (
	"strconv"
	"time"

	"github.com/namati/lex/internal/document"
)

// short is the number of rows up to which a table stays on one page of paper,
// broad that of columns from which on it is set smaller.
const short, broad = 24, 8

// table writes a table with its caption, heads for columns and rows, and the
// note under it. What is wider than the screen scrolls by itself.
func (p *page) table(t document.Table) {
	t = t.Printed()
	if len(t.Columns) == 0 {
		return
	}
	id := p.id("table")
	p.put(`<div class="table`)
	if len(t.Rows) <= short {
		p.put(` short`)
	}
	if len(t.Columns) >= broad {
		p.put(` broad`)
	}
	p.put(`"`)
	if t.ID != "" && !p.written[t.ID] {
		p.put(` id="`, p.tableID(t.ID), `"`)
		p.written[t.ID] = true
	}
	p.put(">\n", `<div class="scroll" tabindex="0" role="group"`)
	if t.Title != "" {
		p.put(` aria-labelledby="`, id, `"`)
	} else {
		p.put(` aria-label="`, attribute(p.d.Words.Value), `"`)
	}
	p.put(">\n<table>\n")
	if t.Title != "" {
		// The words stay in sight while a broad table is moved under them.
		p.put(`<caption id="`, id, `"><span>`, text(t.Title), "</span></caption>\n")
	}
	p.columns(t)
	p.put("<thead><tr>")
	for _, c := range t.Columns {
		p.headCell(c)
	}
	p.put("</tr></thead>\n<tbody>\n")
	for r, row := range t.Rows {
		if r%256 == 0 && !p.alive() {
			return
		}
		p.row(t, row, t.Total && r == len(t.Rows)-1)
	}
	p.put("</tbody>\n</table>\n</div>\n")
	if len(t.Note) > 0 {
		p.put(`<p class="note">`)
		p.inlines(t.Note)
		p.put("</p>\n")
	}
	p.put("</div>\n")
}

// tableID names the place of a table by its number: its own ID may hold anything.
func (p *page) tableID(id string) string { return "data-" + strconv.Itoa(p.tables[id]) }

// columns writes the widths that the table asks for.
func (p *page) columns(t document.Table) {
	sum := 0.0
	for _, c := range t.Columns {
		sum += c.Width
	}
	if sum <= 0 {
		return
	}
	p.put("<colgroup>")
	for _, c := range t.Columns {
		if c.Width > 0 {
			p.put(`<col style="width:`, strconv.FormatFloat(c.Width/sum*100, 'f', 1, 64), `%">`)
		} else {
			p.put("<col>")
		}
	}
	p.put("</colgroup>\n")
}

// headCell writes the head of a column; an empty one is no head.
func (p *page) headCell(c document.Column) {
	class := ""
	if c.Number {
		class = ` class="n"`
	}
	if c.Head == "" {
		p.put("<td", class, "></td>")
		return
	}
	p.put(`<th scope="col"`, class, ">", text(c.Head), "</th>")
}

// row writes a row; its first cell is its head, unless that is a number.
func (p *page) row(t document.Table, row []document.Cell, total bool) {
	if total {
		p.put(`<tr class="total">`)
	} else {
		p.put("<tr>")
	}
	for i, column := range t.Columns {
		c := document.Cell{}
		if i < len(row) {
			c = row[i]
		}
		tag := "td"
		if i == 0 && !column.Number && c.Text != "" && c.Kind == document.Wording {
			tag = `th scope="row"`
		}
		p.put("<", tag)
		switch {
		case c.Kind == document.Unknown || c.Kind == document.Suppressed:
			if column.Number {
				p.put(` class="n quiet"`)
			} else {
				p.put(` class="quiet"`)
			}
		case column.Number:
			p.put(` class="n"`)
		}
		if c.Whole != "" && c.Whole != c.Text {
			p.put(` title="`, attribute(c.Whole), `"`)
		}
		p.put(">")
		if c.Kind == document.Address {
			p.value(c)
		} else {
			p.put(text(c.Text))
		}
		p.put("</", tag[:2], ">")
	}
	p.put("</tr>\n")
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
