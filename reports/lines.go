package reports

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// line is one line of a paragraph as its author wrote it: the unit that stands
// or falls with the values of its figures.
type line struct {
	nodes []ast.Node
	// or is the {{ else }} of a line that stands in for the one before it.
	or *Call
	// ends marks a hard break after the line.
	ends bool
}

// linesOf cuts the inlines of a block into lines and takes leading {{ else }}
// calls off. A line that begins inside emphasis belongs to the line in which
// the emphasis opens.
func linesOf(block ast.Node, source []byte) []line {
	var lines []line
	var current line
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		if !isBlankText(n, source) || len(current.nodes) > 0 {
			current.nodes = append(current.nodes, n)
		}
		t, ok := n.(*ast.Text)
		if ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			current.ends = t.HardLineBreak()
			lines = append(lines, current)
			current = line{}
		}
	}
	lines = append(lines, current)
	kept := lines[:0]
	for _, l := range lines {
		if c := callOf(first(l.nodes)); c != nil && c.Info.Name == "else" {
			l.or, l.nodes = c, l.nodes[1:]
		}
		for len(l.nodes) > 0 && isBlankText(l.nodes[len(l.nodes)-1], source) {
			l.nodes = l.nodes[:len(l.nodes)-1]
		}
		for len(l.nodes) > 0 && isBlankText(l.nodes[0], source) {
			l.nodes = l.nodes[1:]
		}
		if len(l.nodes) > 0 || l.or != nil {
			kept = append(kept, l)
		}
	}
	return kept
}

// ownLine returns the call of a line that holds nothing but a call for a line
// of its own.
func (l line) ownLine() *Call {
	if len(l.nodes) != 1 {
		return nil
	}
	if c := callOf(l.nodes[0]); c != nil && c.Info.Place == OwnLine {
		return c
	}
	return nil
}

func first(nodes []ast.Node) ast.Node {
	if len(nodes) == 0 {
		return nil
	}
	return nodes[0]
}

// callOf returns the call of a node, nil when it is none or could not be read.
func callOf(n ast.Node) *Call {
	if c, ok := n.(*callNode); ok {
		return c.call
	}
	return nil
}

// isBlankText reports whether a node holds white space only.
func isBlankText(n ast.Node, source []byte) bool {
	t, ok := n.(*ast.Text)
	return ok && strings.TrimSpace(string(t.Value(source))) == ""
}

// words returns the text of a node with backslash escapes and entities
// resolved.
func words(raw []byte) string {
	var out []byte
	resolve := func(b []byte) []byte { return util.ResolveEntityNames(util.ResolveNumericReferences(b)) }
	from := 0
	for i := 0; i+1 < len(raw); i++ {
		if raw[i] == '\\' && util.IsPunct(raw[i+1]) {
			out = append(append(out, resolve(raw[from:i])...), raw[i+1])
			i++
			from = i + 1
		}
	}
	return string(append(out, resolve(raw[from:])...))
}
