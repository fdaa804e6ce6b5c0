package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"strconv"

	"github.com/klauspost/compress/flate"
)

// Namespaces and types of relations.
const (
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
	packageTypes     = "http://schemas.openxmlformats.org/package/2006/content-types"
	mainType         = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// partsDate is the date of every part, in the form of zip files: the first one
// that they know, January 1, 1980.
const partsDate = 1<<5 | 1

// part is one file inside the package. It is compressed while it is written, so
// that a long text needs little memory before it is published.
type part struct {
	// name is the path inside the package, mime the content type; "" leaves that
	// to the extension.
	name, mime string
	packed     bytes.Buffer
	deflate    *flate.Writer
	sum        uint32
	size       uint64
	rels       relations
}

func newPart(name, mime string) (*part, error) {
	p := &part{name: name, mime: mime}
	var err error
	p.deflate, err = flate.NewWriter(&p.packed, flate.DefaultCompression)
	return p, err
}

func (p *part) Write(b []byte) (int, error) {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.deflate.Write(b)
}

// relations are what a part refers to, in the order in which it does.
type relations struct {
	list  []relation
	links map[string]string
}

type relation struct {
	id, kind, target string
	outside          bool
}

// to adds a relation to another part, whose path is relative, and returns its
// id. Kind is the last word of the type's address.
func (r *relations) to(kind, target string) string {
	return r.add(relation{kind: officeRelations + "/" + kind, target: target})
}

// link returns the id of a relation to an address outside.
func (r *relations) link(address string) string {
	if id, ok := r.links[address]; ok {
		return id
	}
	if r.links == nil {
		r.links = map[string]string{}
	}
	id := r.add(relation{kind: officeRelations + "/hyperlink", target: address, outside: true})
	r.links[address] = id
	return id
}

func (r *relations) add(rel relation) string {
	rel.id = "rId" + strconv.Itoa(len(r.list)+1)
	r.list = append(r.list, rel)
	return rel.id
}

// extensions are the content types that go by a file's ending.
var extensions = []struct{ extension, mime string }{
	{"jpeg", "image/jpeg"},
	{"png", "image/png"},
	{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"xml", "application/xml"},
}

// archive is the package: its parts in the order in which they were made, and
// the relations of the package itself.
type archive struct {
	parts []*part
	rels  relations
}

func (a *archive) part(name, mime string) (*part, error) {
	p, err := newPart(name, mime)
	if err != nil {
		return nil, fmt.Errorf("part %s: %w", name, err)
	}
	a.parts = append(a.parts, p)
	return p, nil
}

// write writes the package: what says what the file is first, then every part
// with its relations behind it.
func (a *archive) write(w io.Writer) error {
	types, err := a.types()
	if err != nil {
		return err
	}
	root, err := a.rels.part("_rels/.rels")
	if err != nil {
		return err
	}
	parts := []*part{types, root}
	for _, p := range a.parts {
		parts = append(parts, p)
		if len(p.rels.list) > 0 {
			rels, err := p.rels.part(path.Dir(p.name) + "/_rels/" + path.Base(p.name) + ".rels")
			if err != nil {
				return err
			}
			parts = append(parts, rels)
		}
	}
	out := zip.NewWriter(w)
	for _, p := range parts {
		if err := p.publish(out); err != nil {
			return fmt.Errorf("part %s: %w", p.name, err)
		}
	}
	return out.Close()
}

func (p *part) publish(out *zip.Writer) error {
	if err := p.deflate.Close(); err != nil {
		return err
	}
	//nolint:staticcheck // CreateRaw writes no other date than this one.
	header := &zip.FileHeader{Name: p.name, Method: zip.Deflate, ModifiedDate: partsDate, CRC32: p.sum,
		CompressedSize64: uint64(p.packed.Len()), UncompressedSize64: p.size}
	w, err := out.CreateRaw(header)
	if err != nil {
		return err
	}
	_, err = w.Write(p.packed.Bytes())
	return err
}

func (a *archive) types() (*part, error) {
	p, err := newPart("[Content_Types].xml", "")
	if err != nil {
		return nil, err
	}
	m := newMarkup(p)
	m.start("Types", "xmlns", packageTypes)
	for _, e := range extensions {
		m.leaf("Default", "Extension", e.extension, "ContentType", e.mime)
	}
	for _, other := range a.parts {
		if other.mime != "" {
			m.leaf("Override", "PartName", "/"+other.name, "ContentType", other.mime)
		}
	}
	return p, m.finish()
}

func (r *relations) part(name string) (*part, error) {
	p, err := newPart(name, "")
	if err != nil {
		return nil, err
	}
	m := newMarkup(p)
	m.start("Relationships", "xmlns", packageRelations)
	for _, rel := range r.list {
		attributes := []string{"Id", rel.id, "Type", rel.kind, "Target", rel.target}
		if rel.outside {
			attributes = append(attributes, "TargetMode", "External")
		}
		m.leaf("Relationship", attributes...)
	}
	return p, m.finish()
}
