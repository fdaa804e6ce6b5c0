package parts

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestSheetIndex(t *testing.T) {
	for name, want := range map[string]int{"xl/worksheets/sheet1.xml": 0, "xl/worksheets/sheet12.xml": 11, "xl/worksheets/sheet0.xml": -1,
		"xl/worksheets/_rels/sheet1.xml.rels": -1, "xl/workbook.xml": -1} {
		if got, ok := SheetIndex(name); ok != (want >= 0) || ok && got != want {
			t.Errorf("%s is sheet %d, %v", name, got, ok)
		}
	}
}

// The same workbook gives the same bytes, whatever order the library's maps have,
// and what says what the file is comes first.
func TestSameBytes(t *testing.T) {
	var first []byte
	for range 8 {
		f := excelize.NewFile()
		for range 11 {
			if _, err := f.NewSheet("S" + string(rune('A'+f.SheetCount))); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.AddComment("Sheet1", excelize.Comment{Cell: "A1", Text: "x"}); err != nil {
			t.Fatal(err)
		}
		laid, err := Of(f)
		if err != nil {
			t.Fatal(err)
		}
		order := Order(laid)
		if order[0] != ContentTypes || order[1] != PackageRels || slices.Index(order, "xl/worksheets/sheet2.xml") > slices.Index(order, "xl/worksheets/sheet10.xml") {
			t.Fatalf("the parts stand in the order %v", order)
		}
		var out bytes.Buffer
		archive := NewArchive(&out)
		for _, name := range order {
			if err := Write(archive, name, laid[name].Bytes()); err != nil {
				t.Fatal(err)
			}
		}
		if err := archive.Close(); err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = out.Bytes()
		} else if !bytes.Equal(first, out.Bytes()) {
			t.Fatal("the bytes differ")
		}
		f.Close()
	}
}
