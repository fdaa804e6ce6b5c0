package pdf

// All measures are points, 1/72 inch; the page is A4.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
	marginSide = 70.87 // 25 mm
	bodyTop    = 79.4  // 28 mm
	bodyBottom = 765.4 // 27 mm above the edge
	headerLine = 48.0  // baseline of the running title
	footerLine = 797.0 // baseline of the page number

	frameWidth = pageWidth - 2*marginSide
	// measure is the width of running text: about 80 characters. Tables, rules
	// and running titles use the whole frame.
	measure = 415.0
	// minWidth is the least width of text inside lists and quotes.
	minWidth = 120.0
)

// ink is a colour, red, green and blue.
type ink struct{ r, g, b uint8 }

// The inks. Text stands on white or on tint with a contrast of at least 4.5:1.
var (
	black  = ink{31, 36, 43}
	muted  = ink{91, 100, 112}
	accent = ink{14, 84, 110}
	bars   = ink{44, 110, 136}
	rule   = ink{201, 207, 215}
	hair   = ink{226, 230, 235}
	tint   = ink{240, 245, 247}
	water  = ink{243, 233, 231}
	warn   = ink{161, 48, 36}
)

// style is how a run of text looks.
type style struct {
	face faceID
	size float64
	ink  ink
	// rise lifts superscripts above the baseline.
	rise float64
	// even text is set without kerning: tables, where columns align.
	even bool
	url  string
	// note is the number of the footnote that the run marks, or 0.
	note int
}

// setting is a style with the distance between baselines.
type setting struct {
	style
	leading float64
}

// The typographic scale.
var (
	titleText = setting{style{face: bold, size: 22, ink: black}, 27}
	lineText  = setting{style{face: regular, size: 10.5, ink: muted}, 15}
	bodyText  = setting{style{face: regular, size: 10.5, ink: black}, 15}
	noteText  = setting{style{face: regular, size: 8.5, ink: black}, 11.5}
	smallText = setting{style{face: regular, size: 8.5, ink: muted}, 11.5}
	tableText = setting{style{face: regular, size: 9, ink: black, even: true}, 12.5}
	tableHead = setting{style{face: bold, size: 9, ink: black, even: true}, 12.5}
	labelText = setting{style{face: bold, size: 10, ink: black}, 14}
	pageText  = setting{style{face: regular, size: 8, ink: muted}, 11}
)

// headings are the settings of heading levels, the last for all deeper ones,
// with the space above.
var headings = []struct {
	setting
	above, below float64
}{
	{setting{style{face: bold, size: 14.5, ink: accent}, 19}, 24, 7},
	{setting{style{face: bold, size: 11.5, ink: black}, 15.5}, 17, 5},
	{setting{style{face: boldItalic, size: 10.5, ink: black}, 15}, 12, 3},
}

// Spaces between blocks.
const (
	paragraphGap = 7.5
	itemGap      = 3.0
	blockGap     = 12.0
	listIndent   = 17.0
)

// baseline is the distance from the top of a line to its baseline: the ascent
// and descent of Liberation Sans stand in the middle of the leading.
func (s setting) baseline() float64 {
	return (s.leading-1.117*s.size)/2 + 0.905*s.size
}
