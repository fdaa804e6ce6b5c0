package marking

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// largestPart is the most bytes that a part to be edited may have.
const largestPart = 512 << 20

// container is the file as a set of parts.
type container struct {
	zip    *zip.Reader
	byName map[string]*zip.File // folded names: the format does not mind case
	// changed and added are the parts that differ from the original, by name;
	// added ones in order.
	changed map[string][]byte
	added   []string
}

func openContainer(r io.ReaderAt, size int64) (*container, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("open workbook: %w", err)
	}
	c := &container{zip: z, byName: map[string]*zip.File{}, changed: map[string][]byte{}}
	for _, f := range z.File {
		c.byName[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	return c, nil
}

// has reports whether there is a part of that name.
func (c *container) has(name string) bool {
	_, there := c.byName[strings.ToLower(name)]
	_, added := c.changed[name]
	return there || added
}

// read returns a part as it is by now; ok is false when there is none.
func (c *container) read(name string) (data []byte, ok bool, err error) {
	if data, ok := c.changed[c.named(name)]; ok {
		return data, true, nil
	}
	f := c.byName[strings.ToLower(name)]
	if f == nil {
		return nil, false, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, false, fmt.Errorf("part %s: %w", name, err)
	}
	defer r.Close()
	data, err = io.ReadAll(io.LimitReader(r, largestPart+1))
	if err != nil {
		return nil, false, fmt.Errorf("part %s: %w", name, err)
	}
	if len(data) > largestPart {
		return nil, false, unfit("part %s is larger than %d MiB", name, largestPart>>20)
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return nil, false, unfit("part %s is written in UTF-16", name)
	}
	return data, true, nil
}

// named is the name of a part as the file writes it.
func (c *container) named(name string) string {
	if f := c.byName[strings.ToLower(name)]; f != nil {
		return f.Name
	}
	return name
}

// write changes a part, or adds it behind the others.
func (c *container) write(name string, data []byte) {
	name = c.named(name)
	if _, there := c.byName[strings.ToLower(name)]; !there {
		if _, again := c.changed[name]; !again {
			c.added = append(c.added, name)
		}
	}
	c.changed[name] = data
}

// edit makes edits to a part.
func (c *container) edit(name string, data []byte, edits splices) {
	if len(edits) > 0 {
		c.write(name, edits.apply(data))
	}
}

// freeName finds a name with a number that no part has.
func (c *container) freeName(before, after string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf("%s%d%s", before, n, after); !c.has(name) {
			return name
		}
	}
}

// relation is one line of a part of relations.
type relation struct{ id, kind, target string }

// relsOf is the name of the part that holds the relations of a part.
func relsOf(name string) string {
	if name == "" {
		return "_rels/.rels" // of the package itself
	}
	return path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
}

// relations reads the relations of a part; targets are names of parts. External
// ones are left out.
func (c *container) relations(name string) ([]relation, error) {
	data, ok, err := c.read(relsOf(name))
	if err != nil || !ok {
		return nil, err
	}
	var list []relation
	for t, more := nextTag(data, 0); more; t, more = nextTag(data, t.end) {
		if t.name != "Relationship" || t.closing || strings.EqualFold(t.value(data, "TargetMode"), "External") {
			continue
		}
		target := t.value(data, "Target")
		if strings.HasPrefix(target, "/") {
			target = strings.TrimPrefix(path.Clean(target), "/")
		} else {
			target = path.Join(path.Dir(name), target)
		}
		kind := t.value(data, "Type")
		list = append(list, relation{t.value(data, "Id"), kind[strings.LastIndexByte(kind, '/')+1:], target})
	}
	return list, nil
}

// relate adds a relation to a part and returns its id. base is the address of
// which the kinds of relation are parts.
func (c *container) relate(name, base, kind, target string) (string, error) {
	rels := relsOf(name)
	data, ok, err := c.read(rels)
	if err != nil {
		return "", err
	}
	if !ok {
		data = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`)
	}
	open, end, found := element(data, 0, "Relationships")
	if !found {
		return "", unfit("part %s holds no relations", rels)
	}
	used := map[string]bool{}
	for t, more := nextTag(data, open.start); more; t, more = nextTag(data, t.end) {
		used[t.value(data, "Id")] = true
	}
	id := ""
	for n := 1; id == "" || used[id]; n++ {
		id = fmt.Sprintf("rIdLex%d", n)
	}
	var edits splices
	edits.inside(open, end, fmt.Sprintf(`<%sRelationship Id="%s" Type="%s/%s" Target="/%s"/>`, open.prefix, id, base, kind, attributeText(target)))
	c.write(rels, edits.apply(data))
	return id, nil
}

// declare says what type a new part has: by its name, or where it is no name but
// an extension such as ".vml", by that.
func (c *container) declare(name, contentType string) error {
	const types = "[Content_Types].xml"
	data, ok, err := c.read(types)
	if err != nil {
		return err
	}
	open, end, found := element(data, 0, "Types")
	if !ok || !found {
		return unfit("part %s is missing", types)
	}
	extension, isExtension := strings.CutPrefix(name, ".")
	line := fmt.Sprintf(`<%sOverride PartName="/%s" ContentType="%s"/>`, open.prefix, name, contentType)
	if isExtension {
		for t, more := nextTag(data, open.end); more; t, more = nextTag(data, t.end) {
			if t.name == "Default" && strings.EqualFold(t.value(data, "Extension"), extension) {
				return nil
			}
		}
		line = fmt.Sprintf(`<%sDefault Extension="%s" ContentType="%s"/>`, open.prefix, extension, contentType)
	}
	var edits splices
	edits.inside(open, end, line)
	c.write(types, edits.apply(data))
	return nil
}

// save writes the file: parts that did not change as they lie in the original,
// without inflating them.
func (c *container) save(w io.Writer) error {
	out := zip.NewWriter(w)
	for _, f := range c.zip.File {
		data, changed := c.changed[f.Name]
		if !changed {
			if err := out.Copy(f); err != nil {
				return fmt.Errorf("copy part %s: %w", f.Name, err)
			}
			continue
		}
		if err := writePart(out, f.Name, f, data); err != nil {
			return err
		}
	}
	for _, name := range c.added {
		if err := writePart(out, name, nil, c.changed[name]); err != nil {
			return err
		}
	}
	return out.Close()
}

func writePart(out *zip.Writer, name string, old *zip.File, data []byte) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate}
	if old != nil {
		header.Modified = old.Modified
	}
	w, err := out.CreateHeader(header)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("write part %s: %w", name, err)
	}
	return nil
}
