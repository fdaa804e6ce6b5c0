package pdf

import (
	"strings"
	"testing"

	"github.com/namati/lex/internal/document"
)

// TestANoteStaysUnderItsMap puts a map and its note at every height of a page:
// no page ends between them.
func TestANoteStaysUnderItsMap(t *testing.T) {
	bars := []document.Bar{{Label: "Peru", Code: "PE", Value: count(3)}, {Label: "Ecuador", Code: "EC", Value: count(2)}}
	for above := 0; above < 34; above++ {
		d := &document.Document{Title: "Map"}
		for range above {
			d.Blocks = append(d.Blocks, para(words("One line of text.")))
		}
		note := para(words("The borders say nothing.")).(document.Paragraph)
		note.Under = true
		d.Blocks = append(d.Blocks, document.Chart{Kind: document.Map, Title: "Where they came from", Alt: "A map.", Bars: bars}, note, para(words("What follows.")))
		pdf, _, _ := write(t, d)
		for _, page := range strings.Split(read(t, pdf, "pdftotext", "FILE", "-"), "\f") {
			if strings.Contains(page, "Where they came from") != strings.Contains(page, "The borders say nothing.") {
				t.Errorf("with %d lines above, the map and its note stand on two pages", above)
			}
		}
	}
}
