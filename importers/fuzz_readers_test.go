package importers

import (
	"context"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// The readers unpack in a goroutine of their own, so that coverage differs from
// run to run; fuzz with -fuzzminimizetime 5x, or minimizing takes all the time.

// FuzzXLSX reads workbooks whose sheet and shared texts are arbitrary. What is
// read without an error must be XML to the standard library as well.
func FuzzXLSX(f *testing.F) {
	f.Add(xlsxSheet1(`<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><f>X</f><v>42905.5</v></c></row>`), xlsxShared("<t>Ana</t>", `<r><rPr/><t xml:space="preserve"> x_x000D_ </t></r><rPh><t>p</t></rPh>`))
	f.Add(xlsxSheet1(`<row><c t="inlineStr"><is><t><![CDATA[&]]></t></is></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2017-06-19</v></c></row>`), "")
	f.Add(`<x:worksheet xmlns:x="`+xlsxTestMain+`"><!-- --><x:sheetData/><?p?></x:worksheet>`, "<sst/>")
	f.Add("<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&#xe9;&amp;\r\n</v></c></row></sheetData></worksheet>", "<!DOCTYPE a>")
	styles := xlsxFormats("General", "d/m/yyyy h:mm", "[h]:mm")
	f.Fuzz(func(t *testing.T, sheet, shared string) {
		_, err := xlsxReadAll(xlsxZip(xlsxParts{sheet: sheet, shared: shared, styles: styles}))
		var refused *Refused
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("failed other than by a refusal: %v", err)
		}
		if err != nil || strings.ContainsRune(sheet, 0) {
			return // refused, or UTF-16
		}
		d := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(sheet, "\ufeff")))
		d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
		for {
			_, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("read, but not XML: %v", err)
			}
		}
	})
}

// FuzzZip opens arbitrary bytes as a package.
func FuzzZip(f *testing.F) {
	f.Add(xlsxZip(xlsxParts{sheet: xlsxSheet1("")}))
	f.Add(zipTestPack(zipTestEntry{name: "a", content: "b"}))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, err := xlsxReadAll(append([]byte("PK\x03\x04"), data...))
		var refused *Refused
		if !errors.As(err, &refused) {
			t.Fatalf("bytes out of place: %v", err)
		}
	})
}

// FuzzODS reads spreadsheets whose rows are arbitrary. What is read without an
// error must be XML to the standard library as well.
func FuzzODS(f *testing.F) {
	f.Add(`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1.5"><text:p>1<text:s text:c="2"/>5</text:p></table:table-cell></table:table-row>`)
	f.Add(`<table:table-row-group table:display="false"><table:table-row table:visibility="filter"><table:covered-table-cell table:formula="x" office:value-type="time" office:time-value="PT1H"/></table:table-row></table:table-row-group>`)
	f.Fuzz(func(t *testing.T, rows string) {
		content := odsContent(rows)
		_, err := readAllNamed("fuzz.ods", odsZip(content))
		var refused *Refused
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("failed other than by a refusal: %v", err)
			}
			return
		}
		if _, err := io.Copy(io.Discard, xmlTokens(content)); err != nil {
			t.Fatalf("read, but not XML: %v", err)
		}
	})
}

// FuzzXLS reads arbitrary records, out of their container.
func FuzzXLS(f *testing.F) {
	f.Add(xlsMake(append(xlsStyles, xlsShared...), [][]byte{xlsRec(xlsLabelSST, u16(0), u16(0), u16(0), uint32(0)), xlsRec(xlsMulRK, u16(1), u16(1), u16(0), uint32(30), u16(1), uint32(6), u16(2))}))
	f.Add(xlsMake(xlsStyles, [][]byte{xlsRec(xlsFormula, u16(0), u16(0), u16(0), uint64(0xffff)<<48, uint64(0)), xlsRec(xlsString, u16(1), u8(0), "x")}))
	f.Fuzz(func(t *testing.T, stream []byte) {
		book, err := xlsRead(stream, int64(len(stream)))
		if err == nil {
			_, err = readBook(context.Background(), book)
		}
		var refused *Refused
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("failed other than by a refusal: %v", err)
		}
	})
}

// FuzzCSV reads arbitrary text. Where the standard library reads it too, with
// the same separator, both must find the same cells.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\n1,\"2\"\"3\n4\"\n", "a;b\r\n\r\n1;2", "sep=|\na|b", "\xff\xfea\x00,\x00", "Pa\xeds,x\n", "a\rb\r", "\"x", "a\tb\n\t\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		ctx := context.Background()
		book, err := OpenBytes(ctx, "fuzz.csv", []byte(data), OpenOptions{})
		var refused *Refused
		if err != nil {
			if !errors.As(err, &refused) {
				t.Fatalf("failed other than by a refusal: %v", err)
			}
			return
		}
		var rows [][]string
		err = book.Rows(ctx, 0, func(row *Row) error {
			cells := make([]string, len(row.Cells))
			for i, cell := range row.Cells {
				if cells[i] = cell.Text; !utf8.ValidString(cell.Text) {
					t.Fatalf("row %d is not UTF-8", row.Number)
				}
			}
			rows = append(rows, cells)
			return nil
		})
		if err != nil && !errors.As(err, &refused) {
			t.Fatalf("failed other than by a refusal: %v", err)
		}
		text, ok := book.inside.(*csvFile)
		if !ok || err != nil || text.charset != charsetUTF8 || text.prelude > 0 || text.comma == 0 || text.comma == '"' || strings.Contains(data, "\r") {
			return
		}
		fuzzCompare(t, strings.TrimPrefix(data, "\ufeff"), rune(text.comma), rows)
	})
}

// fuzzCompare compares rows with what encoding/csv reads, if it reads the text.
func fuzzCompare(t *testing.T, data string, comma rune, rows [][]string) {
	r := csv.NewReader(strings.NewReader(data))
	r.Comma, r.FieldsPerRecord = comma, -1
	records, err := r.ReadAll()
	if err != nil {
		return // it is stricter about quotation marks
	}
	i := 0
	for _, record := range records {
		if strings.Join(record, "") == "" {
			continue
		}
		if i == len(rows) || strings.Join(record, "\x1f") != strings.Join(rows[i], "\x1f") {
			t.Fatalf("record %q is missing in %q", record, rows)
		}
		i++
	}
	if i != len(rows) {
		t.Fatalf("%d rows, should be %d", len(rows), i)
	}
}
