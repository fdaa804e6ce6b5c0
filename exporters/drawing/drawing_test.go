package drawing

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/namati/lex/internal/document"
)

// TestDrawingsStayInside proves that nothing lies outside of a drawing, at the
// widths of a page, a list on it, and a telephone.
func TestDrawingsStayInside(t *testing.T) {
	for _, c := range charts() {
		for _, width := range []float64{220, 415, 700} {
			d := Of(c, labels, width, Arial)
			if d.Width != width || d.Height < 20 || len(d.Items) == 0 {
				t.Errorf("%s: %v × %v, %d items", c.Title, d.Width, d.Height, len(d.Items))
			}
			for _, item := range d.Items {
				x0, y0, x1, y1 := box(item)
				if x0 < -0.5 || y0 < -0.5 || x1 > width+0.5 || y1 > d.Height+0.5 || math.IsNaN(x0+y0+x1+y1) {
					t.Errorf("%s at %v: %+v lies outside (%.1f %.1f %.1f %.1f)", c.Title, width, item, x0, y0, x1, y1)
				}
			}
		}
	}
}

func box(item Item) (x0, y0, x1, y1 float64) {
	switch it := item.(type) {
	case Rect:
		return it.X, it.Y, it.X + it.Width, it.Y + it.Height
	case Line:
		return min(it.X1, it.X2), min(it.Y1, it.Y2), max(it.X1, it.X2), max(it.Y1, it.Y2)
	case Dot:
		return it.X - it.Radius, it.Y - it.Radius, it.X + it.Radius, it.Y + it.Radius
	case Text:
		w := Arial(it.Text, it.Size, it.Bold)
		x := it.X - w*float64(it.Anchor)/2
		return x, it.Y - 0.72*it.Size, x + w, it.Y
	case Shape:
		x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, ring := range it.Rings {
			for _, p := range ring {
				x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
			}
		}
	}
	return x0, y0, x1, y1
}

// TestTextsDoNotOverlap holds for all texts of a drawing.
func TestTextsDoNotOverlap(t *testing.T) {
	for _, c := range charts() {
		d := Of(c, labels, 415, Arial)
		for i, a := range d.Items {
			for _, b := range d.Items[i+1:] {
				ta, ok1 := a.(Text)
				tb, ok2 := b.(Text)
				if !ok1 || !ok2 {
					continue
				}
				ax0, ay0, ax1, ay1 := box(ta)
				bx0, by0, bx1, by1 := box(tb)
				if ax0 < bx1 && bx0 < ax1 && ay0 < by1 && by0 < ay1 {
					t.Errorf("%s: %q lies over %q", c.Title, tb.Text, ta.Text)
				}
			}
		}
	}
}

// TestDrawingsSayEveryValue proves that nothing of a chart is left to colour.
func TestDrawingsSayEveryValue(t *testing.T) {
	for _, c := range charts() {
		var all []string
		for _, item := range Of(c, labels, 415, Arial).Items {
			if text, ok := item.(Text); ok {
				all = append(all, text.Text)
			}
		}
		said := strings.Join(all, " ")
		for _, bar := range c.Bars {
			if c.Kind != document.Map && !strings.Contains(said, bar.Label) {
				t.Errorf("%s lacks the label %q", c.Title, bar.Label)
			}
			for _, cell := range []document.Cell{bar.Value, bar.Target} {
				if !strings.Contains(said, cell.Text) {
					t.Errorf("%s lacks the value %q", c.Title, cell.Text)
				}
			}
		}
		for _, name := range c.Series {
			if !strings.Contains(said, name) {
				t.Errorf("%s lacks the part %q", c.Title, name)
			}
		}
	}
}

func TestBarsAreInProportion(t *testing.T) {
	var widths []float64
	for _, item := range Of(document.Chart{Bars: []document.Bar{{Value: count(4)}, {Value: count(1)}, {Value: suppressed}, {Value: count(0)}}}, labels, 415, Arial).Items {
		if r, ok := item.(Rect); ok {
			widths = append(widths, r.Width)
		}
	}
	if len(widths) != 2 || math.Abs(widths[0]/widths[1]-4) > 0.01 {
		t.Errorf("4 and 1 are drawn as %v", widths)
	}
}

