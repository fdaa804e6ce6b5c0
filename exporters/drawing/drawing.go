package drawing

import (
	"github.com/namati/lex/internal/document"
)

// Drawing is a picture, Width and Height in points, y running downwards.
type Drawing struct {
	Width, Height float64
	Items         []Item
	// Breaks are the heights at which a drawing too tall for a page may be cut,
	// rising: nothing lies across them. Part cuts.
	Breaks []float64
}

// Item is one thing to draw: Rect, Line, Shape, Dot or Text. Later ones lie over
// earlier ones.
type Item interface{ item() }

// Rect is a filled rectangle.
type Rect struct {
	X, Y, Width, Height float64
	Fill                Role
}

// Line is a straight line.
type Line struct {
	X1, Y1, X2, Y2 float64
	Thick          float64
	Color          Role
}

// Point is a place in a drawing.
type Point struct{ X, Y float64 }

// Shape is an area with straight edges, filled by the even-odd rule. Edge is the
// width of its border in the colour of the paper, 0 for none.
type Shape struct {
	Rings [][]Point
	Fill  Role
	Edge  float64
}

// Dot is a filled circle with a thin border in the colour of the paper.
type Dot struct {
	X, Y, Radius float64
	Fill         Role
}

// Anchor says which end of a text stands at its X.
type Anchor int

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Text is one line of text on the baseline Y.
type Text struct {
	X, Y   float64
	Text   string
	Size   float64
	Bold   bool
	Anchor Anchor
	Color  Role
}

func (Rect) item()  {}
func (Line) item()  {}
func (Shape) item() {}
func (Dot) item()   {}
func (Text) item()  {}

// Measure returns the width in points of a line of text.
type Measure func(text string, size float64, bold bool) float64

// The sizes of text and its lines.
const (
	textSize  = 9.0
	leading   = 12.5
	smallSize = 8.0
	// rise is how far a baseline stands under the middle of its line.
	rise = 0.35
)

// board is a drawing in the making.
type board struct {
	Drawing
	measure Measure
	words   document.Words
}

// Of draws a chart in a width of points. A chart without bars gives a drawing
// without items.
func Of(c document.Chart, words document.Words, width float64, measure Measure) Drawing {
	b := &board{Drawing: Drawing{Width: width}, measure: measure, words: words}
	if len(c.Bars) == 0 {
		return b.Drawing
	}
	switch c.Kind {
	case document.Stacked:
		b.stacked(c)
	case document.Targets:
		b.targets(c)
	case document.Timeline:
		b.timeline(c)
	case document.Map:
		b.worldMap(c)
	default:
		b.bars(c)
	}
	return b.Drawing
}

func (b *board) add(items ...Item) { b.Items = append(b.Items, items...) }

// text adds a line of text with its middle at the height y.
func (b *board) text(x, y float64, s string, size float64, anchor Anchor, color Role) {
	if s != "" {
		b.add(Text{X: x, Y: y + rise*size, Text: s, Size: size, Anchor: anchor, Color: color})
	}
}

// cut notes that the drawing may be cut at the height that it has now.
func (b *board) cut() { b.Breaks = append(b.Breaks, b.Height) }
