package importers

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// csvBenchText is a list of 200,000 invented people in 12 columns.
func csvBenchText() []byte {
	var b bytes.Buffer
	for i := range 200_000 {
		for c := range 11 {
			fmt.Fprintf(&b, "Persona %d,", i*7919%5003+c)
		}
		fmt.Fprintf(&b, "\"Organización \"\"%d\"\", Lima\"\n", i%97)
	}
	return b.Bytes()
}

func BenchmarkCSV(b *testing.B) {
	utf8 := csvBenchText()
	latin, err := charmap.Windows1252.NewEncoder().Bytes(utf8)
	if err != nil {
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name string
		data []byte
	}{{"UTF-8", utf8}, {"Windows-1252", latin}} {
		b.Run(bench.name, func(b *testing.B) {
			ctx := context.Background()
			b.SetBytes(int64(len(bench.data)))
			b.ReportAllocs()
			for b.Loop() {
				book, err := OpenBytes(ctx, "bench.csv", bench.data, OpenOptions{})
				if err != nil {
					b.Fatal(err)
				}
				rows := 0
				err = book.Rows(ctx, 0, func(row *Row) error { rows++; return nil })
				if err != nil || rows != 200_000 {
					b.Fatal(rows, err)
				}
			}
		})
	}
}
