package importers

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// xlsRec is a record; its parts are numbers and bytes, little end first.
func xlsRec(kind uint16, parts ...any) []byte {
	var body bytes.Buffer
	for _, part := range parts {
		if text, ok := part.(string); ok {
			part = []byte(text)
		}
		if err := binary.Write(&body, binary.LittleEndian, part); err != nil {
			panic(err) // there is no way to fail in memory
		}
	}
	head := binary.LittleEndian.AppendUint16(nil, kind)
	head = binary.LittleEndian.AppendUint16(head, uint16(body.Len()))
	return append(head, body.Bytes()...)
}

// xlsMake puts a workbook with one sheet "L" together.
func xlsMake(globals, cells [][]byte) []byte {
	head := func(start uint32) []byte {
		all := xlsRec(xlsBOF, uint16(0x600), uint16(5), uint64(0), uint32(0))
		all = append(all, bytes.Join(globals, nil)...)
		all = append(all, xlsRec(xlsBoundSheet, start, uint8(0), uint8(0), uint8(1), uint8(0), "L")...)
		return append(all, xlsRec(xlsEOF)...)
	}
	all := head(uint32(len(head(0))))
	all = append(all, xlsRec(xlsBOF, uint16(0x600), uint16(0x10), uint64(0), uint32(0))...)
	all = append(all, bytes.Join(cells, nil)...)
	return append(all, xlsRec(xlsEOF)...)
}

func u8(n int) uint8   { return uint8(n) }
func u16(n int) uint16 { return uint16(n) }

var (
	xlsStyles = [][]byte{
		xlsRec(xlsFormat, u16(164), u16(10), u8(0), "yyyy-mm-dd"),
		xlsRec(xlsXF, u16(0), u16(0), make([]byte, 16)),
		xlsRec(xlsXF, u16(0), u16(164), make([]byte, 16)),
		xlsRec(xlsXF, u16(0), u16(14), make([]byte, 16)),
	}
	// "Añi" breaks off in wide letters and goes on in narrow ones; the second text
	// has formats of its letters and ends with its record.
	xlsShared = [][]byte{
		xlsRec(xlsSST, uint32(3), uint32(3), u16(5), u8(1), "A\x00\xf1\x00"),
		xlsRec(xlsContinue, u8(0), "i-d", u16(2), u8(8), u16(1), "ok", u16(0), u16(0)),
		xlsRec(xlsContinue, u16(3), u8(1), "\x3d\xd8\x00\xde!\x00"),
	}
)

func TestXLSRecords(t *testing.T) {
	at := func(row, column, style int) []any { return []any{u16(row), u16(column), u16(style)} }
	rec := func(kind uint16, place []any, more ...any) []byte { return xlsRec(kind, append(place, more...)...) }
	formula := func(row int, value ...byte) []byte {
		return rec(xlsFormula, at(row, 0, 0), append(value, 0xff, 0xff), make([]byte, 8))
	}
	tests := []struct {
		name           string
		globals, cells [][]byte
		want           string
	}{
		{"shared texts over records", xlsShared, [][]byte{
			rec(xlsLabelSST, at(0, 0, 0), uint32(0)), rec(xlsLabelSST, at(0, 1, 0), uint32(1)), rec(xlsLabelSST, at(1, 0, 0), uint32(2)),
		}, "1|t\"Añi-d\"|t\"ok\"\n2|t\"😀!\"\n"},
		{"packed numbers", nil, [][]byte{
			rec(xlsRK, at(0, 0, 0), uint32(42<<2|2)), rec(xlsRK, at(0, 1, 0), uint32(1234<<2|3)), rec(xlsRK, at(0, 2, 0), uint32(math.Float64bits(-2.5)>>32)),
			rec(xlsMulRK, []any{u16(1), u16(1)}, u16(0), uint32(7<<2|2), u16(1), uint32(42905<<2|2), u16(2)),
			rec(xlsNumber, at(2, 0, 0), 0.1), rec(xlsNumber, at(2, 1, 2), 42905.5),
		}, "1|n\"42\"|n\"12.34\"|n\"-2.5\"\n2|\"\"|n\"7\"|d\"2017-06-19\"\n3|n\"0.1\"|d\"2017-06-19T12:00:00\"\n"},
		{"the Mac's dates", [][]byte{xlsRec(xlsDate1904, u16(1))}, [][]byte{rec(xlsRK, at(0, 0, 1), uint32(41443<<2|2))}, "1|d\"2017-06-19\"\n"},
		{"labels, booleans, errors", nil, [][]byte{
			rec(xlsLabel, at(0, 0, 0), u16(3), u8(0), "Jos"), rec(xlsRString, at(0, 1, 0), u16(1), u8(1), "\xf1\x00", u16(0)),
			rec(xlsBoolErr, at(0, 2, 0), u8(1), u8(0)), rec(xlsBoolErr, at(0, 3, 0), u8(0x2a), u8(1)),
		}, "1|t\"Jos\"|t\"ñ\"|b\"TRUE\"|e\"#N/A\"\n"},
		{"formulas", nil, [][]byte{
			formula(0, 0, 0, 0, 0, 0, 0), xlsRec(0x04bc, uint64(0)), xlsRec(xlsString, u16(2), u8(0), "sí"[:1]), xlsRec(xlsContinue, u8(1), "\xed\x00"),
			formula(1, 1, 0, 1, 0, 0, 0), formula(2, 2, 0, 7, 0, 0, 0), formula(3, 3, 0, 0, 0, 0, 0), formula(4, 0, 0, 0, 0, 0, 0),
		}, "1|t\"sí\"\n2|b\"TRUE\"\n3|e\"#DIV/0!\"\n5|\"\"?\n"},
		{"hidden rows, a chart inside", nil, [][]byte{
			xlsRec(xlsRow, u16(1), make([]byte, 10), u16(0x20), u16(0)),
			xlsRec(xlsBOF, u16(0x600), u16(0x20)), rec(xlsRK, at(9, 9, 0), uint32(6)), xlsRec(xlsEOF),
			rec(xlsRK, at(1, 0, 0), uint32(6)),
		}, "2h|n\"1\"\n"},
		{"out of order, and twice: the last counts", xlsShared, [][]byte{
			rec(xlsRK, at(2, 1, 0), uint32(14)), rec(xlsRK, at(0, 0, 0), uint32(6)), rec(xlsRK, at(2, 0, 0), uint32(10)), rec(xlsLabelSST, at(0, 0, 0), uint32(1)),
		}, "1|t\"ok\"\n3|n\"2\"|n\"3\"\n"},
	}
	for _, test := range tests {
		book, err := xlsRead(xlsMake(append(xlsStyles, test.globals...), test.cells), 1000)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		got, err := readBook(context.Background(), book)
		if want := "[L visible]\n" + test.want; err != nil || got != want {
			t.Errorf("%s: got %v\n%s\nwant\n%s", test.name, err, got, want)
		}
	}
}

