package letter

import (
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/reports"
)

// What the first sentence tells, and how many cells of tables are printed.
const (
	shortFigures = 5
	shortCauses  = 3
	printedCells = 60
)

// Document is the letter as a document that every format can be made of.
func (l *Letter) Document() *document.Document {
	word := func(key string) string { return lexicon.Word(key, l.Language) }
	d := &document.Document{Language: l.Language, Words: reports.Words(l.Language), Date: l.After.Day,
		Draft: l.Before.Status == "draft" || l.After.Status == "draft",
		Title: lexicon.Fill("letter.title", l.Language, "report", l.Mask.Text(l.After.Title))}
	d.Lines = []document.Line{text(upperFirst(lexicon.Fill("letter.between", l.Language, "before", l.side(l.Before), "after", l.side(l.After))))}
	if l.Before.Period == l.After.Period {
		d.Lines = append(d.Lines, text(word("period")+l.colon()+reports.PeriodLabel(l.After.Period, l.Language)))
	}
	add := func(blocks ...document.Block) { d.Blocks = append(d.Blocks, blocks...) }
	if d.Draft {
		add(paragraph(word("letter.draft")))
	}
	add(paragraph(l.short()))
	if l.Translated {
		add(paragraph(word("letter.languages")))
	}
	if len(l.Figures) > 0 {
		add(heading(word("letter.figures")), l.figureTable())
		if l.Same > 0 {
			add(paragraph(lexicon.Plural("letter.same", l.Same, l.Language)))
		}
	}
	if len(l.Causes) > 0 || len(l.Untold) > 0 {
		add(heading(word("letter.why")))
		add(l.why()...)
	}
	if cells, left := l.told(); len(cells) > 0 || left {
		add(heading(word("letter.tables")))
		if len(cells) > 0 {
			add(l.cellTable(cells[:min(len(cells), printedCells)]))
		}
		if more := len(cells) - printedCells; more > 0 {
			add(paragraph(lexicon.Plural("letter.more_cells", more, l.Language)))
		}
		if left {
			add(paragraph(word("letter.small")))
		}
	}
	return d
}

// short is the letter in a sentence: "In short: Participants 28 → 30, because …".
func (l *Letter) short() string {
	if len(l.Figures) == 0 {
		return lexicon.Word("letter.none", l.Language)
	}
	var changes, causes []string
	for _, f := range l.Figures[:min(len(l.Figures), shortFigures)] {
		changes = append(changes, l.Label(f.ID)+" "+l.value(f.Before)+" → "+l.value(f.After))
	}
	if more := len(l.Figures) - len(changes); more > 0 {
		changes = append(changes, lexicon.Plural("letter.more_figures", more, l.Language))
	}
	for _, c := range l.Causes {
		if len(c.Effects) > 0 {
			causes = append(causes, l.Reason(c))
		}
	}
	said := strings.Join(changes, ", ")
	if len(causes) == 0 || len(causes) > shortCauses {
		return lexicon.Fill("letter.short", l.Language, "changes", said)
	}
	return lexicon.Fill("letter.because", l.Language, "changes", said, "causes", strings.Join(causes, l.semicolon()))
}

// figureTable lists the figures that differ, with the numbers of their reasons.
func (l *Letter) figureTable() document.Table {
	word := func(key string) string { return lexicon.Word(key, l.Language) }
	t := document.Table{ID: "figures", Sheet: word("letter.figures"), Columns: []document.Column{
		{Head: word("figure")}, {Head: word("letter.before"), Number: true}, {Head: word("letter.after"), Number: true},
		{Head: word("letter.difference"), Number: true}, {Head: word("letter.reasons")}}}
	for _, f := range l.Figures {
		by := words("")
		if n, ok := f.Difference(); ok {
			by = document.Cell{Kind: document.Count, Number: n, Text: l.signed(n)}
		}
		var reasons []string
		for _, n := range l.numbers(f.ID) {
			reasons = append(reasons, strconv.Itoa(n))
		}
		t.Rows = append(t.Rows, []document.Cell{words(l.Label(f.ID)), l.cell(f.Before), l.cell(f.After), by, words(strings.Join(reasons, ", "))})
	}
	return t
}

// Difference is by how much a number differs, false where one side has none.
func (f Figure) Difference() (float64, bool) {
	was, number := f.Before.(float64)
	is, still := f.After.(float64)
	return is - was, number && still
}

// numbers are those of the reasons that touch a figure, from 1.
func (l *Letter) numbers(id string) []int {
	var list []int
	for i, c := range l.Causes {
		if slices.ContainsFunc(c.Effects, func(e Effect) bool { return e.Figure == id }) {
			list = append(list, i+1)
		}
	}
	return list
}

// why is the numbered list of reasons, and what cannot be told.
func (l *Letter) why() []document.Block {
	list := document.List{Ordered: true, Start: 1}
	shares := 0
	for _, c := range l.Causes {
		said := upperFirst(l.Reason(c)) + "."
		if effect := l.Effect(c); effect != "" && !(len(l.Untold) > 0 && len(c.Effects) == 0) {
			said += " " + effect
		}
		if len(c.Effects) > 0 {
			shares++
		}
		list.Items = append(list.Items, []document.Block{paragraph(said)})
	}
	var blocks []document.Block
	if len(list.Items) > 0 {
		blocks = append(blocks, list)
	}
	if shares > 1 {
		blocks = append(blocks, paragraph(lexicon.Word("letter.order", l.Language)))
	}
	for _, untold := range l.Untold {
		blocks = append(blocks, paragraph(upperFirst(lexicon.Word("letter."+untold, l.Language))+"."))
	}
	return blocks
}

func (l *Letter) cellTable(cells []Cell) document.Table {
	word := func(key string) string { return lexicon.Word(key, l.Language) }
	t := document.Table{ID: "cells", Sheet: word("letter.tables"), Columns: []document.Column{
		{Head: word("letter.table")}, {Head: word("letter.row")}, {Head: word("letter.cells")},
		{Head: word("letter.before"), Number: true}, {Head: word("letter.after"), Number: true}}}
	for _, c := range cells {
		t.Rows = append(t.Rows, []document.Cell{words(l.Mask.Text(c.Table)), words(l.row(c)), words(l.Mask.Text(c.Column)), l.inTable(c.Before), l.inTable(c.After)})
	}
	return t
}

// cell is a value of a figure or a table.
func (l *Letter) cell(v any) document.Cell {
	if n, ok := v.(float64); ok {
		return document.Cell{Kind: document.Count, Number: n, Text: l.number(n)}
	}
	return words(l.value(v))
}

// value words a value.
func (l *Letter) value(v any) string {
	switch v := v.(type) {
	case float64:
		return l.number(v)
	case string:
		return l.Mask.Text(v)
	case Hidden:
		return lexicon.Word("hidden", l.Language)
	}
	return lexicon.Word("letter.absent", l.Language)
}

func words(s string) document.Cell { return document.Cell{Kind: document.Wording, Text: s} }

func text(s string) []document.Inline { return []document.Inline{document.Text{Text: s}} }

func paragraph(s string) document.Block { return document.Paragraph{Text: text(s)} }

func heading(s string) document.Block { return document.Heading{Level: 1, Text: text(s)} }

// upperFirst begins a sentence; the name of a file stays as it is.
func upperFirst(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if strings.Contains(first, ".") {
		return s
	}
	for _, r := range s {
		return strings.ToUpper(string(r)) + s[len(string(r)):]
	}
	return s
}
