package desk

import (
	"fmt"
	"strings"

	"github.com/namati/lex/exporters/columns"
	"github.com/namati/lex/exporters/letters"
	"github.com/namati/lex/internal/document"
	"github.com/namati/lex/internal/records"
)

// The least that a table on paper may be set in: points of type and of space
// between columns.
const (
	leastType = 6.5
	leastGap  = 6
	widest    = leastType * 14 // no word is asked to be wider: addresses are cut
)

// wideTables are tables whose columns cannot stand side by side on a page without
// cutting words.
func wideTables(c *Case) []records.Finding {
	room := pageWidth(c.Definition.Layout)
	var found []records.Finding
	for _, m := range c.Made {
		for _, t := range tables(m) {
			t = t.Printed()
			extents := make([]columns.Extent, len(t.Columns))
			for j, head := range t.Columns {
				extents[j].Least = min(widestWord(head.Head), widest)
				for _, row := range t.Rows {
					if j < len(row) {
						extents[j].Least = max(extents[j].Least, min(widestWord(row[j].Text), widest))
					}
				}
				extents[j].Natural = extents[j].Least
			}
			if _, fits := columns.Share(t.Columns, extents, nil, room-leastGap*float64(len(t.Columns)-1)); !fits {
				found = append(found, at(m.Line, m.Column, fmt.Sprintf("%s has %d columns and is wider than the page: words in it are cut", tableName(t), len(t.Columns)), "break it down by less, exchange the two dimensions, or ask for a wider page with margin:"))
			}
		}
	}
	return found
}

// pageWidth is what the margins leave of the page, in points.
func pageWidth(l document.Layout) float64 {
	width, side := 595.28, 70.87
	if l.Paper == "letter" {
		width = 612
	}
	if l.Margin > 0 {
		side = l.Margin * 72 / 25.4
	}
	return width - 2*side
}

func widestWord(text string) float64 {
	width := 0.0
	for w := range strings.FieldsSeq(text) {
		width = max(width, letters.Points(w, leastType))
	}
	return width
}
