package importers

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// line is one row of a sheet, cleaned cell by cell, with the columns at hand by
// field. It is reused from row to row.
type line struct {
	number   int
	cells    []string // cleaned, "" for what cannot be used
	kinds    []CellType
	filled   int // cells that say something
	first    int // the first filled one, -1 when there is none
	odd      bool
	oddities []oddity

	fields    []string // field of each column, "" for unknown ones
	skip      []bool   // dropped columns
	blocks    []bool   // columns whose texts may have several lines
	names     []bool   // columns in which a line may name an organization each
	numbering []bool
	extras    []int
	// extraTexts is where extra puts them.
	extraTexts []string
	known      map[string]int
	choices    []choices
	carried    []int // columns of the row that took the value of a row above
	guarded    bool  // texts may bear an apostrophe that is not theirs
}

// oddity is a cell that cannot be taken as it stands.
type oddity struct {
	column int
	what   oddKind
	text   string
}

type oddKind uint8

const (
	unsound  oddKind = iota + 1 // control characters
	failed                      // #N/A
	uncached                    // a formula without a value
	stray                       // beyond the planned columns
)

// blocky tells a field whose texts may have several lines.
func blocky(kind records.Kind, field string) bool {
	info, _ := records.Info(kind)
	f, known := info.Field(field)
	return !known || f.Type == records.Prose || f.Type == records.Focus
}

func (l *line) lay(plan Plan) {
	width := 0
	for _, c := range plan.Columns {
		width = max(width, c.Index+1)
	}
	l.cells, l.kinds = make([]string, width), make([]CellType, width)
	l.fields, l.skip, l.blocks, l.names = make([]string, width), make([]bool, width), make([]bool, width), make([]bool, width)
	l.numbering, l.known = make([]bool, width), map[string]int{}
	l.guarded = plan.guarded
	planned := make([]bool, width)
	for _, c := range plan.Columns {
		planned[c.Index] = true
		l.fields[c.Index], l.skip[c.Index], l.numbering[c.Index] = c.Field, c.Dropped, c.numbering
		l.blocks[c.Index], l.names[c.Index] = blocky(plan.Kind, c.Field), c.Field == "organization"
		if _, twice := l.known[c.Field]; !twice {
			l.known[c.Field] = c.Index
		}
	}
	for _, c := range plan.extras() {
		l.extras = append(l.extras, c.Index)
	}
	l.extraTexts = make([]string, len(l.extras))
	if !plan.exported {
		l.choices = choicesOf(plan)
	}
	for i := range planned {
		if !planned[i] {
			l.blocks[i] = true
		}
	}
}

// column is the first column of a field, -1 when the sheet has none.
func (l *line) column(field string) int {
	if c, ok := l.known[field]; ok && field != "" {
		return c
	}
	return -1
}

func (l *line) fieldOf(column int) string {
	if column < 0 || column >= len(l.fields) {
		return ""
	}
	return l.fields[column]
}

// get is the text of a column, "" for column -1.
func (l *line) get(column int) string {
	if column < 0 {
		return ""
	}
	return l.cells[column]
}

// read cleans a row's cells.
func (l *line) read(row *Row) {
	l.number, l.filled, l.first, l.odd = row.Number, 0, -1, false
	l.oddities, l.carried = l.oddities[:0], l.carried[:0]
	clear(l.cells)
	clear(l.kinds)
	for i := range row.Cells {
		cell := &row.Cells[i]
		if cell.Type == Empty && !cell.Uncached || cell.Text == "" && !cell.Uncached {
			continue
		}
		if i >= len(l.cells) {
			if text, _ := cleanLine(cell.Text); text != "" {
				l.strange(i, stray, text)
				l.filled++
			}
			continue
		}
		if l.skip[i] {
			continue
		}
		switch {
		case cell.Uncached:
			l.strange(i, uncached, "")
			continue
		case cell.Type == Failure:
			l.strange(i, failed, cell.Text)
			continue
		}
		text := cell.Text
		if l.guarded {
			text = unguarded(text)
		}
		var sound bool
		switch {
		case l.blocks[i]:
			text, sound = cleanBlock(text)
		case l.names[i]:
			text, sound = cleanBlock(text)
			text = oneLine(text)
		default:
			text, sound = cleanLine(text)
		}
		if !sound {
			l.strange(i, unsound, text)
		}
		if text == "" {
			continue
		}
		l.cells[i], l.kinds[i] = text, cell.Type
		if l.first < 0 {
			l.first = i
		}
		l.filled++
	}
	l.join()
}

func (l *line) strange(column int, what oddKind, text string) {
	l.odd = true
	l.oddities = append(l.oddities, oddity{column, what, text})
}

// extra is the cells of the unknown columns, nil when all are empty. It is valid
// until the next line is read.
func (l *line) extra() []string {
	filled := false
	for i, column := range l.extras {
		l.extraTexts[i] = l.cells[column]
		filled = filled || l.cells[column] != ""
	}
	if !filled {
		return nil
	}
	return l.extraTexts
}

// texts is the row as it was, for a reject.
func (l *line) texts(row *Row) []string {
	cells := row.Cells
	if row.whole != nil {
		cells = row.whole
	}
	texts := make([]string, 0, len(cells))
	for i, c := range cells {
		text := strings.ToValidUTF8(c.Text, "�")
		if slices.Contains(l.carried, i) {
			text = l.cells[i] // apart from the rows above, the cell says nothing
		}
		if i < len(l.skip) && l.skip[i] {
			text = ""
		}
		texts = append(texts, text)
	}
	for len(texts) > 0 && texts[len(texts)-1] == "" {
		texts = texts[:len(texts)-1]
	}
	return texts
}

// said is a cell's text, "" when the cell says that nothing is known.
func said(text string) string {
	if text == "" || lexicon.Missing(text) && maybeMissing(text) {
		return ""
	}
	return text
}

// maybeMissing keeps texts that only begin or fold like a word for "not known":
// such words are short and hold no digits.
func maybeMissing(text string) bool {
	if len(text) > 40 {
		return false
	}
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == '@' || c >= '0' && c <= '9' {
			return false
		}
	}
	return true
}
