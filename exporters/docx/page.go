package docx

import (
	"math"
	"strconv"

	"github.com/namati/lex/internal/document"
)

// twip is a twentieth of a point, in which text documents measure.
const twip = 20

// page is the sheet and the type that everything is laid out for. Lengths are
// twips.
type page struct {
	width, height, margin int
	// paper is the number by which printers know the sheet.
	paper int
	// font is the typeface, size that of running text in points.
	font string
	size float64
}

// newPage follows the donor's layout and fills in what it leaves open: A4, 25 mm
// on all sides, 10.5 points of a sans serif.
func newPage(l document.Layout) page {
	p := page{width: 11906, height: 16838, paper: 9, margin: 1417, font: "Arial", size: 10.5}
	if l.Paper == "letter" {
		p.width, p.height, p.paper = 12240, 15840, 1
	}
	if l.Typeface == "serif" {
		p.font = "Times New Roman"
	}
	if l.FontSize >= 8 && l.FontSize <= 16 {
		p.size = math.Round(l.FontSize*2) / 2
	} else if l.Typeface == "serif" {
		p.size = 11.5
	}
	if l.Margin >= 10 && l.Margin <= 50 {
		p.margin = int(math.Round(l.Margin * 72 / 25.4 * twip))
	}
	return p
}

// turned is the sheet on its side.
func (p page) turned() page {
	p.width, p.height = p.height, p.width
	return p
}

// frame is the width of text.
func (p page) frame() int { return p.width - 2*p.margin }

// tall is the height of text.
func (p page) tall() int { return p.height - 2*p.margin }

// half is a size in half points in proportion to that of running text, whose
// scale is made for 10.5 points.
func (p page) half(size float64) int { return max(2, int(math.Round(size*p.size/10.5*2))) }

// section is a stretch of pages of one shape.
type section struct {
	page   page
	turned bool
	// first is set for the section that the document begins with.
	first bool
	// header, firstHeader and so on are ids of relations.
	header, footer, firstHeader, firstFooter string
}

// write writes w:sectPr with its children in the order of the schema.
func (s section) write(m *markup) {
	m.start("w:sectPr")
	m.leaf("w:headerReference", "w:type", "default", "r:id", s.header)
	if s.first {
		m.leaf("w:headerReference", "w:type", "first", "r:id", s.firstHeader)
	}
	m.leaf("w:footerReference", "w:type", "default", "r:id", s.footer)
	if s.first {
		m.leaf("w:footerReference", "w:type", "first", "r:id", s.firstFooter)
	}
	size := []string{"w:w", strconv.Itoa(s.page.width), "w:h", strconv.Itoa(s.page.height)}
	if s.turned {
		size = append(size, "w:orient", "landscape")
	}
	m.leaf("w:pgSz", append(size, "w:code", strconv.Itoa(s.page.paper))...)
	edge, margin := strconv.Itoa(min(s.page.margin/2, 708)), strconv.Itoa(s.page.margin)
	m.leaf("w:pgMar", "w:top", margin, "w:right", margin, "w:bottom", margin, "w:left", margin, "w:header", edge, "w:footer", edge, "w:gutter", "0")
	m.leaf("w:cols", "w:space", "708")
	m.flag("w:titlePg", s.first)
	m.end(1)
}
