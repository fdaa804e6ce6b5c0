package lexicon

import "testing"

// BenchmarkStart makes the tables that the shortest import or report looks into.
// Expect at most 8 ms: `lex import` of 30 rows is to take 60 ms in all.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if len(newCountryNames().names) == 0 || len(readTable[word]("words.csv")) == 0 || len(readTable[heading]("headings.csv")) == 0 {
			b.Fatal("a table is empty")
		}
	}
}
