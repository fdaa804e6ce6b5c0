package partner

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// Message is what is written to a partner about a file: what was received, what
// is missing or doubtful cell by cell, and what happens with rows that were left
// out. It names cells; what they hold stays out of it unless Shows says so.
type Message struct {
	// File is the name of the file, Grantee who signs, "" for nobody.
	File, Grantee string
	// Language is that of the partner.
	Language string
	Lists    []List
	// Shows tells whether the value of a finding may be shown; nil shows none.
	Shows func(records.Finding) bool
}

// mostCells is how many cells a question names.
const mostCells = 40

// lineWidth is where the message's lines are broken, in characters.
const lineWidth = 76

// Write writes the message as plain text.
func (m Message) Write(w io.Writer) error {
	var b strings.Builder
	m.par(&b, "", m.word("ask.hello"))
	m.par(&b, "", m.fill("ask.thanks_for", "file", m.quoted(m.File)))
	left := m.received(&b)
	must, look := m.questions()
	switch {
	case len(must)+len(look) == 0:
		m.par(&b, "", m.word("ask.nothing"))
	default:
		m.par(&b, "", m.word("ask.please"))
		n := m.ask(&b, "ask.must", must, 0)
		m.ask(&b, "ask.look", look, n)
		if left > 0 {
			m.par(&b, "", m.word("ask.rejected"))
		}
		m.par(&b, "", m.word("ask.correct"))
	}
	m.par(&b, "", m.word("ask.bye"))
	if m.Grantee != "" {
		m.par(&b, "", m.Grantee)
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

func (m Message) word(key string) string { return lexicon.Word(key, m.Language) }

func (m Message) fill(key string, pairs ...string) string {
	return lexicon.Fill(key, m.Language, pairs...)
}

func (m Message) quoted(text string) string { return lexicon.Quoted(oneLine(text), m.Language) }

// received says how many rows came in each sheet and how many of them were left
// out; it returns the latter.
func (m Message) received(b *strings.Builder) (left int) {
	for _, l := range m.Lists {
		if l.Kind == "" {
			continue
		}
		left += l.Rejected
		text := lexicon.Plural("rows", l.Rows, m.Language)
		if l.Rejected > 0 {
			text = m.fill("ask.received", "rows", text, "left_out", lexicon.Plural("ask.left_out", l.Rejected, m.Language))
		}
		if l.Sheet == "" {
			m.par(b, "", m.fill("ask.list", "received", text))
		} else {
			m.par(b, "", m.fill("ask.sheet", "sheet", m.quoted(l.Sheet), "received", text))
		}
	}
	return left
}

// question is a kind of problem with the cells that have it.
type question struct {
	problem, todo string
	sheets        []sheetCells
}

// sheetCells are cells of one sheet, as they are named.
type sheetCells struct {
	sheet string
	cells []string
}

// questions groups the findings by what they ask: those without which something
// cannot be counted, and the others.
func (m Message) questions() (must, look []*question) {
	for _, l := range m.Lists {
		l.Language = m.Language
		stopped := l.reasons()
		for _, row := range l.Rejects {
			for _, f := range stopped[row.Row] {
				must = m.collect(must, l, f)
			}
		}
		for _, f := range l.Findings {
			switch {
			case !Asks(f) || slices.ContainsFunc(stopped[f.Row], func(s records.Finding) bool { return s == f }):
			case f.Severity == records.Error:
				must = m.collect(must, l, f)
			default:
				look = m.collect(look, l, f)
			}
		}
	}
	return must, look
}

// collect adds the cell of a finding to its question.
func (m Message) collect(list []*question, l List, f records.Finding) []*question {
	problem, todo := l.question(f)
	i := slices.IndexFunc(list, func(q *question) bool { return q.problem == problem && q.todo == todo })
	if i < 0 {
		i = len(list)
		list = append(list, &question{problem: problem, todo: todo})
	}
	q := list[i]
	k := slices.IndexFunc(q.sheets, func(s sheetCells) bool { return s.sheet == f.Sheet })
	if k < 0 {
		k = len(q.sheets)
		q.sheets = append(q.sheets, sheetCells{sheet: f.Sheet})
	}
	if cell := m.cell(f); !slices.Contains(q.sheets[k].cells, cell) {
		q.sheets[k].cells = append(q.sheets[k].cells, cell)
	}
	return list
}

// cell names the cell of a finding, or its row; "" is the whole sheet.
func (m Message) cell(f records.Finding) string {
	text := f.Cell
	if text == "" && f.Row > 0 {
		text = m.fill("partner.row", "row", itoa(f.Row))
	}
	if text != "" && f.Other != "" {
		text = m.fill("ask.compare", "cell", text, "other", f.Other)
	}
	if f.Value != "" && m.Shows != nil && m.Shows(f) {
		text = strings.TrimSpace(text + " " + m.quoted(f.Value))
	}
	return text
}

// ask writes questions under a heading, numbered on from n, and returns the last
// number.
func (m Message) ask(b *strings.Builder, heading string, list []*question, n int) int {
	if len(list) == 0 {
		return n
	}
	m.par(b, "", m.word(heading))
	for _, q := range list {
		n++
		lead := fmt.Sprintf("%d. ", n)
		indent := strings.Repeat(" ", len(lead))
		b.WriteString(wrap(lead, indent, q.problem))
		for _, s := range q.sheets {
			if text := m.cells(s); text != "" {
				b.WriteString(wrap(indent, indent+"  ", text))
			}
		}
		b.WriteString(wrap(indent, indent, q.todo) + "\n")
	}
	return n
}

// cells lists the cells of a sheet.
func (m Message) cells(s sheetCells) string {
	cells := slices.DeleteFunc(slices.Clone(s.cells), func(c string) bool { return c == "" })
	more := len(cells) - mostCells
	if more > 0 {
		cells = cells[:mostCells]
	}
	text := strings.Join(cells, ", ")
	if more > 0 {
		text += " " + m.fill("ask.and_more", "n", lexicon.Number(more, m.Language))
	}
	switch {
	case s.sheet == "":
		return text
	case text == "":
		return m.fill("template.sheet_of", "sheet", m.quoted(s.sheet))
	}
	return m.fill("ask.in_sheet", "sheet", m.quoted(s.sheet), "cells", text)
}

// par writes a paragraph and an empty line.
func (m Message) par(b *strings.Builder, indent, text string) {
	b.WriteString(wrap(indent, indent, text) + "\n")
}

// wrap breaks a text into lines at its spaces, never at a no-break space.
func wrap(first, rest, text string) string {
	var b strings.Builder
	line, empty := first, true
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }) {
		if !empty && len([]rune(line))+1+len([]rune(word)) > lineWidth {
			b.WriteString(line + "\n")
			line, empty = rest, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	b.WriteString(line + "\n")
	return b.String()
}

// oneLine keeps foreign text from breaking the message.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
