package docx

import (
	"testing"

	"github.com/namati/lex/internal/document"
)

// TestANoteStaysUnderItsMap holds that the paragraph of a map is kept with the
// note below it, and no other figure with what follows.
func TestANoteStaysUnderItsMap(t *testing.T) {
	chart := document.Chart{Kind: document.Map, Title: "Where they came from", Alt: "A map.", Bars: []document.Bar{
		{Label: "Peru", Code: "PE", Value: document.Cell{Kind: document.Count, Text: "3", Number: 3}}}}
	for _, under := range []bool{true, false} {
		d := &document.Document{Title: "Map", Blocks: []document.Block{chart, document.Paragraph{Text: []document.Inline{document.Text{Text: "A note."}}, Under: under}}}
		top := parse(t, "word/document.xml", unpack(t, write(t, d))["word/document.xml"])
		kept := false
		for _, p := range top.find("p") {
			if len(p.find("wgp")) > 0 {
				kept = len(p.find("keepNext")) > 0
			}
		}
		if kept != under {
			t.Errorf("a map with a note under it (%t) is kept with what follows: %t", under, kept)
		}
	}
}
