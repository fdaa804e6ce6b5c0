package pdf

import "slices"

// box is the smallest thing that stands on a page as a whole: a line of text, a
// row of a table, a bar of a chart. Its parts are placed from its top left
// corner, y downwards, x from the left edge of the frame.
type box struct {
	// before is the space above, dropped at the top of a page.
	before, height float64
	// keep forbids a page break behind the box; wish asks for none, unless a good
	// part of the page stayed empty for it.
	keep, wish bool
	fragments  []placedText
	rules      []bar
	// drawing is nil but for the box of one, or of a part of one.
	drawing *placedDrawing
	// picture is nil but for the box of one.
	picture *placedPicture
	// frame is what stands behind a run of boxes, such as a callout's tint.
	frame *frame
	// notes are the footnotes whose marks stand in the box.
	notes []foot
	// heading makes the box a place in the outline.
	heading *bookmark
	// entry makes the box a line of the table of contents.
	entry *entry
	// again stands above the box when it begins a page: the head of a table.
	again []box
}

// placedText is a fragment with the baseline that it stands on and the element
// that it is the text of.
type placedText struct {
	fragment
	y    float64
	node node
}

// bar is a filled rectangle: a rule, a bar of a chart.
type bar struct {
	x, y, w, h float64
	ink        ink
}

// frame is a field behind boxes that follow each other, with a stripe at its
// left.
type frame struct {
	x, w   float64
	fill   ink
	stripe ink
	// filled is false for a frame that is only a stripe.
	filled bool
}

// bookmark is a place in the outline; level counts from 0.
type bookmark struct {
	level int
	text  string
	// anchor is where the table of contents leads to.
	anchor anchor
}

// foot is a footnote broken into lines.
type foot struct {
	number int
	lines  []box
}

// height of a note without the space above it.
func (f foot) height() float64 { return stacked(f.lines) }

func stacked(boxes []box) float64 {
	h := 0.0
	for i, b := range boxes {
		if i > 0 {
			h += b.before
		}
		h += b.height
	}
	return h
}

// textBox sets a line of element n at x in a setting.
func textBox(l line, x float64, s setting, n node) box {
	return box{height: s.leading}.with(l, x, s.baseline(), n)
}

// untagged is the box as page furniture: what a screen reader has heard before.
func (b box) untagged() box {
	b.fragments = slices.Clone(b.fragments)
	for i := range b.fragments {
		b.fragments[i].node = 0
	}
	return b
}

// with adds a line of element n at x on the baseline y. A run that is an element
// of itself, such as a link, is so only where its line is of an element.
func (b box) with(l line, x, y float64, n node) box {
	if b.fragments == nil {
		b.fragments = make([]placedText, 0, len(l.fragments))
	}
	for _, f := range l.fragments {
		f.x += x
		of := n
		if n != 0 && f.style.part != 0 {
			of = f.style.part
		}
		b.fragments = append(b.fragments, placedText{f, y - f.style.rise, of})
	}
	return b
}
