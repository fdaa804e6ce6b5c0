package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// write returns the bytes of a document.
func write(t testing.TB, d *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(t.Context(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pack is a package as a program finds it: its parts by name.
type pack map[string][]byte

func unpack(t testing.TB, data []byte) pack {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	p := pack{}
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc) // checks the sum, too
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if _, twice := p[f.Name]; twice {
			t.Errorf("%s stands in the file twice", f.Name)
		}
		p[f.Name] = b
	}
	return p
}

// node is an element of XML.
type node struct {
	name       xml.Name
	attributes []xml.Attr
	text       string
	children   []*node
}

func (n *node) attribute(name string) string {
	for _, a := range n.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// each calls fn for the element and all inside of it.
func (n *node) each(fn func(*node)) {
	fn(n)
	for _, c := range n.children {
		c.each(fn)
	}
}

// find returns all elements of that name, in their order.
func (n *node) find(name string) []*node {
	var out []*node
	n.each(func(e *node) {
		if e.name.Local == name {
			out = append(out, e)
		}
	})
	return out
}

// words are the texts of the runs inside.
func (n *node) words() string {
	var b strings.Builder
	n.each(func(e *node) {
		switch e.name.Local {
		case "t":
			b.WriteString(e.text)
		case "br":
			b.WriteByte('\n')
		case "tab":
			if e.attribute("pos") == "" {
				b.WriteByte('\t')
			}
		}
	})
	return b.String()
}

// parse reads XML and fails the test where it is not well-formed.
func parse(t testing.TB, name string, data []byte) *node {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &node{}
	stack := []*node{top}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		last := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			seen := map[xml.Name]bool{}
			for _, a := range token.Attr {
				if seen[a.Name] {
					t.Fatalf("%s: %s has the attribute %s twice", name, token.Name.Local, a.Name.Local)
				}
				seen[a.Name] = true
			}
			child := &node{name: token.Name, attributes: token.Attr}
			last.children = append(last.children, child)
			stack = append(stack, child)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
	if len(top.children) != 1 {
		t.Fatalf("%s has %d elements at the top", name, len(top.children))
	}
	return top.children[0]
}

// checkPack holds a package to what programs take for granted: parts are
// well-formed and have a type, relations lead somewhere and are all that the
// text refers to, numbers are given once, properties are in order.
func checkPack(t testing.TB, p pack) {
	t.Helper()
	types := parse(t, "types", p["[Content_Types].xml"])
	known := map[string]bool{}
	for _, n := range types.children {
		known[n.attribute("PartName")+n.attribute("Extension")] = true
	}
	for name, data := range p {
		if name == "[Content_Types].xml" {
			continue
		}
		if !known["/"+name] && !known[strings.TrimPrefix(path.Ext(name), ".")] {
			t.Errorf("%s has no type", name)
		}
		switch path.Ext(name) {
		case ".xml", ".rels":
		default:
			continue
		}
		top := parse(t, name, data)
		checkOrder(t, name, top)
		if path.Ext(name) == ".rels" {
			checkRelations(t, p, name, top)
			continue
		}
		checkReferences(t, p, name, top)
	}
}

func checkRelations(t testing.TB, p pack, name string, top *node) {
	t.Helper()
	folder := path.Dir(path.Dir(name))
	for _, r := range top.children {
		target := r.attribute("Target")
		if r.attribute("TargetMode") == "External" {
			if !strings.HasPrefix(target, "https://") && !strings.HasPrefix(target, "http://") && !strings.HasPrefix(target, "mailto:") {
				t.Errorf("%s leads to %q", name, target)
			}
			continue
		}
		if _, ok := p[path.Join(folder, target)]; !ok {
			t.Errorf("%s leads to %q, which is missing", name, target)
		}
	}
}

// checkReferences holds the ids in a part against its relations and against each
// other.
func checkReferences(t testing.TB, p pack, name string, top *node) {
	t.Helper()
	ids := map[string]bool{}
	if rels, ok := p[path.Dir(name)+"/_rels/"+path.Base(name)+".rels"]; ok {
		for _, r := range parse(t, name+" relations", rels).children {
			if ids[r.attribute("Id")] {
				t.Errorf("%s has the relation %s twice", name, r.attribute("Id"))
			}
			ids[r.attribute("Id")] = true
		}
	}
	drawings, marks, names := map[string]bool{}, map[string]bool{}, map[string]bool{}
	top.each(func(n *node) {
		for _, a := range n.attributes {
			if a.Name.Space == officeRelations && !ids[a.Value] {
				t.Errorf("%s: %s refers to %s, which is missing", name, n.name.Local, a.Value)
			}
		}
		switch n.name.Local {
		case "docPr":
			once(t, name, drawings, "drawing "+n.attribute("id"))
		case "bookmarkStart":
			once(t, name, marks, "bookmark "+n.attribute("id"))
			once(t, name, names, "bookmark "+n.attribute("name"))
		case "tc":
			if last := n.children[len(n.children)-1].name.Local; last != "p" {
				t.Errorf("%s: a cell ends with %s", name, last)
			}
		}
	})
	top.each(func(n *node) {
		if mark := n.attribute("anchor"); n.name.Local == "hyperlink" && mark != "" && !names["bookmark "+mark] {
			t.Errorf("%s leads to the bookmark %s, which is missing", name, mark)
		}
	})
}

func once(t testing.TB, part string, seen map[string]bool, what string) {
	t.Helper()
	if seen[what] {
		t.Errorf("%s has the %s twice", part, what)
	}
	seen[what] = true
}
