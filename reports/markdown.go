package reports

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/yuin/goldmark"
)

// kindCall is the node of a call in the text.
var kindCall = ast.NewNodeKind("Call")

// callNode is a call where it stands. Call is nil when it could not be read.
type callNode struct {
	ast.BaseInline
	call *Call
}

func (n *callNode) Kind() ast.NodeKind { return kindCall }

func (n *callNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// callParser finds {{ … }} among the inlines. Calls are parsed where they stand,
// before anything is put into them.
type callParser struct {
	p *parse
	// place turns the offset of a call's braces, or their number in the piece,
	// into line and column.
	place func(offset, nth int) (line, column int)
	seen  int
}

func (c *callParser) Trigger() []byte { return []byte{'{'} }

func (c *callParser) Parse(_ ast.Node, block gmtext.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	row, column := c.place(segment.Start, c.seen)
	c.seen++
	end := bytes.Index(line, []byte("}}"))
	if end < 0 {
		c.p.at(row, column, "a call is not closed", "write }} on the same line; for braces as text write \\{\\{")
		block.Advance(2)
		return &callNode{}
	}
	inside := string(line[2:end])
	block.Advance(end + 2)
	call, wrong := parseCall(inside)
	if wrong != nil {
		before := len([]rune(inside[:wrong.offset]))
		c.p.mistakes = append(c.p.mistakes, &SyntaxError{File: c.p.file, Line: row, Column: column + 2 + before,
			Check: wrong.check, Message: wrong.message, Hint: wrong.hint})
		return &callNode{}
	}
	call.Line, call.Column = row, column
	return &callNode{call: call}
}

// newParser is goldmark with tables, footnotes and calls.
func newParser(calls *callParser) parser.Parser {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Footnote),
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(calls, 50))),
	)
	return md.Parser()
}

// markdown parses the body, which starts at an offset of the source.
func (p *parse) markdown(source []byte, body int) *text {
	t := &text{source: source[body:], at: func(offset int) (int, int) { return p.position(offset + body) }}
	calls := &callParser{p: p, place: func(offset, _ int) (int, int) { return t.at(offset) }}
	t.root = newParser(calls).Parse(gmtext.NewReader(t.source))
	p.check(t)
	return t
}

// piece parses a short text outside the body, such as the title.
func (p *parse) piece(words string, place func(nth int) (int, int)) *text {
	calls := &callParser{p: p, place: func(_, nth int) (int, int) { return place(nth) }}
	t := &text{source: []byte(words), at: func(int) (int, int) { return place(0) }}
	t.root = newParser(calls).Parse(gmtext.NewReader(t.source))
	p.check(t)
	return t
}
