package importers

import (
	"cmp"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// carriedFields may take their value from a row above, where the sheet says so by
// a merged cell or a ditto mark: they say what several rows share. Names,
// addresses and consents are each person's own, amounts would be counted twice.
var carriedFields = []string{"organization", "organization_type", "scope", "country", "country_code", "city", "focus_area",
	"exchange", "date", "start", "end", "due", "role", "category", "period", "fund", "currency", "status", "type", "language"}

// carry gives a row what the rows above it say for it too.
type carry struct {
	columns []carried
}

// carried is one column of such a field.
type carried struct {
	column int
	field  string
	spans  []span // merged cells of the column, from the top
	held   held   // of the merged cell at hand
	above  held   // of the last row

	merged, ditto           int // cells that took a value
	firstMerged, firstDitto place
}

type held struct {
	text string
	kind CellType
}

func newCarry(plan Plan) *carry {
	c := &carry{}
	if plan.exported {
		return c // lex writes every cell out
	}
	for _, column := range plan.Columns {
		if column.tick != "" || column.day != "" || !slices.Contains(carriedFields, column.Field) {
			continue
		}
		one := carried{column: column.Index, field: column.Field}
		for _, s := range plan.merged {
			if s.column == column.Index {
				one.spans = append(one.spans, s)
			}
		}
		slices.SortFunc(one.spans, func(a, b span) int { return cmp.Compare(a.first, b.first) })
		c.columns = append(c.columns, one)
	}
	return c
}

// over fills a line of data from those above it. Every such line must be shown,
// in order; blank lines and sums are none.
func (c *carry) over(l *line) {
	for i := range c.columns {
		column := &c.columns[i]
		text := l.cells[column.column]
		if text == "" {
			text = column.fill(l)
		} else if isDitto(text) && l.kinds[column.column] == Text {
			if column.ditto++; column.ditto == 1 {
				column.firstDitto = place{l.number, column.column, column.field, text}
			}
			l.set(column.column, column.above)
			text = column.above.text
		}
		column.above = held{text, l.kinds[column.column]}
		if s := column.span(l.number); s != nil && s.first == l.number {
			column.held = column.above
		}
	}
}

// span is the merged cell in which a row lies, nil for none.
func (c *carried) span(row int) *span {
	for len(c.spans) > 0 && c.spans[0].last < row {
		c.spans, c.held = c.spans[1:], held{}
	}
	if len(c.spans) == 0 || c.spans[0].first > row {
		return nil
	}
	return &c.spans[0]
}

// fill gives an empty cell the text of the merged cell that covers it.
func (c *carried) fill(l *line) string {
	if s := c.span(l.number); s == nil || s.first == l.number || c.held.text == "" {
		return ""
	}
	if c.merged++; c.merged == 1 {
		c.firstMerged = place{l.number, c.column, c.field, ""}
	}
	l.set(c.column, c.held)
	return c.held.text
}

// set writes a cell that the sheet leaves to the row above.
func (l *line) set(column int, h held) {
	l.cells[column], l.kinds[column] = h.text, h.kind
	l.carried = append(l.carried, column)
}

// dittoWords say the same as above, folded.
var dittoWords = wordSet("idem ibid ibidem ditto dito mismo misma mesmo mesma")

var dittoPhrases = []string{"same as above", "as above", "see above", "lo mismo", "el mismo", "la misma", "o mesmo", "a mesma", "le meme", "la meme", "meme chose", "mismo que arriba", "igual que arriba"}

// isDitto tells "idem", "do.", 〃, and marks drawn with quotes and dashes.
func isDitto(text string) bool {
	if len(text) > 24 {
		return false
	}
	switch {
	case text == "do." || text == "Do." || text == "id." || text == "Id.":
		return true // without the point these are DO, Dominican Republic, and ID, Indonesia
	case strings.Trim(text, "\"'`´‘’“”„″〃«»,.-–—_ ") == "" && strings.ContainsAny(text, "\"“”„″〃«»") || text == "''" || text == ",,":
		return true
	case !isLetter(text[0]) && text[0] < 0x80:
		return false
	}
	folded := lexicon.Fold(text)
	return dittoWords[folded] || slices.Contains(dittoPhrases, folded)
}

// closing tells what was taken from above.
func (c *carry) closing(report *reporter) {
	for i := range c.columns {
		column := &c.columns[i]
		if column.merged > 0 {
			report.report(records.Notice, "value-decided", column.firstMerged, func() (string, string) {
				return "the cell is covered by a merged one above it; " + counted(column.merged, "row takes", "rows take") + " the value of the merged cell that covers them in this column",
					"no need to do anything if the merged cells mean all rows beside them"
			})
		}
		if column.ditto > 0 {
			report.report(records.Warning, "value-decided", column.firstDitto, func() (string, string) {
				return "the cell says “the same as above”; " + counted(column.ditto, "such cell takes", "such cells take") + " the value of the row above in this column",
					"write the value out, so that nothing changes when the rows are sorted"
			})
		}
	}
}
