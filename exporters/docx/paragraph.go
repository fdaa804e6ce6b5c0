package docx

import "strconv"

// paragraph are the properties of a paragraph, in a text or in a style. Zero
// values leave a property to the style.
type paragraph struct {
	style               string
	keepNext, keepLines bool
	// list is the number of a list, from 1, and level the level in it.
	list, level int
	borders     []border
	shade       string
	tabs        []tab
	rightToLeft bool
	spacing     *spacing
	indent      *indent
	// near leaves no space between paragraphs of the same style.
	near  bool
	align string
	// outline is the level of a heading, from 1.
	outline int
	// section ends a section with this paragraph.
	section *section
}

// border is a line at one side of a paragraph or a cell: its weight in eighths
// of a point, its distance in points.
type border struct {
	side          string
	weight, space int
	color         string
}

// tab is a stop, in twentieths of a point.
type tab struct {
	kind, leader string
	at           int
}

// spacing is the space around a paragraph in twentieths of a point, and the
// distance of its lines in 240ths of a line.
type spacing struct{ before, after, line int }

// indent moves the edges of a paragraph, in twentieths of a point.
type indent struct{ left, right, hanging int }

// properties writes the children of w:pPr in the order of the schema.
func (p paragraph) properties(m *markup) {
	if p.style != "" {
		m.value("w:pStyle", p.style)
	}
	m.flag("w:keepNext", p.keepNext)
	m.flag("w:keepLines", p.keepLines)
	if p.list > 0 {
		m.start("w:numPr")
		m.number("w:ilvl", p.level)
		m.number("w:numId", p.list)
		m.end(1)
	}
	if len(p.borders) > 0 {
		m.start("w:pBdr")
		lines(m, p.borders)
		m.end(1)
	}
	if p.shade != "" {
		m.leaf("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", p.shade)
	}
	if len(p.tabs) > 0 {
		m.start("w:tabs")
		for _, t := range p.tabs {
			m.leaf("w:tab", "w:val", t.kind, "w:leader", t.leader, "w:pos", strconv.Itoa(t.at))
		}
		m.end(1)
	}
	m.flag("w:bidi", p.rightToLeft)
	if s := p.spacing; s != nil {
		attributes := []string{"w:before", strconv.Itoa(s.before), "w:after", strconv.Itoa(s.after)}
		if s.line > 0 {
			attributes = append(attributes, "w:line", strconv.Itoa(s.line), "w:lineRule", "auto")
		}
		m.leaf("w:spacing", attributes...)
	}
	if i := p.indent; i != nil {
		attributes := []string{"w:left", strconv.Itoa(i.left), "w:right", strconv.Itoa(i.right)}
		if i.hanging > 0 {
			attributes = append(attributes, "w:hanging", strconv.Itoa(i.hanging))
		}
		m.leaf("w:ind", attributes...)
	}
	m.flag("w:contextualSpacing", p.near)
	if p.align != "" {
		m.value("w:jc", p.align)
	}
	if p.outline > 0 {
		m.number("w:outlineLvl", p.outline-1)
	}
	if p.section != nil {
		p.section.write(m)
	}
}

// start opens a paragraph; the caller ends it.
func (p paragraph) start(m *markup) {
	m.start("w:p")
	m.start("w:pPr")
	p.properties(m)
	m.end(1)
}

// lines writes borders, whose order is that of the schema: top, left, bottom,
// right, and for tables inside.
func lines(m *markup, borders []border) {
	for _, b := range borders {
		m.leaf("w:"+b.side, "w:val", "single", "w:sz", strconv.Itoa(b.weight), "w:space", strconv.Itoa(b.space), "w:color", b.color)
	}
}
