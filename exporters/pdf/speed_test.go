package pdf

import (
	"fmt"
	"io"
	"runtime"
	"strconv"
	"testing"

	"github.com/namati/lex/internal/document"
)

// BenchmarkThousandPages sets a table that fills a thousand pages. Expect at
// most 1.5 s and 200 MB at the peak on one ordinary core, the table included:
//
//	go test ./exporters/pdf -run xxx -bench ThousandPages -benchtime 1x
func BenchmarkThousandPages(b *testing.B) {
	d := longTable(33500)
	b.ReportAllocs()
	for b.Loop() {
		pages, _, err := Write(b.Context(), io.Discard, d)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(pages), "pages")
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB-from-system")
}

// BenchmarkShortReport sets a report with a list of 30 people. Expect at most
// 100 ms.
func BenchmarkShortReport(b *testing.B) {
	d := sample()
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Write(b.Context(), io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

// longTable is a table of n rows and eight columns, invented.
func longTable(n int) *document.Document {
	t := document.Table{Title: "Attendance"}
	for i := range 8 {
		t.Columns = append(t.Columns, document.Column{Head: fmt.Sprintf("Column %d", i+1), Number: i > 3})
	}
	for i := range n {
		row := []document.Cell{wording("Participant " + strconv.Itoa(i)), wording("Río Claro"), wording("Ecuador"), wording("2017-06-19")}
		for j := range 4 {
			row = append(row, count(i*7+j))
		}
		t.Rows = append(t.Rows, row)
	}
	return &document.Document{Title: "A long table", Words: wordsEN, Blocks: []document.Block{t}}
}