func TestXLSRefused(t *testing.T) {
	number := xlsRec(xlsNumber, u16(0), u16(0), u16(0), 1.5)
	old := xlsMake(nil, nil)
	binary.LittleEndian.PutUint16(old[4:], 0x500)
	tests := []struct {
		name, code string
		stream     []byte
	}{
		{"Excel 5", codeOld, old},
		{"a password", codeEncrypted, xlsMake([][]byte{xlsRec(xlsFilePass, make([]byte, 54))}, nil)},
		{"no format", codeDamaged, xlsMake(nil, [][]byte{number})},
		{"no shared texts", codeDamaged, xlsMake(xlsStyles, [][]byte{xlsRec(xlsLabelSST, u16(0), u16(0), u16(0), uint32(0))})},
		{"not a number", codeDamaged, xlsMake(xlsStyles, [][]byte{xlsRec(xlsNumber, u16(0), u16(0), u16(0), math.NaN())})},
		{"a short record", codeDamaged, xlsMake(xlsStyles, [][]byte{number[:12]})},
		{"half a character", codeDamaged, xlsMake(xlsStyles, [][]byte{xlsRec(xlsLabel, u16(0), u16(0), u16(0), u16(1), u8(1), "\x00\xd8")})},
		{"outside of the sheet", codeDamaged, xlsMake(xlsStyles, [][]byte{xlsRec(xlsNumber, u16(0), u16(256), u16(0), 1.5)})},
		{"cut", codeDamaged, xlsMake(xlsStyles, nil)[:60]},
		{"no sheet", codeEmpty, append(xlsRec(xlsBOF, u16(0x600), u16(5)), xlsRec(xlsEOF)...)},
	}
	for _, test := range tests {
		book, err := xlsRead(test.stream, 1000)
		if err == nil {
			_, err = readBook(context.Background(), book)
		}
		var refused *Refused
		if !errors.As(err, &refused) || refused.Code != test.code || refused.Hint == "" {
			t.Errorf("%s: got %#v (%v), want %s", test.name, refused, err, test.code)
		}
	}
}

// TestXLSMutants damages workbooks of the old format, which has no checksums:
// container and records. Whatever comes out, nothing may panic, hang or eat
// memory, and what is refused is refused in words.
func TestXLSMutants(t *testing.T) {
	mutants, read := 8000, 0
	if testing.Short() {
		mutants = 800
	}
	random := rand.New(rand.NewPCG(5, 6))
	for _, name := range []string{"people.xls", "strings.xls"} {
		data, err := os.ReadFile(filepath.Join("testdata", "formats", name))
		if err != nil {
			t.Fatal(err)
		}
		for range mutants / 2 {
			started := time.Now()
			_, err := readAllNamed(name, xlsMutant(random, data))
			var refused *Refused
			switch {
			case err == nil:
				read++
			case !errors.As(err, &refused) || refused.Hint == "" || strings.Contains(refused.Reason, "mscfb"):
				t.Fatalf("failed other than by a refusal in words: %v", err)
			}
			if spent := time.Since(started); spent > 5*time.Second {
				t.Fatalf("took %v", spent)
			}
		}
	}
	t.Logf("%d mutants: %d could be read, the others were refused", mutants, read)
}

// xlsMutant flips bits, overwrites numbers with telling ones, or cuts.
func xlsMutant(random *rand.Rand, data []byte) []byte {
	mutant := bytes.Clone(data)
	switch random.IntN(4) {
	case 0:
		return mutant[:random.IntN(len(mutant))]
	case 1:
		for range 1 + random.IntN(8) {
			mutant[random.IntN(len(mutant))] ^= 1 << random.IntN(8)
		}
	case 2: // lengths and places
		at := random.IntN(len(mutant) - 4)
		binary.LittleEndian.PutUint32(mutant[at:], []uint32{0, 1, 0xffff, 0x7fffffff, 0xffffffff, 0xfffffffe, uint32(random.IntN(1 << 20))}[random.IntN(7)])
	default: // the head of the container, where its tables are
		for range 1 + random.IntN(3) {
			mutant[random.IntN(512)] = byte(random.IntN(256))
		}
	}
	return mutant
}
