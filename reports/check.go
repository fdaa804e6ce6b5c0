package reports

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"
)

// check notes what the text holds that a report cannot: pictures, HTML, code,
// and calls in the wrong place.
func (p *parse) check(t *text) {
	note := func(n ast.Node, message, hint string) {
		line, column := t.at(offsetOf(n))
		p.at(line, column, message, hint)
	}
	walk := func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image:
			note(n, "a picture stands in a call of its own", `write {{ picture file.png "what it shows" }} on a line of its own`)
		case *ast.RawHTML:
			if !bytes.HasPrefix(n.Segments.Value(t.source), []byte("<!--")) {
				note(n, "HTML is not read here", `write it in Markdown; for the sign itself write \<`)
			}
		case *ast.HTMLBlock:
			if !isComment(n, t.source) {
				note(n, "HTML is not read here", `write it in Markdown; for the sign itself write \<; text after a comment starts on a new line`)
			}
			return ast.WalkSkipChildren, nil
		case *ast.CodeBlock:
			note(n, "four blanks at the start make this a block of code, which a report cannot hold", "remove the blanks")
			return ast.WalkSkipChildren, nil
		case *ast.FencedCodeBlock:
			note(n, "a report cannot hold blocks of code", "remove the lines of ``` around it")
			return ast.WalkSkipChildren, nil
		case *ast.Heading, *exast.TableCell:
			p.checkLines(n, t, false)
		case *ast.Paragraph, *ast.TextBlock:
			p.checkLines(n, t, !inFootnote(n))
		}
		return ast.WalkContinue, nil
	}
	// The walk's error is that of the function, which has none.
	_ = ast.Walk(t.root, walk)
}

// checkLines looks at the calls of one block: which stand alone, and what else
// stands in for.
func (p *parse) checkLines(block ast.Node, t *text, alone bool) {
	lines := linesOf(block, t.source)
	for i, l := range lines {
		if l.or != nil && i == 0 {
			p.misplaced(l.or, "else has no line above it to stand in for", "write it on the line right below, without an empty line between")
		}
		if l.or != nil && len(l.nodes) == 0 {
			p.misplaced(l.or, "nothing stands after else", "write the words that stand in on the same line")
		}
		if l.ownLine() != nil && alone {
			continue
		}
		for _, n := range l.nodes {
			p.checkPlaces(n, alone)
		}
	}
}

// checkPlaces notes calls inside a line that do not belong there.
func (p *parse) checkPlaces(n ast.Node, alone bool) {
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		c := callOf(n)
		switch {
		case !entering || c == nil || c.Info.Place == InText:
		case c.Info.Place == LineStart:
			p.misplaced(c, "else stands inside a line", "it starts a line, and that line stands in for the one above")
		case !alone:
			p.misplaced(c, fmt.Sprintf("%s cannot stand in a heading, a title, a table or a footnote", c.Info.Name), "give it a line of its own in the text")
		default:
			p.misplaced(c, fmt.Sprintf("%s stands on a line of its own", c.Info.Name), "put nothing else on its line")
		}
		return ast.WalkContinue, nil
	})
}

func (p *parse) misplaced(c *Call, message, hint string) {
	p.at(c.Line, c.Column, message, hint)
}

// inFootnote reports whether a block belongs to a note.
func inFootnote(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == exast.KindFootnote {
			return true
		}
	}
	return false
}

// isComment reports whether a block of HTML is a comment and nothing else.
func isComment(n *ast.HTMLBlock, source []byte) bool {
	whole := bytes.TrimSpace(n.Lines().Value(source))
	if n.HasClosure() {
		whole = bytes.TrimSpace(append(bytes.Clone(whole), n.ClosureLine.Value(source)...))
	}
	end := bytes.Index(whole, []byte("-->"))
	return n.HTMLBlockType == ast.HTMLBlockType2 && (end < 0 || end == len(whole)-3)
}

// offsetOf finds where a node starts in its text.
func offsetOf(n ast.Node) int {
	for at := n; at != nil; at = at.Parent() {
		if at.Pos() >= 0 {
			return at.Pos()
		}
		if at.Type() == ast.TypeBlock && at.Lines() != nil && at.Lines().Len() > 0 {
			return at.Lines().At(0).Start
		}
	}
	return 0
}
