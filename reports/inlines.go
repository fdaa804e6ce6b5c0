package reports

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	exast "github.com/yuin/goldmark/extension/ast"

	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// style is how words are set.
type style struct{ bold, italic bool }

// inlines composes the nodes of a line.
func (c *composer) inlines(t *text, nodes []ast.Node, s style) ([]document.Inline, error) {
	var out []document.Inline
	for _, n := range nodes {
		made, err := c.inline(t, n, s)
		if err != nil {
			return nil, err
		}
		out = append(out, made...)
	}
	return merge(out), nil
}

// inline composes one node of a line.
func (c *composer) inline(t *text, n ast.Node, s style) ([]document.Inline, error) {
	plain := func(words string) []document.Inline {
		return []document.Inline{document.Text{Text: words, Bold: s.bold, Italic: s.italic}}
	}
	switch n := n.(type) {
	case *ast.Text:
		made := words(n.Value(t.source))
		if n.IsRaw() {
			made = string(n.Value(t.source))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			made += " "
		}
		return plain(made), nil
	case *ast.String:
		return plain(string(n.Value)), nil
	case *ast.Emphasis:
		if n.Level == 1 {
			s.italic = true
		} else {
			s.bold = true
		}
		return c.inlines(t, children(n), s)
	case *ast.Link:
		inside, err := c.inlines(t, children(n), s)
		if err != nil {
			return nil, err
		}
		return c.link(t, n, inside, words(n.Destination)), nil
	case *ast.AutoLink:
		target := string(n.URL(t.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
			target = "mailto:" + target
		}
		return c.link(t, n, plain(string(n.Label(t.source))), target), nil
	case *exast.FootnoteLink:
		return c.footnote(t, n)
	case *callNode:
		return c.called(n.call, s)
	}
	// Code keeps its words; comments print nothing.
	if n.Kind() == ast.KindCodeSpan {
		return c.inlines(t, children(n), s)
	}
	return nil, nil
}

// called composes a call inside a line.
func (c *composer) called(call *Call, s style) ([]document.Inline, error) {
	v, err := c.value(call)
	if l, unusable := c.unusable(call, err); unusable {
		v = value{lack: l}
	} else if err != nil {
		return nil, err
	}
	if v.is() {
		c.trying.lacks = append(c.trying.lacks, calledLack{call, v.lack})
		return []document.Inline{document.Text{Text: "[" + call.ID() + "]", Bold: s.bold, Italic: s.italic}}, nil
	}
	if v.raw != nil {
		c.trying.figures = append(c.trying.figures, FigureValue{call.ID(), v.raw})
	}
	if err := c.showFigures(call, v.inlines); err != nil {
		return nil, err
	}
	for i, in := range v.inlines {
		switch in := in.(type) {
		case document.Figure:
			in.Bold = s.bold
			v.inlines[i] = in
		case document.Text:
			in.Bold, in.Italic = s.bold, s.italic
			v.inlines[i] = in
		}
	}
	return v.inlines, nil
}

// link composes a link. A target that no reader should be sent to leaves the
// words and a finding.
func (c *composer) link(t *text, n ast.Node, inside []document.Inline, target string) []document.Inline {
	if allowed(target) {
		return []document.Inline{document.Link{Text: inside, URL: target}}
	}
	line, column := t.at(offsetOf(n))
	c.trying.findings = append(c.trying.findings, records.Finding{Severity: records.Warning, Check: LinkRefused, File: c.file, Row: line, Column: column,
		Message: fmt.Sprintf("the link %q leads to %q, which is no address that a reader can open; the words stand without it", document.Plain(inside), target),
		Hint:    "links start with https://, http:// or mailto:"})
	return inside
}

// allowed reports whether a link leads to the web or to a mailbox.
func allowed(target string) bool {
	if len(target) > 2048 || strings.ContainsFunc(target, func(r rune) bool { return unicode.IsControl(r) || unicode.IsSpace(r) }) {
		return false
	}
	u, err := url.Parse(target)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "https", "http":
		return u.Host != ""
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

// footnote composes the note that a [^mark] calls.
func (c *composer) footnote(t *text, mark *exast.FootnoteLink) ([]document.Inline, error) {
	var note []document.Inline
	for n := t.root.LastChild(); n != nil; n = n.PreviousSibling() {
		list, ok := n.(*exast.FootnoteList)
		if !ok {
			continue
		}
		for f := list.FirstChild(); f != nil; f = f.NextSibling() {
			if def, ok := f.(*exast.Footnote); !ok || def.Index != mark.Index {
				continue
			}
			for p := f.FirstChild(); p != nil; p = p.NextSibling() {
				lines, err := c.lines(t, p)
				if err != nil {
					return nil, err
				}
				for _, l := range lines {
					note = join(note, l.inlines, len(note))
				}
			}
		}
	}
	if len(note) == 0 {
		return nil, nil
	}
	return []document.Inline{document.Footnote{Text: note}}, nil
}

func children(n ast.Node) []ast.Node {
	var list []ast.Node
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		list = append(list, child)
	}
	return list
}

// merge joins neighbouring words of one style.
func merge(inlines []document.Inline) []document.Inline {
	var out []document.Inline
	for _, in := range inlines {
		t, ok := in.(document.Text)
		if ok && t.Text == "" {
			continue
		}
		if ok && len(out) > 0 {
			if last, same := out[len(out)-1].(document.Text); same && last.Bold == t.Bold && last.Italic == t.Italic {
				last.Text += t.Text
				out[len(out)-1] = last
				continue
			}
		}
		out = append(out, in)
	}
	return out
}
