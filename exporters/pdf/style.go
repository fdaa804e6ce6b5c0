package pdf

// ink is a colour, red, green and blue.
type ink struct{ r, g, b uint8 }

// The inks. Text stands on white or on tint with a contrast of at least 4.5:1.
var (
	black  = ink{31, 36, 43}
	muted  = ink{91, 100, 112}
	accent = ink{14, 84, 110}
	// underline marks links together with accent.
	underline = ink{134, 173, 188}
	rule      = ink{201, 207, 215}
	hair      = ink{226, 230, 235}
	tint      = ink{240, 245, 247}
	water     = ink{243, 233, 231}
	warn      = ink{161, 48, 36}
)

// style is how a run of text looks.
type style struct {
	face faceID
	// even text is set without kerning: tables, where columns align.
	even bool
	ink  ink
	size float64
	// rise lifts superscripts above the baseline.
	rise float64
	url  string
	// note is the number of the footnote that the run marks, or 0.
	note int32
	// part is the element that the run is of itself, such as a link; 0 is that of
	// its block.
	part node
}

// setting is a style with the distance between baselines.
type setting struct {
	style
	leading float64
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
