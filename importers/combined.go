package importers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// split parts the cells of a column that holds two things, such as "Name /
// E-mail". What comes first stays in its column, what comes second goes to a
// column beyond the sheet's last one.
type split struct {
	column, second int
	at             parting
	heading        string // as the sheet has it
	parts          [2]string
	whole          int // of the cells looked at, those that hold one thing only
}

// parting is a way to part a cell.
type parting struct {
	mark string
	cut  func(text string) (first, second string, ok bool)
}

// partings are tried in this order.
var partings = []parting{
	{"<", cutBrackets("<", ">")},
	{"|", cutAt("|")},
	{";", cutAt(";")},
	{" / ", cutAt(" / ")},
	{"/", cutAt("/")},
	{" - ", cutAt(" - ")},
	{" – ", cutAt(" – ")},
	{"(", cutBrackets("(", ")")},
	{",", cutAt(",")},
	{"", cutAddress},
}

// cutAddress parts "Ana Quispe ana@example.org", which stood on two lines.
func cutAddress(text string) (first, second string, ok bool) {
	words := strings.Fields(text)
	last := len(words) - 1
	switch {
	case last < 1:
		return "", "", false
	case emailShape(words[last]):
		return strings.Join(words[:last], " "), words[last], true
	case emailShape(words[0]):
		return words[0], strings.Join(words[1:], " "), true
	}
	return "", "", false
}

func (p parting) words() string {
	if p.mark == "" {
		return ""
	}
	return " at “" + strings.TrimSpace(p.mark) + "”"
}

// cutAt cuts at the one place where the mark stands; a text with two such places
// is not parted.
func cutAt(mark string) func(string) (string, string, bool) {
	return func(text string) (string, string, bool) {
		first, second, found := strings.Cut(text, mark)
		if !found || strings.Contains(second, mark) {
			return "", "", false
		}
		first, second = strings.TrimSpace(first), strings.TrimSpace(second)
		return first, second, first != "" && second != ""
	}
}

func cutBrackets(open, shut string) func(string) (string, string, bool) {
	return func(text string) (string, string, bool) {
		first, rest, found := strings.Cut(text, open)
		second, after, closed := strings.Cut(rest, shut)
		first, second = strings.TrimSpace(first), strings.TrimSpace(second)
		return first, second, found && closed && strings.TrimSpace(after) == "" && first != "" && second != ""
	}
}

// headingJoints part the headings of such columns.
var headingJoints = strings.NewReplacer("/", "\n", "|", "\n", "&", "\n", "+", "\n", ",", "\n", ";", "\n", " y ", "\n", " e ", "\n", " and ", "\n", " et ", "\n")

// twoThings reads a heading that names two different fields of a kind of record.
func (w *wordbook) twoThings(heading string) (parts [2]string, fields [2]string, ok bool) {
	text := bareHeading(heading)
	if c, known := w.exact(lexicon.Fold(text)); known && !strings.ContainsAny(text, "/|&+,;\n") && c.field != "" {
		return parts, fields, false
	}
	list := strings.Split(headingJoints.Replace(strings.ToLower(text)), "\n")
	if len(list) != 2 {
		return parts, fields, false
	}
	for i, part := range list {
		c, known := w.exact(lexicon.Fold(part))
		if !known {
			return parts, fields, false
		}
		parts[i], fields[i] = strings.TrimSpace(part), c.field
	}
	return parts, fields, jointField(fields[0], fields[1], false, false) == ""
}

// findSplits finds the columns whose headings name two things and whose cells
// can be parted for certain: nearly all at the same mark, and where one of the
// things has a form of its own, the parts have it.
func findSplits(h head, rows []sampleRow, opt Options) []split {
	if h.tags != nil {
		return nil
	}
	width := len(h.texts)
	for _, row := range rows {
		width = max(width, len(row.cells))
	}
	var splits []split
	for i, heading := range h.texts {
		if heading == "" || i >= widestScore || opt.decides(Column{Heading: heading, Letter: records.ColumnLetters(i), Index: i}) {
			continue
		}
		for _, w := range wordbooks() {
			parts, fields, ok := w.twoThings(heading)
			if !ok || opt.As != "" && opt.As != w.kind {
				continue
			}
			if at, whole, ok := partingOf(w.kind, fields, heading, rows, i); ok {
				splits = append(splits, split{i, width + len(splits), at, heading, parts, whole})
			}
			break
		}
	}
	return splits
}

// decides tells that the person has said what the column is.
func (o Options) decides(c Column) bool {
	return named(o.Drop, c) || slices.ContainsFunc(o.Map, func(m Mapping) bool { return names(m.Heading, c) })
}

