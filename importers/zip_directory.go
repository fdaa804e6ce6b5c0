package importers

import (
	"bytes"
	"encoding/binary"
	"io"
)

// zipEnd says where the table of contents is.
type zipEnd struct {
	count, length, offset int64
	position              int64 // of the end record itself
}

// zipFindEnd looks for the record that closes a package.
func zipFindEnd(r io.ReaderAt, size int64) (zipEnd, error) {
	tail := make([]byte, min(size, 22+65535))
	if err := zipReadAt(r, tail, size-int64(len(tail))); err != nil {
		return zipEnd{}, err
	}
	for i := len(tail) - 22; i >= 0; i-- {
		i = bytes.LastIndex(tail[:i+4], []byte("PK\x05\x06"))
		if i < 0 {
			break
		}
		record := tail[i:]
		if len(record) < 22 || 22+int(binary.LittleEndian.Uint16(record[20:])) > len(record) {
			continue
		}
		return zipReadEnd(r, record, size-int64(len(tail))+int64(i))
	}
	return zipEnd{}, damagedf("the file has no table of contents at its end: it was cut short")
}

func zipReadEnd(r io.ReaderAt, record []byte, position int64) (zipEnd, error) {
	u16 := func(i int) int64 { return int64(binary.LittleEndian.Uint16(record[i:])) }
	u32 := func(i int) int64 { return int64(binary.LittleEndian.Uint32(record[i:])) }
	end := zipEnd{count: u16(10), length: u32(12), offset: u32(16), position: position}
	if u16(4) != 0 || u16(6) != 0 || u16(8) != u16(10) {
		return end, damagedf("it is one piece of several")
	}
	if end.offset+end.length == position && end.count != 0xffff {
		return end, nil
	}
	return zipReadEnd64(r, end) // which some writers add to small files as well
}

// zipReadEnd64 reads the wide form of the end record, used by large files.
func zipReadEnd64(r io.ReaderAt, end zipEnd) (zipEnd, error) {
	locator := make([]byte, 20)
	if end.position < 20+56 {
		return end, damagedf("its table of contents is not where the file says")
	}
	if err := zipReadAt(r, locator, end.position-20); err != nil {
		return end, err
	}
	at := binary.LittleEndian.Uint64(locator[8:])
	if string(locator[:4]) != "PK\x06\x07" || at > uint64(end.position-20-56) {
		return end, damagedf("its table of contents is not where the file says")
	}
	record := make([]byte, 56)
	if err := zipReadAt(r, record, int64(at)); err != nil {
		return end, err
	}
	count := binary.LittleEndian.Uint64(record[32:])
	length := binary.LittleEndian.Uint64(record[40:])
	offset := binary.LittleEndian.Uint64(record[48:])
	if string(record[:4]) != "PK\x06\x06" || length > at || offset != at-length || count > length/46 {
		return end, damagedf("its table of contents is not where the file says")
	}
	end.position = int64(at)
	end.count, end.length, end.offset = int64(count), int64(length), int64(offset)
	return end, nil
}

// zipEntry reads one line of the table of contents and returns what follows.
func zipEntry(b []byte) (*zipPart, []byte, error) {
	if len(b) < 46 || string(b[:4]) != "PK\x01\x02" {
		return nil, nil, damagedf("its table of contents cannot be read")
	}
	u16 := func(i int) int { return int(binary.LittleEndian.Uint16(b[i:])) }
	u32 := func(i int) int64 { return int64(binary.LittleEndian.Uint32(b[i:])) }
	name, extra, comment := u16(28), u16(30), u16(32)
	if len(b) < 46+name+extra+comment || u16(34) != 0 {
		return nil, nil, damagedf("its table of contents cannot be read")
	}
	part := &zipPart{
		name: string(b[46 : 46+name]), flags: uint16(u16(8)), method: uint16(u16(10)), crc: uint32(u32(16)),
		packed: u32(20), size: u32(24), header: u32(42),
	}
	if !zipWide(part, b[46+name:46+name+extra]) {
		return nil, nil, damagedf("its table of contents cannot be read")
	}
	return part, b[46+name+extra+comment:], nil
}

// zipWide replaces sizes that did not fit in 32 bits by those of the extra
// field, and reports whether all of them were there and sensible.
func zipWide(part *zipPart, extra []byte) bool {
	var values []byte
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if 4+n > len(extra) {
			break
		}
		if id == 1 {
			values = extra[4 : 4+n]
		}
		extra = extra[4+n:]
	}
	for _, field := range []*int64{&part.size, &part.packed, &part.header} {
		if *field != 0xffffffff {
			continue
		}
		if len(values) < 8 {
			return false
		}
		*field = int64(binary.LittleEndian.Uint64(values))
		values = values[8:]
		if *field < 0 || *field > 1<<44 {
			return false
		}
	}
	return true
}
