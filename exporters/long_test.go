package exporters

import (
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// TestLongTablesArePrintedInPart proves that pages leave out what a table says
// they do, that they say so, and that the workbook does neither.
func TestLongTablesArePrintedInPart(t *testing.T) {
	d := large(200)
	table := d.Blocks[len(d.Blocks)-1].(document.Table)
	table.PrintRows, table.Rest, table.Note = 30, text("30 rows of 200."), text("The note.")
	d.Blocks[len(d.Blocks)-1] = table
	left := table.Rows[150][0].Text
	page := asText(t, d)
	if strings.Contains(page, left) || !strings.Contains(page, "30 rows of 200. The note.") {
		t.Error("the text does not leave rows out or does not say so")
	}
	whole, short := pagesOf(t, large(200)), pagesOf(t, d)
	if short >= whole {
		t.Errorf("the PDF has %d pages, with all rows %d", short, whole)
	}
	data, _ := asWorkbook(t, d)
	file := open(t, data)
	sheet := file.GetSheetList()[1]
	rows := strings.Join(flat(rawRows(t, file, sheet)), "\n")
	if !strings.Contains(rows, left) || strings.Contains(rows, "30 rows") || !strings.Contains(rows, "The note.") {
		t.Errorf("the sheet %q lacks rows or speaks of rows that it lacks", sheet)
	}
}

func flat(rows [][]string) []string {
	var all []string
	for _, row := range rows {
		all = append(all, row...)
	}
	return all
}

func pagesOf(t *testing.T, d *document.Document) int {
	t.Helper()
	pdf, _ := Find("pdf")
	written, err := pdf.Write(t.Context(), &bytes.Buffer{}, d)
	if err != nil {
		t.Fatal(err)
	}
	return written.Pages
}

// BenchmarkHundredThousandRows writes a table of 100,000 rows in every format,
// none left out. MB-from-system is the most memory that the run ever had, the
// document included, so ask for one format at a time:
//
//	go test ./exporters -run xxx -bench HundredThousandRows/pdf -benchtime 1x
func BenchmarkHundredThousandRows(b *testing.B) {
	for _, format := range Formats {
		b.Run(format.Name, func(b *testing.B) {
			d := large(100_000)
			b.ReportAllocs()
			for b.Loop() {
				written, err := format.Write(b.Context(), io.Discard, d)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(written.Pages), "pages")
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.Sys)/1e6, "MB-from-system")
		})
	}
}
