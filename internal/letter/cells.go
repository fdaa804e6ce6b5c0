package letter

import (
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/reports"
)

// told are the cells that the letter lists. Readers outside the house could learn
// from the differences of small groups who has come: they are left out.
func (l *Letter) told() (list []Cell, left bool) {
	for _, c := range l.Cells {
		if l.small(c) {
			left = true
			continue
		}
		list = append(list, c)
	}
	return list, left
}

// small reports whether a cell tells of few people, in a table of small groups.
func (l *Letter) small(c Cell) bool {
	var by []string
	for _, dim := range []string{"sex", "age_group", "disability"} {
		if strings.Contains(c.ID, strings.ReplaceAll(dim, "_", "-")) || strings.Contains(c.ID, dim) {
			by = append(by, dim)
		}
	}
	if c.ID == "people-reached" || strings.HasPrefix(c.ID, "people-reached-") {
		by = []string{"sex"}
	}
	if !reports.Sensitive(by, l.Audience, false) {
		return false
	}
	was, _ := c.Before.(float64)
	is, _ := c.After.(float64)
	difference := is - was
	return difference > -float64(l.MinCell) && difference < float64(l.MinCell)
}

// row names a row of a table.
func (l *Letter) row(c Cell) string {
	var words []string
	for _, w := range c.Row {
		if w == "" {
			w = lexicon.Word("not_stated", l.Language)
		}
		words = append(words, l.Mask.Text(w))
	}
	return strings.Join(words, ", ")
}

// inTable is a value of a table; a row that is not there has none.
func (l *Letter) inTable(v any) document.Cell {
	if v == nil {
		return words("–")
	}
	return l.cell(v)
}
