package docx

import (
	"fmt"
	"testing"

	"github.com/namati/lex/internal/document"
)

// timeline is a time line of so many bars.
func timeline(bars int) document.Chart {
	c := document.Chart{Kind: document.Timeline, ID: "timeline", Title: "The year"}
	for i := range bars {
		day := fmt.Sprintf("2024-%02d-%02d", i%12+1, i%28+1)
		c.Bars = append(c.Bars, document.Bar{Label: fmt.Sprintf("Session %d", i+1), Start: day, End: day})
	}
	return c
}

// LibreOffice turns a group on its side that begins with shapes of no width.
func TestNoShapeIsWithoutWidth(t *testing.T) {
	shapes := 0
	body(t, timeline(8)).each(func(n *node) {
		if n.name.Local == "ext" {
			if shapes++; n.attribute("cx") == "0" || n.attribute("cy") == "0" {
				t.Errorf("a shape measures %s × %s", n.attribute("cx"), n.attribute("cy"))
			}
		}
	})
	if shapes < 16 {
		t.Errorf("found %d shapes", shapes)
	}
}

// A drawing that is taller than the page is cut where the page is full.
func TestTallDrawingsFillPages(t *testing.T) {
	groups := len(body(t, timeline(70)).find("wgp"))
	if groups != 2 {
		t.Errorf("a time line of 70 sessions stands in %d parts, want 2", groups)
	}
}
