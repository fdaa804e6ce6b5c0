package importers

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
)

// odsBench is the spreadsheet of the benchmarks: as many rows and columns of
// invented people as the workbooks of the xlsx ones, written as LibreOffice does.
var odsBench = sync.OnceValue(func() []byte {
	var rows strings.Builder
	for i := range xlsxBenchRows {
		rows.WriteString(`<table:table-row table:style-name="ro1">`)
		for c := range 12 {
			if c%4 == 3 {
				fmt.Fprintf(&rows, `<table:table-cell office:value-type="float" office:value="%d" calcext:value-type="float"><text:p>%d</text:p></table:table-cell>`, 1000+i*c, 1000+i*c)
			} else {
				fmt.Fprintf(&rows, `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Persona %d de la organización %d</text:p></table:table-cell>`, i*7919%5003, c)
			}
		}
		rows.WriteString(`</table:table-row>`)
	}
	return odsZip(odsContent(rows.String()))
})

func BenchmarkODS(b *testing.B) {
	data, ctx := odsBench(), context.Background()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		book, err := OpenBytes(ctx, "bench.ods", data, OpenOptions{})
		if err != nil {
			b.Fatal(err)
		}
		cells := 0
		err = book.Rows(ctx, 0, func(row *Row) error { cells += len(row.Cells); return nil })
		if err != nil || cells != 12*xlsxBenchRows {
			b.Fatal(cells, err)
		}
	}
}

// BenchmarkODSInflate is what the reading is measured by: only unpacking.
func BenchmarkODSInflate(b *testing.B) {
	data := odsBench()
	a, err := archiveIn(strings.NewReader(string(data)), "bench", int64(len(data)))
	if a != nil || err != nil {
		b.Fatal("an OpenDocument file is taken for an archive", err)
	}
	zip, err := zipOpen(strings.NewReader(string(data)), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := io.Copy(io.Discard, zip.unpacked(zip.find("content.xml"))); err != nil {
			b.Fatal(err)
		}
	}
}