func partingOf(kind records.Kind, fields [2]string, heading string, rows []sampleRow, column int) (at parting, whole int, ok bool) {
	var tests [2]func(string) bool
	for i, field := range fields {
		if test, typed := testOf(kind, field); typed {
			tests[i] = test.read
		}
	}
	for _, p := range partings {
		mark := strings.TrimSpace(p.mark)
		likewise := mark != "" && strings.Contains(heading, mark)
		if tests[0] == nil && tests[1] == nil && !likewise {
			continue // nothing but the mark tells two texts apart: it must be the heading's
		}
		least := 0.9
		if likewise {
			least = 0.5 // parted as the heading is; what is wrong inside will be told
		}
		filled, parted, fit := 0, 0, 0
		for _, row := range rows {
			text := row.text(column)
			if text == "" || lexicon.Missing(text) {
				continue
			}
			filled++
			first, second, ok := p.cut(text)
			if !ok {
				continue
			}
			parted++
			if (tests[0] == nil || tests[0](first)) && (tests[1] == nil || tests[1](second)) {
				fit++
			}
		}
		if parted >= 2 && parted*5 >= filled*4 && float64(fit) >= least*float64(parted) {
			return p, filled - parted, true
		}
	}
	return parting{}, 0, false
}

// part puts the two things of a row's cells where they belong.
func (s split) part(cells []Cell) []Cell {
	for len(cells) <= s.second {
		cells = append(cells, Cell{})
	}
	if first, second, ok := s.at.cut(cells[s.column].Text); ok && cells[s.column].Type == Text {
		cells[s.column].Text = first
		cells[s.second] = Cell{Type: Text, Text: second}
	}
	return cells
}

// partAll parts the headings and the sampled rows.
func partAll(splits []split, h *head, rows []sampleRow) {
	for _, s := range splits {
		for len(h.texts) <= s.second {
			h.texts = append(h.texts, "")
		}
		h.texts[s.column], h.texts[s.second] = s.parts[0], s.parts[1]
		for i := range rows {
			rows[i].cells = s.part(slices.Clone(rows[i].cells))
		}
	}
}

// parted reads the rows of a sheet with such columns parted.
func (p Plan) parted(read rowSource) rowSource {
	if len(p.splits) == 0 {
		return read
	}
	return func(ctx context.Context, fn func(*Row) error) error {
		var wide Row
		return read(ctx, func(row *Row) error {
			wide.Number, wide.Hidden, wide.whole = row.Number, row.Hidden, row.Cells
			wide.Cells = append(wide.Cells[:0], row.Cells...)
			for _, s := range p.splits {
				wide.Cells = s.part(wide.Cells)
			}
			return fn(&wide)
		})
	}
}

// nameSplits gives the parts of a column the heading of the sheet, and tells.
func (p *Plan) nameSplits(opt Options) {
	for _, s := range p.splits {
		var fields []string
		for i := range p.Columns {
			c := &p.Columns[i]
			if c.Index != s.column && c.Index != s.second {
				continue
			}
			c.part, c.Heading, c.Letter = c.Heading, s.heading, records.ColumnLetters(s.column)
			c.Note = "one of two things in the cell"
			c.Why, c.Confidence = c.Why+"; "+c.Note, Medium
			if c.Field != "" {
				fields = append(fields, c.Field)
			}
		}
		f := records.Finding{Severity: records.Warning, Check: "column-combined", File: opt.File, Sheet: p.Sheet, Row: p.HeaderRow,
			Cell: records.Cell(s.column, p.HeaderRow), Value: s.heading}
		f.Message = fmt.Sprintf("the cells of column %s hold two things, %s; they are parted%s", records.ColumnLetters(s.column), strings.Join(fields, " and "), s.at.words())
		if s.whole > 0 {
			f.Message += fmt.Sprintf("; of the first rows %d hold one thing alone, which is read as the first", s.whole)
		}
		f.Hint = "ask the partner for two columns"
		p.Findings = append(p.Findings, f)
	}
}

// combined tells the columns that ask for two things and cannot be parted.
func (p *Plan) combined(opt Options) {
	w := wordbookOf(p.Kind)
	for _, c := range p.Columns {
		if c.Field != "" || c.Dropped || c.part != "" {
			continue
		}
		_, fields, ok := w.twoThings(c.Heading)
		if !ok {
			continue
		}
		p.Findings = append(p.Findings, records.Finding{Severity: records.Warning, Check: "column-combined", File: opt.File, Sheet: p.Sheet, Row: p.HeaderRow,
			Cell: records.Cell(c.Index, p.HeaderRow), Value: c.Heading,
			Message: fmt.Sprintf("%q asks for two things, %s and %s, and its cells cannot be parted for certain; the column is kept as it is", c.title(), fields[0], fields[1]),
			Hint:    "ask the partner for two columns, or say which of the two it is with --map " + quoteArg(c.title()+"="+fields[0])})
	}
}
