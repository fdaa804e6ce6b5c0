package reports

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"

	"github.com/namati/lex/internal/document"
)

// PassageKind says what a passage is.
type PassageKind int

// The kinds of passage.
const (
	// ProsePassage is a paragraph, ItemPassage one of a list, QuotePassage one
	// of somebody else's words.
	ProsePassage PassageKind = iota
	ItemPassage
	QuotePassage
	HeadingPassage
	TitlePassage
	HeaderPassage
	CellPassage
	NotePassage
)

// Passage is a block of the author's words that stands in the report, with its
// place in the definition: what a reader of drafts looks at. Words that the data
// puts in are runs without a text.
type Passage struct {
	Kind PassageKind
	// Level is that of a heading.
	Level int
	// Plain is the passage as the report prints it, figures filled in.
	Plain string
	Runs  []Run
	block ast.Node
}

// Run is a stretch of a passage: words, a link or a call.
type Run struct {
	// Text is what the author wrote; it ends in a blank where a line ends, and is
	// empty for a call.
	Text string
	// Line and Column place its first character in the definition, from 1.
	Line, Column int
	// Link says that the words lead to URL, as written.
	Link bool
	URL  string
	// Code says that the words were written as code.
	Code bool
	Call *Call
}

// At places the byte of a run in the definition.
func (r Run) At(index int) (line, column int) {
	index = min(max(index, 0), len(r.Text))
	return r.Line, r.Column + utf8.RuneCountInString(r.Text[:index])
}

// Text joins the author's words of a passage; where a figure stands there is a
// mark that is no word, and starts tells where in it each run begins.
func (p Passage) Text() (text string, starts []int) {
	var b strings.Builder
	for _, r := range p.Runs {
		starts = append(starts, b.Len())
		if r.Call != nil {
			b.WriteString(FigureMark)
			continue
		}
		b.WriteString(r.Text)
	}
	return b.String(), starts
}

// FigureMark stands for a figure in the text of a passage.
const FigureMark = "\ufffc"

// At places a byte of the passage's text in the definition.
func (p Passage) At(index int) (line, column int) {
	_, starts := p.Text()
	for i := len(starts) - 1; i >= 0; i-- {
		if starts[i] <= index {
			return p.Runs[i].At(index - starts[i])
		}
	}
	return 0, 0
}

// stood notes a line of the author's words that stands in the report. The words
// of lex itself are not looked at.
func (c *composer) stood(t *text, block ast.Node, l line, made []document.Inline) {
	if c.file != c.req.Definition.Path || l.ownLine() != nil {
		return
	}
	p := Passage{Kind: c.kindOf(t, block), Plain: document.Plain(made), Runs: runsOf(t, l.nodes), block: block}
	if h, ok := block.(*ast.Heading); ok {
		p.Level = h.Level
	}
	list := &c.result.Passages
	if c.trying != nil {
		list = &c.trying.passages
	}
	for i := len(*list) - 1; i >= 0; i-- {
		if last := &(*list)[i]; last.block == block {
			last.Runs, last.Plain = append(last.Runs, p.Runs...), last.Plain+" "+p.Plain
			return
		}
	}
	*list = append(*list, p)
}

// kindOf says what a block of the definition is.
func (c *composer) kindOf(t *text, block ast.Node) PassageKind {
	switch d := c.req.Definition; t {
	case d.title:
		return TitlePassage
	case d.header:
		return HeaderPassage
	}
	for n := block; n != nil; n = n.Parent() {
		switch n.Kind() {
		case ast.KindHeading:
			return HeadingPassage
		case exast.KindTableCell:
			return CellPassage
		case exast.KindFootnote:
			return NotePassage
		case ast.KindBlockquote:
			return QuotePassage
		case ast.KindListItem:
			return ItemPassage
		}
	}
	return ProsePassage
}

// runsOf lists the runs of the nodes of a line.
func runsOf(t *text, nodes []ast.Node) []Run {
	var runs []Run
	for _, n := range nodes {
		r := Run{}
		r.Line, r.Column = t.at(offsetOf(n))
		switch n := n.(type) {
		case *callNode:
			r.Call = n.call
		case *ast.Link:
			r.Link, r.URL, r.Text = true, words(n.Destination), plainRuns(runsOf(t, children(n)))
		case *ast.AutoLink:
			r.Link, r.URL, r.Text = true, string(n.URL(t.source)), string(n.Label(t.source))
			if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(r.URL), "mailto:") {
				r.URL = "mailto:" + r.URL
			}
		case *ast.Text:
			r.Text = words(n.Value(t.source))
			if n.SoftLineBreak() || n.HardLineBreak() {
				r.Text += " "
			}
		case *ast.String:
			r.Text = string(n.Value)
		default:
			inside := runsOf(t, children(n))
			for i := range inside {
				inside[i].Code = inside[i].Code || n.Kind() == ast.KindCodeSpan
			}
			runs = append(runs, inside...)
			continue
		}
		if r.Call != nil || r.Text != "" || r.Link {
			runs = append(runs, r)
		}
	}
	return runs
}

func plainRuns(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Call != nil {
			b.WriteString(FigureMark)
		}
		b.WriteString(r.Text)
	}
	return b.String()
}
