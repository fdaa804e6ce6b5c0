package pdf

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// standard are the types of elements that every reader knows (ISO 32000-1,
// 14.8.4).
var standard = strings.Fields("Document Div BlockQuote Caption TOC TOCI P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TR TH TD Note Reference Link Figure")

// TestWhatAScreenReaderIsTold checks by machine what of PDF/UA-1 a machine can:
// everything is marked, the tree and the pages tell the same, and each element
// has what its kind has to have.
func TestWhatAScreenReaderIsTold(t *testing.T) {
	long := sample()
	long.Blocks = append(long.Blocks, roster(900, 3))
	form := everything()
	form.Layout = document.Layout{Paper: "letter", FontSize: 12, Typeface: "serif", Margin: 25.4, Header: "Form B"}
	form.Draft = true
	for name, d := range map[string]*document.Document{"sample": sample(), "everything": everything(), "form": form, "long": long, "nothing": {}} {
		t.Run(name, func(t *testing.T) {
			pdf, _, _ := write(t, d)
			in := inspect(t, pdf)
			root := in.structure()
			checkContent(in, root)
			checkLinks(in, root)
			checkElements(in, root)
			if mark := in.dict(in.root["/MarkInfo"]); mark["/Marked"] != true {
				t.Error("the file does not say that it is marked")
			}
			if d.Title != "" && (in.root["/Lang"] != "u:en" || in.dict(in.root["/ViewerPreferences"])["/DisplayDocTitle"] != true) {
				t.Errorf("language %v, preferences %v", in.root["/Lang"], in.root["/ViewerPreferences"])
			}
		})
	}
}

// checkContent proves that every run of content is in the tree once, and that
// the way back from the page leads to the same element.
func checkContent(in *inspected, root *tagged) {
	owner := make(map[string]string)
	root.walk(func(e *tagged) {
		for _, c := range e.content {
			if owner[c] != "" {
				in.t.Errorf("content %s is of %s and of %s", c, owner[c], e.name)
			}
			owner[c] = e.name
		}
	})
	back := numbers(in)
	for _, page := range in.pages() {
		marked := in.marked(page)
		key := int(in.dict(page)["/StructParents"].(float64))
		if len(marked) > 0 && len(in.list(back[key])) != len(marked) {
			in.t.Errorf("page %s: %d runs, the way back knows %d", page, len(marked), len(in.list(back[key])))
			continue
		}
		for _, id := range marked {
			at := page + "/" + strconv.Itoa(id)
			if of := in.list(back[key])[id]; owner[at] == "" || of != owner[at] {
				in.t.Errorf("content %s is of %q, the way back says %v", at, owner[at], of)
			}
			delete(owner, at)
		}
	}
	if len(owner) > 0 {
		in.t.Errorf("%d runs of the tree are on no page", len(owner))
	}
}

// numbers is the tree that leads back from pages and links.
func numbers(in *inspected) map[int]any {
	out := make(map[int]any)
	nums := in.list(in.dict(in.dict(in.root["/StructTreeRoot"])["/ParentTree"])["/Nums"])
	last := -1
	for i := 0; i+1 < len(nums); i += 2 {
		key := int(nums[i].(float64))
		if key <= last {
			in.t.Errorf("key %d stands behind %d", key, last)
		}
		out[key], last = nums[i+1], key
	}
	return out
}

// checkLinks proves that every link is of an element, printed, and named.
func checkLinks(in *inspected, root *tagged) {
	of := make(map[string]string)
	for _, e := range root.all("Link") {
		if len(e.links) == 0 || len(e.content) == 0 {
			in.t.Errorf("link %s has %d areas and %d runs", e.name, len(e.links), len(e.content))
		}
		for _, l := range e.links {
			of[l] = e.name
		}
	}
	back := numbers(in)
	for _, page := range in.pages() {
		if in.dict(page)["/Tabs"] != "/S" {
			in.t.Errorf("page %s has no order of tabs", page)
		}
		for _, a := range in.list(in.dict(page)["/Annots"]) {
			d := in.dict(a)
			key, _ := d["/StructParent"].(float64)
			if back[int(key)] != of[a.(string)] || of[a.(string)] == "" {
				in.t.Errorf("link %v is of %q, the way back says %v", a, of[a.(string)], back[int(key)])
			}
			if says, _ := d["/Contents"].(string); d["/F"] != float64(4) || len(says) < 3 {
				in.t.Errorf("link %v has flags %v and says %q", a, d["/F"], d["/Contents"])
			}
			if dest := in.list(d["/Dest"]); dest != nil && !slices.Contains(in.pages(), dest[0].(string)) {
				in.t.Errorf("link %v leads to %v", a, dest[0])
			}
		}
	}
}

// checkElements proves that every element has what its kind has to have.
func checkElements(in *inspected, root *tagged) {
	level, ids := 0, make(map[string]bool)
	root.walk(func(e *tagged) {
		if !slices.Contains(standard, e.role) {
			in.t.Errorf("a reader does not know %s", e.role)
		}
		attributes := in.dict(e.dict["/A"])
		switch e.role {
		case "H1", "H2", "H3", "H4", "H5", "H6":
			n := int(e.role[1] - '0')
			if n > level+1 {
				in.t.Errorf("H%d follows H%d", n, level)
			}
			level = n
		case "Figure":
			if alt, _ := e.dict["/Alt"].(string); len(alt) < 4 || len(in.list(attributes["/BBox"])) != 4 {
				in.t.Errorf("a figure has the words %q and the box %v", alt, attributes["/BBox"])
			}
		case "TH":
			if s := attributes["/Scope"]; s != "/Column" && s != "/Row" {
				in.t.Errorf("a head of a table is of %v", s)
			}
		case "Table":
			width := -1
			for _, row := range e.all("TR") {
				if width >= 0 && len(row.kids) != width {
					in.t.Errorf("rows of %d and of %d cells in a table", width, len(row.kids))
				}
				width = len(row.kids)
			}
		case "L":
			for _, k := range e.kinds() {
				if k != "LI" {
					in.t.Errorf("a list holds %s", k)
				}
			}
			if attributes["/ListNumbering"] == nil {
				in.t.Error("a list does not say how it is numbered")
			}
		case "LI":
			if got := e.kinds(); !slices.Equal(got, []string{"Lbl", "LBody"}) {
				in.t.Errorf("an item holds %v", got)
			}
		case "TOCI":
			if got := e.kinds(); !slices.Equal(got, []string{"Reference"}) {
				in.t.Errorf("a line of the contents holds %v", got)
			}
		case "Note":
			id, _ := e.dict["/ID"].(string)
			if id == "" || ids[id] {
				in.t.Errorf("a note has the identifier %q", id)
			}
			ids[id] = true
		}
	})
}