// TestParts proves that a drawing cut at its breaks loses nothing.
func TestParts(t *testing.T) {
	long := document.Chart{}
	for i := range 80 {
		long.Bars = append(long.Bars, document.Bar{Label: "Row " + strconv.Itoa(i), Value: count(float64(i))})
	}
	d := Of(long, labels, 415, Arial)
	if len(d.Breaks) != 80 {
		t.Fatalf("%d breaks", len(d.Breaks))
	}
	texts, from := 0, 0.0
	for _, to := range []float64{d.Breaks[29], d.Breaks[59], d.Height} {
		part := d.Part(from, to)
		for _, item := range part.Items {
			if _, y0, _, y1 := box(item); y0 < -0.5 || y1 > part.Height+0.5 {
				t.Errorf("%+v lies outside of its part", item)
			}
			if _, ok := item.(Text); ok {
				texts++
			}
		}
		from = to
	}
	if texts != 160 {
		t.Errorf("%d texts, want 160", texts)
	}
	if diff := cmp.Diff(d.Items, d.Part(0, d.Height).Items); diff != "" {
		t.Errorf("the whole is not the whole:\n%s", diff)
	}
}

// picture is a drawing as a file of its own, in the colours of print.
func picture(d Drawing) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="Arial">%s</svg>`, Number(d.Width), Number(d.Height), d.Markup(func(role Role, stroke bool) string {
		return map[bool]string{true: "stroke", false: "fill"}[stroke] + `="` + Light[role] + `"`
	}))
}

// TestSVG proves that pictures are well-formed, whatever stands in them. With
// LEX_LOOK set to a folder it leaves them there.
func TestSVG(t *testing.T) {
	for i, c := range charts() {
		c.Bars[0].Label = "<script>&\x00\"'" + c.Bars[0].Label
		svg := picture(Of(c, labels, 415, Arial))
		decoder := xml.NewDecoder(strings.NewReader(svg))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", c.Title, err)
			}
			if start, ok := token.(xml.StartElement); ok && start.Name.Local == "script" {
				t.Errorf("%s: a script", c.Title)
			}
		}
		if svg != picture(Of(c, labels, 415, Arial)) {
			t.Errorf("%s: two drawings differ", c.Title)
		}
		if folder := os.Getenv("LEX_LOOK"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, strconv.Itoa(i)+".svg"), []byte(svg), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func FuzzOf(f *testing.F) {
	f.Add("label", "7", 7.0, 3.0, "2017-01-01", "2018-01-01", "BR", 4, 300.0)
	f.Add("", "", math.Inf(1), math.NaN(), "0001-01-01", "9999-12-31", "", 3, 1.0)
	f.Add("日本日本日本", "-1", -1.0, -2.0, "x", "2017-02-30", "FJ", 2, 0.0)
	f.Fuzz(func(t *testing.T, label, text string, a, b float64, start, end, code string, kind int, width float64) {
		if !(width >= 0 && width < 5000) || len(label) > 200 {
			t.Skip()
		}
		cell := func(n float64) document.Cell {
			return document.Cell{Kind: document.Count, Number: n, Text: text}
		}
		c := document.Chart{Kind: document.ChartKind(kind), Series: []string{label, text}, Bars: []document.Bar{
			{Label: label, Value: cell(a), Target: cell(b), Parts: []document.Cell{cell(a), cell(b), cell(1)}, Start: start, End: end, Code: code}, {Label: text, Value: cell(3)},
		}}
		for _, item := range Of(c, labels, width, Arial).Items {
			if x0, y0, x1, y1 := box(item); math.IsNaN(x0+y0+x1+y1) || math.IsInf(x1, 0) || math.IsInf(y1, 0) {
				t.Fatalf("%+v", item)
			}
		}
	})
}
