package importers

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The workbooks of the benchmarks: 200,000 rows of 12 columns of invented
// people, as excelize's stream writer makes them (texts inline) and with shared
// texts, as Excel does.
const xlsxBenchRows = 200_000

var xlsxBenchInline = sync.OnceValues(func() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	for i := range xlsxBenchRows {
		row := make([]any, 12)
		for c := range row {
			if c%4 == 3 {
				row[c] = 1000 + i*c
			} else {
				row[c] = fmt.Sprintf("Persona %d de la organización %d", i*7919%5003, c)
			}
		}
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return nil, err
		}
		if err := w.SetRow(cell, row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	_, err = f.WriteTo(&b)
	return b.Bytes(), err
})

var xlsxBenchShared = sync.OnceValue(func() []byte {
	var rows strings.Builder
	for i := range xlsxBenchRows {
		fmt.Fprintf(&rows, `<row r="%d" spans="1:12">`, i+1)
		for c := range 12 {
			ref := fmt.Sprintf("%c%d", 'A'+c, i+1)
			switch c % 4 {
			case 3:
				fmt.Fprintf(&rows, `<c r="%s" s="1"><v>%d</v></c>`, ref, 1000+i*c)
			default:
				fmt.Fprintf(&rows, `<c r="%s" t="s"><v>%d</v></c>`, ref, (i*7919+c)%60_000)
			}
		}
		rows.WriteString("</row>")
	}
	items := make([]string, 60_000)
	for i := range items {
		items[i] = fmt.Sprintf("<t>Persona %d de la organización</t>", i)
	}
	return xlsxZip(xlsxParts{sheet: xlsxSheet1(rows.String()), shared: xlsxShared(items...), styles: xlsxFormats("General", "#,##0")})
})

func BenchmarkXLSXInline(b *testing.B) {
	data, err := xlsxBenchInline()
	if err != nil {
		b.Fatal(err)
	}
	xlsxBench(b, data)
}

func BenchmarkXLSXShared(b *testing.B) { xlsxBench(b, xlsxBenchShared()) }

// xlsxBench opens and reads the workbook. With LEX_BENCH_KEEP set to a folder it
// leaves it there, to compare with unzip -p.
func xlsxBench(b *testing.B, data []byte) {
	ctx := context.Background()
	if dir := os.Getenv("LEX_BENCH_KEEP"); dir != "" {
		if err := os.WriteFile(dir+"/"+b.Name()+".xlsx", data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		book, err := OpenBytes(ctx, "bench.xlsx", data, OpenOptions{})
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
