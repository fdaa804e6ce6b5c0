package importers

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"sort"
	"strings"
	"time"
	"unicode/utf8"
)

// archiveMaxFile is the largest file that is unpacked: into memory, for names
// of people do not belong into temporary files.
const archiveMaxFile = 128 << 20

// Archive is a zip archive of files. Each file in it is opened by itself, as if
// it stood in a folder of the archive's name.
type Archive struct {
	// Files are the names of the files inside, with forward slashes, sorted. What
	// programs add of themselves (lock files, __MACOSX, .DS_Store) is left out.
	Files []string

	path     string // "" when the archive is in memory
	size     int64
	modified time.Time
	zip      *zipPackage
	parts    map[string]*zipPart
}

// archiveFits recognises a package that is no document of an office program.
func archiveFits(src *input) bool {
	if src.zip == nil {
		return false
	}
	for _, part := range []string{"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/workbook.bin", "content.xml", "encrypted-package", "Index/Document.iwa", "Index.zip"} {
		if src.zip.find(part) != nil {
			return false
		}
	}
	return true
}

// archiveOpen refuses: an archive has files, not sheets, and one inside another
// stays closed.
func archiveOpen(context.Context, *input, OpenOptions) (opened, error) {
	return nil, &Refused{Code: codeNotTable, Reason: "this is an archive inside an archive", Hint: "unpack the outer archive and import what is in the inner one"}
}

// OpenArchive opens a zip archive of files and is nil when the file is something
// else, such as a workbook. It fails with *Refused when it looks like a package
// and is damaged.
func OpenArchive(path string) (*Archive, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, err
	}
	a, err := archiveIn(f, path, info.Size())
	if a != nil {
		a.path, a.modified = path, info.ModTime()
	}
	return a, err
}

// ArchiveIn opens an archive that is in memory, such as standard input; see
// OpenArchive.
func ArchiveIn(name string, data []byte) (*Archive, error) {
	return archiveIn(bytes.NewReader(data), name, int64(len(data)))
}

func archiveIn(r io.ReaderAt, name string, size int64) (*Archive, error) {
	src := &input{name: name, bytes: r, size: size, head: make([]byte, min(size, 64))}
	if err := zipReadAt(r, src.head, 0); err != nil || !zipFits(src.head) {
		return nil, nil //nolint:nilerr // what cannot be read is refused where it is opened
	}
	var err error
	if src.zip, err = zipOpen(r, size); err != nil {
		return nil, refuse(src.whole(), err)
	}
	if !archiveFits(src) {
		return nil, nil
	}
	a := &Archive{size: size, zip: src.zip, parts: map[string]*zipPart{}}
	for _, name := range src.zip.names {
		inside := archiveName(name)
		if strings.HasSuffix(inside, "/") {
			continue
		}
		if path.Clean("/"+inside) != "/"+inside || strings.ContainsRune(inside, 0) || a.parts[inside] != nil {
			return nil, &Refused{Code: codeDamaged, Reason: "the archive: the name of a file in it is no proper name", Hint: "unpack it and import the files inside"}
		}
		if archiveAside(inside) {
			continue
		}
		a.parts[inside] = src.zip.find(name)
		a.Files = append(a.Files, inside)
	}
	sort.Strings(a.Files)
	return a, nil
}

// archiveName is the name of a file inside with forward slashes. Names that are
// not UTF-8 are in the code page of the old Windows that packed them.
func archiveName(name string) string {
	if !utf8.ValidString(name) {
		var b []byte
		for _, c := range []byte(name) {
			b = append(b, charset850.table[c]...)
		}
		name = string(b)
	}
	return strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "./")
}

// archiveAside tells what the programs of a partner's computer put beside the
// files: locks of open workbooks, and what macOS and Windows keep to themselves.
func archiveAside(name string) bool {
	for _, element := range strings.Split(name, "/") {
		if element == "__MACOSX" || element == "Thumbs.db" || element == "desktop.ini" ||
			strings.HasPrefix(element, ".") || strings.HasPrefix(element, "~$") {
			return true
		}
	}
	return false
}

// Open opens one of the Files. opt.Name is the name in messages, by default the
// name inside.
func (a *Archive) Open(ctx context.Context, name string, opt OpenOptions) (*Book, error) {
	part := a.parts[name]
	if part == nil {
		return nil, fmt.Errorf("the archive holds no file %q", name)
	}
	data, err := a.unpack(part)
	if err != nil {
		return nil, err
	}
	if opt.Name == "" {
		opt.Name = name
	}
	return OpenBytes(ctx, name, data, opt)
}

// unpack reads a file of the archive into memory.
func (a *Archive) unpack(part *zipPart) ([]byte, error) {
	if part.size > archiveMaxFile {
		return nil, &Refused{Code: codeLimits, Reason: fmt.Sprintf("unpacked it has %d MB; lex unpacks files of up to %d MB by itself", part.size>>20, archiveMaxFile>>20),
			Hint: "unpack the archive and import the file from its folder"}
	}
	zip := *a.zip
	if a.path != "" {
		f, err := os.Open(a.path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		if info.Size() != a.size || !info.ModTime().Equal(a.modified) {
			return nil, fmt.Errorf("the archive changed while it was read")
		}
		zip.bytes = f
	}
	data, r := make([]byte, part.size), zip.unpacked(part)
	_, err := io.ReadFull(r, data)
	if err == nil {
		// The end comes only when checksum and length are right.
		if _, err = io.ReadFull(r, make([]byte, 1)); err == io.EOF {
			return data, nil
		}
	}
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF {
		err = damagedf("the bytes are not those that were saved (the length differs)")
	}
	return nil, refuse("", err)
}
