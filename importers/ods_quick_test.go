package importers

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// TestODSQuick compares what quick reads with what readCell reads of the same
// cells: an attribute that means nothing keeps quick from them.
func TestODSQuick(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	texts := []string{"Ana", "", "Peña", "  two  spaces ", "日本", "a&amp;b", "a]b", "a\tb", "\n x", "_x0041_", "😀", "\xef\xbf\xbd", strings.Repeat("x", 200)}
	numbers := []string{"7", "-1.50", "1E5", "51999000111", "0.1"}
	for range 50 {
		var rows strings.Builder
		for range 20 {
			rows.WriteString("<table:table-row>")
			for range random.IntN(6) {
				style := [...]string{"", ` table:style-name="ce1"`}[random.IntN(2)]
				text, number := texts[random.IntN(len(texts))], numbers[random.IntN(len(numbers))]
				switch random.IntN(4) {
				case 0:
					rows.WriteString("<table:table-cell/>")
				case 1:
					fmt.Fprintf(&rows, `<table:table-cell%s office:value-type="float" office:value="%s" calcext:value-type="float"><text:p>%s</text:p></table:table-cell>`, style, number, number)
				case 2:
					fmt.Fprintf(&rows, `<table:table-cell%s table:number-columns-repeated="2" office:value-type="string"><text:p>%s</text:p></table:table-cell>`, style, text)
				default:
					fmt.Fprintf(&rows, `<table:table-cell%s office:value-type="string" calcext:value-type="string"><text:p>%s</text:p></table:table-cell>`, style, text)
				}
			}
			rows.WriteString("</table:table-row>")
		}
		quick, err := readAllNamed("t.ods", odsZip(odsContent(rows.String())))
		if err != nil {
			t.Fatal(err)
		}
		slow, err := readAllNamed("t.ods", odsZip(odsContent(strings.ReplaceAll(rows.String(), "<table:table-cell", `<table:table-cell draw:no="1"`))))
		if err != nil || quick != slow {
			t.Fatalf("quick reads\n%s\nbut readCell %v\n%s", quick, err, slow)
		}
	}
}
