package partner

import "github.com/xuri/excelize/v2"

// look is how a cell looks; equal looks share one style of the workbook.
type look struct {
	size        float64
	bold        bool
	color, fill string
	format      string
	wrap, top   bool
	// indent keeps a text off its neighbour.
	indent int
	lined  bool
}

const (
	ink      = "1F2933"
	deepBlue = "1F3A5F"
	mustRed  = "8A2B1E"
	paleLine = "D5DBE3"
	white    = "FFFFFF"
)

var (
	titleLook   = look{size: 16, bold: true, color: deepBlue}
	sectionLook = look{size: 12, bold: true, color: deepBlue}
	bodyLook    = look{wrap: true, top: true}
	cellLook    = look{wrap: true, top: true, lined: true, indent: 1, format: "@"}
	headLook    = look{bold: true, color: white, fill: deepBlue, wrap: true, indent: 1}
	// mustLook is the heading of a column that must be filled in; a star says
	// the same to those who do not see the colour.
	mustLook = look{bold: true, color: white, fill: mustRed, wrap: true, indent: 1}
	// Rejected rows are pale, the cells at fault strong, what lex adds grey.
	rejectLook  = look{fill: "FDF1EE", wrap: true, top: true}
	badLook     = look{fill: "F4B9AE", wrap: true, top: true}
	reasonLook  = look{fill: "F3F5F8", color: "5F6B7A", wrap: true, top: true}
	ownHeadLook = look{bold: true, color: ink, fill: "D5DBE3", wrap: true, indent: 1}
	textLook    = look{format: "@"}
	proseLook   = look{wrap: true, top: true}
	dayLook     = look{format: "yyyy-mm-dd"}
	numberLook  = look{format: "General"}
)

// style is the number of the style for a look.
func (b *book) style(l look) (int, error) {
	if id, ok := b.styles[l]; ok {
		return id, nil
	}
	size, color := l.size, l.color
	if size == 0 {
		size = 10
	}
	if color == "" {
		color = ink
	}
	style := excelize.Style{
		Font:      &excelize.Font{Family: "Arial", Size: size, Bold: l.bold, Color: color},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: l.wrap, Indent: l.indent},
	}
	if l.indent > 0 {
		style.Alignment.Horizontal = "left"
	}
	if l.top {
		style.Alignment.Vertical = "top"
	}
	if l.fill != "" {
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" && l.format != "General" {
		style.CustomNumFmt = &l.format
	}
	if l.lined {
		style.Border = []excelize.Border{{Type: "bottom", Color: paleLine, Style: 1}}
	}
	id, err := b.file.NewStyle(&style)
	if err != nil {
		return 0, err
	}
	b.styles[l] = id
	return id, nil
}
