package pdf

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// inspected is a PDF as qpdf tells it: its objects by name, "12 0 R".
type inspected struct {
	t       *testing.T
	objects map[string]any
	streams map[string][]byte
	root    map[string]any
}

// inspect reads a PDF with qpdf; the test is skipped without it.
func inspect(t *testing.T, pdf []byte) *inspected {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Skip("qpdf is not installed")
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var told struct{ QPDF []json.RawMessage }
	if err := json.Unmarshal(out, &told); err != nil || len(told.QPDF) != 2 {
		t.Skip("this qpdf does not know version 2 of its JSON")
	}
	var objects map[string]struct {
		Value  any
		Stream *struct {
			Dict any
			Data string
		}
	}
	if err := json.Unmarshal(told.QPDF[1], &objects); err != nil {
		t.Fatal(err)
	}
	in := &inspected{t: t, objects: make(map[string]any), streams: make(map[string][]byte)}
	for name, o := range objects {
		name = strings.TrimPrefix(name, "obj:")
		in.objects[name] = o.Value
		if o.Stream != nil {
			in.objects[name] = o.Stream.Dict
			if in.streams[name], err = base64.StdEncoding.DecodeString(o.Stream.Data); err != nil {
				t.Fatal(err)
			}
		}
	}
	in.root = in.dict(in.dict(in.objects["trailer"])["/Root"])
	return in
}

// get follows a reference.
func (in *inspected) get(v any) any {
	if s, ok := v.(string); ok && strings.HasSuffix(s, " 0 R") {
		return in.objects[s]
	}
	return v
}

func (in *inspected) dict(v any) map[string]any { d, _ := in.get(v).(map[string]any); return d }

// list is an array, or a single value as an array of one.
func (in *inspected) list(v any) []any {
	switch v := in.get(v).(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// tagged is an element of the structure with its kids that are elements.
type tagged struct {
	name, role string
	dict       map[string]any
	kids       []*tagged
	// content are "page object/MCID", links the names of link annotations.
	content, links []string
}

// structure reads the tree of elements.
func (in *inspected) structure() *tagged {
	root := in.dict(in.root["/StructTreeRoot"])
	kids := in.list(root["/K"])
	if len(kids) != 1 {
		in.t.Fatalf("the structure has %d roots", len(kids))
	}
	roles := in.dict(root["/RoleMap"])
	var read func(v any, parent string) *tagged
	read = func(v any, parent string) *tagged {
		e := &tagged{name: v.(string), dict: in.dict(v)}
		e.role = strings.TrimPrefix(e.dict["/S"].(string), "/")
		if known, ok := roles["/"+e.role].(string); ok {
			e.role = known[1:]
		}
		if e.dict["/P"] != parent {
			in.t.Errorf("%s %s names %v as its parent, not %s", e.role, e.name, e.dict["/P"], parent)
		}
		for _, k := range in.list(e.dict["/K"]) {
			if id, ok := k.(float64); ok {
				e.content = append(e.content, e.dict["/Pg"].(string)+"/"+strconv.Itoa(int(id)))
				continue
			}
			d := in.dict(k)
			switch d["/Type"] {
			case "/MCR":
				e.content = append(e.content, d["/Pg"].(string)+"/"+strconv.Itoa(int(d["/MCID"].(float64))))
			case "/OBJR":
				e.links = append(e.links, d["/Obj"].(string))
			default:
				e.kids = append(e.kids, read(k, e.name))
			}
		}
		return e
	}
	return read(kids[0], in.root["/StructTreeRoot"].(string))
}

// walk visits an element and all below it, in reading order.
func (e *tagged) walk(visit func(*tagged)) {
	visit(e)
	for _, k := range e.kids {
		k.walk(visit)
	}
}

// all are the elements with a role.
func (e *tagged) all(role string) []*tagged {
	var out []*tagged
	e.walk(func(k *tagged) {
		if k.role == role {
			out = append(out, k)
		}
	})
	return out
}

// kinds are the roles of the kids.
func (e *tagged) kinds() []string {
	var out []string
	for _, k := range e.kids {
		out = append(out, k.role)
	}
	return out
}

// pages are the names of the pages in their order.
func (in *inspected) pages() []string {
	var out []string
	for _, k := range in.list(in.dict(in.root["/Pages"])["/Kids"]) {
		out = append(out, k.(string))
	}
	return out
}

var (
	brackets = regexp.MustCompile(`(?s)\((?:[^\\()]|\\.)*\)`)
	paints   = []string{"Tj", "TJ", "f", "f*", "S", "B", "B*", "Do"}
)

// marked lists the numbers of the content marked on a page and fails for what
// is painted outside of all marks.
func (in *inspected) marked(page string) []int {
	var all []int
	for _, c := range in.list(in.dict(page)["/Contents"]) {
		text := brackets.ReplaceAll(bytes.ReplaceAll(in.streams[c.(string)], []byte("]"), []byte(" ] ")), []byte("()"))
		open := 0
		var before []string
		for _, word := range strings.Fields(string(text)) {
			switch {
			case word == "BMC" || strings.HasSuffix(word, ">>BDC") || word == "BDC":
				open++
				line := strings.Join(append(before[max(0, len(before)-3):], word), " ")
				if _, id, ok := strings.Cut(line, "/MCID "); ok {
					n, _ := strconv.Atoi(strings.TrimSuffix(id, ">>BDC"))
					all = append(all, n)
				}
			case word == "EMC":
				open--
			case slices.Contains(paints, word) && open != 1:
				in.t.Errorf("page %s: %s inside of %d marks", page, word, open)
			}
			before = append(before, word)
			if len(before) > 8 {
				before = before[4:]
			}
		}
		if open != 0 {
			in.t.Errorf("page %s: %d marks are not ended", page, open)
		}
	}
	return all
}
