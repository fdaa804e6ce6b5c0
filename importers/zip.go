package importers

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"sort"
	"strings"
)

// What a workbook's package may be. The bounds are on memory and on cost per
// byte of the file, not on the size of honest work.
const (
	zipMaxParts     = 10_000
	zipMaxDirectory = 8 << 20
	// A part that unpacks to more than zipFreeSize may be at most zipMaxRatio
	// times its packed size; sheets are rarely over 30 times.
	zipMaxRatio = 200
	zipFreeSize = 1 << 20
)

// zipPart is one file inside the package.
type zipPart struct {
	name         string
	method       uint16
	flags        uint16
	crc          uint32
	packed, size int64
	header, data int64 // offsets of the local header and of the packed bytes
}

// zipPackage is the table of contents of a package whose outer structure has
// been checked: nothing overlaps, nothing lies, nothing explodes.
type zipPackage struct {
	bytes io.ReaderAt
	parts map[string]*zipPart // by lower-case name with forward slashes
	// names are the parts' names in the order of the directory.
	names []string
}

func zipFits(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// zipOpen reads and checks the table of contents. Nothing is unpacked.
func zipOpen(r io.ReaderAt, size int64) (*zipPackage, error) {
	end, err := zipFindEnd(r, size)
	if err != nil {
		return nil, err
	}
	switch {
	case end.count > zipMaxParts:
		return nil, limitf("the workbook consists of %d parts; lex reads at most %d", end.count, zipMaxParts)
	case end.length > zipMaxDirectory:
		return nil, limitf("the workbook's table of contents is larger than any workbook's")
	case end.offset < 0 || end.length < 0 || end.offset+end.length > end.position:
		return nil, damagedf("its table of contents is not where the file says")
	}
	directory := make([]byte, end.length)
	if err := zipReadAt(r, directory, end.offset); err != nil {
		return nil, err
	}
	p := &zipPackage{bytes: r, parts: make(map[string]*zipPart, end.count)}
	list := make([]*zipPart, 0, end.count)
	for range end.count {
		part, rest, err := zipEntry(directory)
		if err != nil {
			return nil, err
		}
		directory = rest
		list = append(list, part)
		if err := p.add(part); err != nil {
			return nil, err
		}
	}
	if len(directory) != 0 {
		return nil, damagedf("its table of contents lists fewer parts than it has")
	}
	return p, zipCheckPlaces(r, list, end.offset)
}

// add files a part under its folded name and refuses twins, which readers
// resolve differently.
func (p *zipPackage) add(part *zipPart) error {
	if part.flags&(1|1<<6|1<<13) != 0 {
		return &fault{codeEncrypted, "the workbook is protected by a password and cannot be read"}
	}
	if part.method != 0 && part.method != 8 {
		return damagedf("a part is packed in a way that no spreadsheet program uses")
	}
	if part.size > zipFreeSize && part.size/zipMaxRatio > part.packed {
		return limitf("a part of %d bytes would unpack to %d bytes, more than %d times its size, as no honest workbook does", part.packed, part.size, zipMaxRatio)
	}
	key := zipKey(part.name)
	if _, twin := p.parts[key]; twin {
		return damagedf("it holds two parts of the same name")
	}
	p.parts[key] = part
	p.names = append(p.names, part.name)
	return nil
}

// zipKey folds a part's name as readers of packages compare them.
func zipKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}

// find returns the part of that name, or nil.
func (p *zipPackage) find(name string) *zipPart { return p.parts[zipKey(name)] }

// zipCheckPlaces reads each part's local header: it must agree with the table of
// contents, and no two parts may share bytes.
func zipCheckPlaces(r io.ReaderAt, list []*zipPart, limit int64) error {
	sort.SliceStable(list, func(i, j int) bool { return list[i].header < list[j].header })
	free := int64(0)
	for _, part := range list {
		if part.header < free {
			return damagedf("two of its parts overlap")
		}
		local := make([]byte, 30+len(part.name))
		if part.header+int64(len(local)) > limit {
			return damagedf("a part lies outside the file")
		}
		if err := zipReadAt(r, local, part.header); err != nil {
			return err
		}
		u16 := func(i int) uint16 { return binary.LittleEndian.Uint16(local[i:]) }
		u32 := func(i int) uint32 { return binary.LittleEndian.Uint32(local[i:]) }
		streamed := u16(6)&8 != 0
		switch {
		case u32(0) != 0x04034b50, int(u16(26)) != len(part.name), string(local[30:]) != part.name,
			u16(8) != part.method, u16(6)&1 != part.flags&1:
			return damagedf("a part differs from what the table of contents says of it")
		case !streamed && u32(14) != part.crc,
			!streamed && u32(18) != 0xffffffff && int64(u32(18)) != part.packed,
			!streamed && u32(22) != 0xffffffff && int64(u32(22)) != part.size:
			return damagedf("a part differs from what the table of contents says of it")
		}
		part.data = part.header + 30 + int64(u16(26)) + int64(u16(28))
		free = part.data + part.packed
		if part.data > limit || part.packed > limit-part.data {
			return damagedf("a part lies outside the file")
		}
	}
	return nil
}

// zipReadAt fills buf; running out of file is damage, anything else a failure
// of the disk.
func zipReadAt(r io.ReaderAt, buf []byte, at int64) error {
	n, err := r.ReadAt(buf, at)
	if n == len(buf) {
		return nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		return damagedf("the file ends too early")
	}
	return err
}
