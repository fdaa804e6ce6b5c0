package importers

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"strings"
	"testing"
)

// zipTestEntry is one part of a package that a test packs by hand.
type zipTestEntry struct {
	name, local, content string
	flags                uint16
	size                 uint32 // claimed, 0 for the true one
	at                   int    // claimed offset plus 1, 0 for the true one
}

// zipTestPack packs parts byte by byte, lies included.
func zipTestPack(entries ...zipTestEntry) []byte {
	var file, directory bytes.Buffer
	le := func(b *bytes.Buffer, values ...any) {
		for _, v := range values {
			if err := binary.Write(b, binary.LittleEndian, v); err != nil {
				panic(err) // there is no way to fail in memory
			}
		}
	}
	for _, e := range entries {
		if e.local == "" {
			e.local = e.name
		}
		if e.size == 0 {
			e.size = uint32(len(e.content))
		}
		var packed bytes.Buffer
		w, err := flate.NewWriter(&packed, 9)
		if err != nil {
			panic(err)
		}
		io.WriteString(w, e.content)
		w.Close()
		at, crc := file.Len(), crc32.ChecksumIEEE([]byte(e.content))
		le(&file, uint32(0x04034b50), uint16(20), e.flags, uint16(8), uint32(0), crc, uint32(packed.Len()), e.size, uint16(len(e.local)), uint16(0))
		file.WriteString(e.local)
		file.Write(packed.Bytes())
		if e.at > 0 {
			at = e.at - 1
		}
		le(&directory, uint32(0x02014b50), uint16(20), uint16(20), e.flags, uint16(8), uint32(0), crc, uint32(packed.Len()), e.size,
			uint16(len(e.name)), uint16(0), uint16(0), uint16(0), uint16(0), uint32(0), uint32(at))
		directory.WriteString(e.name)
	}
	at := file.Len()
	file.Write(directory.Bytes())
	le(&file, uint32(0x06054b50), uint32(0), uint16(len(entries)), uint16(len(entries)), uint32(directory.Len()), uint32(at), uint16(0))
	return file.Bytes()
}

// TestZipRefused packs packages that lie about what is in them. They are
// refused before anything is unpacked, or at the end of the part that lies.
func TestZipRefused(t *testing.T) {
	list := xlsxParts{sheet: xlsxSheet1(`<row r="1"><c r="A1"><v>1</v></c></row>`), shared: xlsxShared("<t/>"), styles: xlsxFormats("0")}.list()
	sound := func(change func(i int, e *zipTestEntry)) []byte {
		var entries []zipTestEntry
		for i := 0; i < len(list); i += 2 {
			e := zipTestEntry{name: list[i], content: list[i+1]}
			change(i/2, &e)
			entries = append(entries, e)
		}
		return zipTestPack(entries...)
	}
	if got, err := xlsxReadAll(sound(func(int, *zipTestEntry) {})); err != nil || got != "[Lista visible]\n1|n\"1\"\n" {
		t.Fatalf("the sound package: %q, %v", got, err)
	}
	tests := []struct {
		name, code string
		change     func(i int, e *zipTestEntry)
	}{
		{"overlapping parts", codeDamaged, func(i int, e *zipTestEntry) {
			if i == 6 {
				e.at = 1
			}
		}},
		{"twin parts", codeDamaged, func(i int, e *zipTestEntry) {
			if i == 5 {
				e.name = "XL\\Workbook.xml"
			}
		}},
		{"another name in front", codeDamaged, func(i int, e *zipTestEntry) {
			if i == 4 {
				e.local = "xl/worksheets/sheet2.xml"
			}
		}},
		{"longer than said", codeDamaged, func(i int, e *zipTestEntry) {
			if i == 4 {
				e.size = 9
			}
		}},
		{"shorter than said", codeDamaged, func(i int, e *zipTestEntry) {
			if i == 4 {
				e.size = 9999
			}
		}},
		{"a bomb that nobody reads", codeLimits, func(i int, e *zipTestEntry) {
			if i == 5 {
				e.name, e.local, e.content = "xl/media/a.bin", "", strings.Repeat(" ", 4<<20)
			}
		}},
		{"a part with a password", codeEncrypted, func(i int, e *zipTestEntry) {
			if i == 4 {
				e.flags = 1
			}
		}},
	}
	for _, test := range tests {
		got, err := xlsxReadAll(sound(test.change))
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != test.code || refused.Hint == "" {
			t.Errorf("%s: got %q, %v, want %s", test.name, got, err, test.code)
		}
	}
}

// TestZip64 reads a package whose end record has the wide form.
func TestZip64(t *testing.T) {
	data := zipTestPack(zipTestEntry{name: "a.txt", content: "x"})
	end := bytes.Clone(data[len(data)-22:])
	length, offset := binary.LittleEndian.Uint32(end[12:]), binary.LittleEndian.Uint32(end[16:])
	at := uint64(len(data) - 22)
	var b bytes.Buffer
	b.Write(data[:at])
	for _, v := range []any{uint32(0x06064b50), uint64(44), uint16(45), uint16(45), uint32(0), uint32(0), uint64(1), uint64(1), uint64(length), uint64(offset),
		uint32(0x07064b50), uint32(0), at, uint32(1)} {
		if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
			t.Fatal(err)
		}
	}
	for name, narrow := range map[string]uint32{"as marked": 0xffffffff, "although not needed": offset} {
		binary.LittleEndian.PutUint32(end[16:], narrow)
		whole := append(bytes.Clone(b.Bytes()), end...)
		p, err := zipOpen(bytes.NewReader(whole), int64(len(whole)))
		if err != nil || p.find("A.txt") == nil {
			t.Errorf("%s: %v", name, err)
		}
		binary.LittleEndian.PutUint64(whole[at+48:], uint64(offset)+1)
		if _, err := zipOpen(bytes.NewReader(whole), int64(len(whole))); err == nil {
			t.Errorf("%s: a wrong place was accepted", name)
		}
	}
}

// TestZipMany refuses a package of too many parts.
func TestZipMany(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range zipMaxParts + 1 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: xlsxTestNumber(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := xlsxReadAll(b.Bytes())
	var refused *Refused
	if !errors.As(err, &refused) || refused.Code != codeLimits {
		t.Errorf("got %v", err)
	}
}
