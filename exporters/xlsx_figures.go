package exporters

import (
	"strings"

	"github.com/namati/lex/internal/document"
)

// figuresSheet adds the last sheet: what the title says, and every figure of
// the text with the call that made it, its value and its words.
func (b *workbook) figuresSheet() error {
	d := b.d
	table := document.Table{
		ID: "figures", Title: d.Words.Figures, Sheet: d.Words.Figures,
		Columns: []document.Column{{Head: d.Words.Figure}, {Head: d.Words.Value, Number: true}, {Head: d.Words.Narrative}},
	}
	words := func(c document.Cell) document.Cell {
		if c.Kind == document.Address {
			return c
		}
		return document.Cell{Text: c.Text}
	}
	text := func(s string) document.Cell { return document.Cell{Text: s} }
	add := func(id string, c document.Cell) {
		if c.Text == "" {
			return
		}
		// A long text would make the column of values wide for nothing; it
		// stands beside it in full.
		value := c
		if c.Kind == document.Wording {
			value = document.Cell{}
		}
		table.Rows = append(table.Rows, []document.Cell{text(id), value, words(c)})
	}
	add("title", text(d.Title))
	for _, line := range d.Lines {
		add("line", text(document.Plain(line)))
	}
	add("author", text(d.Author))
	add("subject", text(d.Subject))
	add("keywords", text(strings.Join(d.Keywords, ", ")))
	add("date", document.Cell{Kind: document.Date, Day: d.Date, Text: d.Date})
	add("language", text(d.Language))
	add("run", text(d.Run))
	for _, f := range b.figures {
		add(f.ID, f.Value)
	}
	return b.addTable(table)
}
