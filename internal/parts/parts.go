package parts

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
	ContentTypes = "[Content_Types].xml"
	PackageRels  = "_rels/.rels"
	SheetFolder  = "xl/worksheets/"
	SheetRels    = "xl/worksheets/_rels/"
)

// Date is the date of every part: the first one that a zip file knows.
var Date = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// collector takes the parts that the library would zip.
type collector struct{ parts map[string]*bytes.Buffer }

func (c *collector) Create(name string) (io.Writer, error) {
	c.parts[name] = &bytes.Buffer{}
	return c.parts[name], nil
}
func (c *collector) AddFS(fs.FS) error { return nil }
func (c *collector) Close() error      { return nil }

// Of returns the parts of a workbook by their names.
func Of(file *excelize.File) (map[string]*bytes.Buffer, error) {
	c := &collector{parts: map[string]*bytes.Buffer{}}
	file.ZipWriter = func(io.Writer) excelize.ZipWriter { return c }
	if err := file.Write(io.Discard); err != nil {
		return nil, fmt.Errorf("lay out workbook: %w", err)
	}
	if types := c.parts[ContentTypes]; types != nil {
		c.parts[ContentTypes] = bytes.NewBufferString(sortDefaults(types.String()))
	}
	return c.parts, nil
}

// Order is the order of the parts in the file: what says what the file is comes
// first, then the sheets by number and the others by name.
func Order(parts map[string]*bytes.Buffer) []string {
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	rank := func(name string) int {
		switch name {
		case ContentTypes:
			return 0
		case PackageRels:
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
		if i, ok := SheetIndex(a); ok {
			if j, ok := SheetIndex(b); ok {
				return i - j
			}
		}
		return strings.Compare(a, b)
	})
	return names
}

// SheetIndex returns the position of a sheet, counted from 0, by the name of its
// part.
func SheetIndex(name string) (int, bool) {
	number, ok := strings.CutPrefix(name, SheetFolder+"sheet")
	n, err := strconv.Atoi(strings.TrimSuffix(number, ".xml"))
	return n - 1, ok && err == nil && n > 0
}

// NewArchive begins a zip file; whoever asked for it closes it.
func NewArchive(w io.Writer) *zip.Writer {
	archive := zip.NewWriter(w)
	archive.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.DefaultCompression) })
	return archive
}

// Create begins a part.
func Create(archive *zip.Writer, name string) (io.Writer, error) {
	return archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: Date})
}

// Write writes a whole part.
func Write(archive *zip.Writer, name string, content []byte) error {
	part, err := Create(archive, name)
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	return err
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
