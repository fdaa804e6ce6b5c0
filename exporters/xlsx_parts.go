package exporters

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"
)

// Names of parts inside a workbook.
const (
	contentTypes  = "[Content_Types].xml"
	packageRels   = "_rels/.rels"
	sheetFolder   = "xl/worksheets/"
	sheetRels     = "xl/worksheets/_rels/"
	relationsHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relationsFoot = `</Relationships>`
)

// partsDate is the date of every part: the first one that a zip file knows.
var partsDate = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// partsCollector takes the parts that the library would zip.
type partsCollector struct{ parts map[string]*bytes.Buffer }

func (c *partsCollector) Create(name string) (io.Writer, error) {
	c.parts[name] = &bytes.Buffer{}
	return c.parts[name], nil
}
func (c *partsCollector) AddFS(fs.FS) error { return nil }
func (c *partsCollector) Close() error      { return nil }

// writeParts writes the finished file: the library's parts in a fixed order,
// with fixed dates, and the rows put into their sheets.
func (b *workbook) writeParts(w io.Writer) error {
	collector := &partsCollector{parts: map[string]*bytes.Buffer{}}
	b.file.ZipWriter = func(io.Writer) excelize.ZipWriter { return collector }
	if err := b.file.Write(io.Discard); err != nil {
		return err
	}
	parts := collector.parts
	if types := parts[contentTypes]; types != nil {
		parts[contentTypes] = bytes.NewBufferString(sortDefaults(types.String()))
	}
	for name, part := range parts {
		switch {
		case strings.HasPrefix(name, "xl/charts/"):
			parts[name] = bytes.NewBufferString(axisBelow(part.String()))
		case strings.HasPrefix(name, "xl/drawings/drawing"):
			parts[name] = bytes.NewBufferString(anchorBySize(part.String()))
		}
	}
	archive := zip.NewWriter(w)
	archive.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.DefaultCompression) })
	for _, name := range partOrder(parts) {
		index, isSheet := sheetIndex(name)
		if !isSheet {
			if err := writePart(archive, name, parts[name].Bytes()); err != nil {
				return err
			}
			continue
		}
		if index >= len(b.sheets) {
			return fmt.Errorf("the part %s belongs to no sheet", name)
		}
		relations, err := b.writeSheet(archive, name, parts[name].String(), b.sheets[index])
		if err != nil {
			return fmt.Errorf("sheet %q: %w", b.sheets[index].name, err)
		}
		if err := writeRelations(archive, name, parts, relations); err != nil {
			return err
		}
	}
	return archive.Close()
}

// partOrder is the order of the parts in the file: what says what the file is
// comes first, the relations of a sheet come behind it and are left out here.
func partOrder(parts map[string]*bytes.Buffer) []string {
	var names []string
	for name := range parts {
		if !strings.HasPrefix(name, sheetRels) {
			names = append(names, name)
		}
	}
	rank := func(name string) int {
		switch name {
		case contentTypes:
			return 0
		case packageRels:
			return 1
		case "xl/workbook.xml":
			return 2
		}
		return 3
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		if i, ok := sheetIndex(a); ok {
			if j, ok := sheetIndex(b); ok {
				return i - j
			}
		}
		return strings.Compare(a, b)
	})
	return names
}

// sheetIndex returns the position of a sheet by the name of its part.
func sheetIndex(name string) (int, bool) {
	number, ok := strings.CutPrefix(name, sheetFolder+"sheet")
	n, err := strconv.Atoi(strings.TrimSuffix(number, ".xml"))
	return n - 1, ok && err == nil && n > 0
}

func createPart(archive *zip.Writer, name string) (io.Writer, error) {
	return archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: partsDate})
}

func writePart(archive *zip.Writer, name string, content []byte) error {
	part, err := createPart(archive, name)
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	return err
}

// writeSheet writes a sheet with its rows and returns the relations of its
// links.
func (b *workbook) writeSheet(archive *zip.Writer, name, layout string, s *sheet) (string, error) {
	// The library makes empty rows of its own for merged cells, and says that
	// rows are filtered out where a filter is merely offered.
	layout = strings.Replace(layout, ` filterMode="true"`, "", 1)
	before, after, ok1 := strings.Cut(layout, "<sheetData>")
	_, after, ok2 := strings.Cut(after, "</sheetData>")
	settings, printing, ok3 := strings.Cut(after, "<pageMargins")
	if !ok1 || !ok2 || !ok3 {
		return "", fmt.Errorf("the layout of part %s has no place for rows", name)
	}
	part, err := createPart(archive, name)
	if err != nil {
		return "", err
	}
	if _, err := io.WriteString(part, before+"<sheetData>"); err != nil {
		return "", err
	}
	rows := newRowWriter(b.ctx, part)
	if err := s.rows(rows); err != nil {
		return "", err
	}
	if err := rows.out.Flush(); err != nil {
		return "", err
	}
	if _, err := io.WriteString(part, "</sheetData>"+settings); err != nil {
		return "", err
	}
	relations, err := rows.writeLinks(part)
	if err != nil {
		return "", err
	}
	if rows.unlinked > 0 {
		b.warnings = append(b.warnings, fmt.Sprintf("sheet %q: %d addresses stand as text, because a sheet holds %d links", s.name, rows.unlinked, mostLinks))
	}
	_, err = io.WriteString(part, "<pageMargins"+printing)
	return relations, err
}

// writeRelations writes the relations of a sheet: the library's and those of
// the links.
func writeRelations(archive *zip.Writer, sheetName string, parts map[string]*bytes.Buffer, links string) error {
	name := sheetRels + strings.TrimPrefix(sheetName, sheetFolder) + ".rels"
	existing, ok := parts[name]
	switch {
	case !ok && links == "":
		return nil
	case !ok:
		return writePart(archive, name, []byte(relationsHead+links+relationsFoot))
	}
	content := strings.Replace(existing.String(), relationsFoot, links+relationsFoot, 1)
	return writePart(archive, name, []byte(content))
}

var defaultType = regexp.MustCompile(`<Default [^>]*></Default>|<Default [^>]*/>`)

// sortDefaults sorts the entries that the library takes from a map.
func sortDefaults(types string) string {
	defaults := defaultType.FindAllString(types, -1)
	slices.Sort(defaults)
	i := 0
	return defaultType.ReplaceAllStringFunc(types, func(string) string {
		i++
		return defaults[i-1]
	})
}
