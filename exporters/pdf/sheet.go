package pdf

import "github.com/namati/lex/internal/document"

// sheet is the paper with what is fixed on it and the typographic scale. All
// measures are points, 1/72 inch; y counts downwards from the top of the sheet.
type sheet struct {
	width, height float64
	// side is the margin at the left and at the right.
	side float64
	// top and bottom are the edges of the text.
	top, bottom float64
	// headerAt and footerAt are the baselines of running title and page number.
	headerAt, footerAt float64
	// frame is the width between the margins, for tables, rules and running
	// titles; measure the width of running text, about 80 characters.
	frame, measure float64
	// k is the size of running text in proportion to the usual one.
	k float64

	title, line, body, note, small, table, tableHead, label, page setting
	// headings are the settings of heading levels, the last for all deeper ones,
	// with the space above and below.
	headings [3]headingLook
}

// headingLook is a setting with the space around it.
type headingLook struct {
	setting
	above, below float64
}

const (
	usualSize    = 10.5
	usualMeasure = 415.0
	millimetre   = 72 / 25.4
	// minWidth is the least width of text inside lists and quotes.
	minWidth = 120.0
)

// newSheet is the sheet that a layout asks for: A4 or letter, with the margins
// and the size of type of a donor's form. What the layout leaves open, or asks
// for outside its limits, is lex's own choice.
func newSheet(l document.Layout) *sheet {
	s := &sheet{width: 595.28, height: 841.89, k: 1}
	if l.Paper == "letter" {
		s.width, s.height = 612, 792
	}
	if l.FontSize >= 8 && l.FontSize <= 16 {
		s.k = l.FontSize / usualSize
	}
	s.side, s.top, s.bottom = 70.87, 79.4, s.height-76.5
	s.headerAt, s.footerAt = 48, s.height-44.9
	if l.Margin >= 10 && l.Margin <= 50 {
		m := l.Margin * millimetre
		// What stands around the text stands in the margin.
		s.side, s.top, s.bottom = m, m, s.height-m
		s.headerAt, s.footerAt = m*0.6, s.height-m*0.45
	}
	s.frame = s.width - 2*s.side
	s.measure = min(usualMeasure*s.k, s.frame)
	s.scale()
	return s
}

// scale fills in the settings.
func (s *sheet) scale() {
	set := func(face faceID, size float64, colour ink, leading float64) setting {
		return setting{style{face: face, size: size * s.k, ink: colour}, leading * s.k}
	}
	s.title = set(bold, 22, black, 27)
	s.line = set(regular, 10.5, muted, 15)
	s.body = set(regular, 10.5, black, 15)
	s.note = set(regular, 8.5, black, 11.5)
	s.small = set(regular, 8.5, muted, 11.5)
	s.table = set(regular, 9, black, 12.5)
	s.tableHead = set(bold, 9, black, 12.5)
	s.table.even, s.tableHead.even = true, true
	s.label = set(bold, 10, black, 14)
	s.page = setting{style{face: regular, size: 8, ink: muted}, 11}
	s.headings = [3]headingLook{
		{set(bold, 14.5, accent, 19), 24, 7},
		{set(bold, 11.5, black, 15.5), 17, 5},
		{set(boldItalic, 10.5, black, 15), 12, 3},
	}
}

// room is the height of the text on a page.
func (s *sheet) room() float64 { return s.bottom - s.top }
