package docx

import (
	"strconv"

	"github.com/namati/lex/exporters/letters"
	"github.com/namati/lex/internal/document"
)

// Levels that a list has in Word, and the numbers of the two kinds of list.
const (
	levels    = 9
	bullets   = 1
	numbers   = 2
	listStep  = 360
	mostStart = 32767
)

// list is a numbered list: the level that it stands on and its first number.
type list struct{ level, start int }

// list writes a list. Every numbered list has a number of its own among the
// lists, so that each begins where it should.
func (c *composer) list(l document.List, at place) error {
	step, id, style := listStep, bullets, "ListBullet"
	level := min(at.depth, levels-1)
	if l.Ordered {
		start := min(max(l.Start, 0), mostStart)
		c.lists = append(c.lists, list{level, start})
		id, style = numbers+len(c.lists)-1, "ListNumber"
		last := strconv.Itoa(start+len(l.Items)-1) + "."
		step = max(step, int(letters.Points(last, c.page.size)*twip)+120)
	}
	inner := at.further(step)
	inner.depth, inner.style = at.depth+1, "ListContinue"
	loose := false
	for _, item := range l.Items {
		loose = loose || len(item) > 1
	}
	for i, item := range l.Items {
		p := at.set(style)
		p.list, p.level = id, level
		p.indent = &indent{left: inner.left, hanging: min(step, inner.left)}
		// What ends the outermost list leaves the space below it.
		closing := (at.depth == 0 || at.closing) && i == len(l.Items)-1
		if closing && len(item) < 2 {
			p.spacing = &spacing{0, 150, 288}
		} else if loose {
			p.spacing = &spacing{0, 90, 288}
		}
		var text []document.Inline
		if len(item) > 0 {
			if first, ok := item[0].(document.Paragraph); ok {
				text, item = first.Text, item[1:]
			} else {
				p.keepNext = true
			}
		}
		c.paragraph(p, text, at.look)
		for j := range item {
			inner.closing = closing && j == len(item)-1
			if err := c.blocks(item[j:j+1], inner); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeLists writes the two kinds of list and every list of the document.
func (c *composer) writeLists(m *markup) {
	m.start("w:numbering", "xmlns:w", mainSpace)
	kind := func(id int, format, style string, text func(level int) string) {
		m.start("w:abstractNum", "w:abstractNumId", strconv.Itoa(id))
		m.value("w:multiLevelType", "hybridMultilevel")
		for level := range levels {
			m.start("w:lvl", "w:ilvl", strconv.Itoa(level))
			m.number("w:start", 1)
			m.value("w:numFmt", format)
			m.value("w:lvlText", text(level))
			m.value("w:lvlJc", "left")
			m.start("w:pPr")
			paragraph{indent: &indent{left: listStep * (level + 1), hanging: listStep}}.properties(m)
			m.end(1)
			if format == "bullet" {
				m.start("w:rPr")
				look{font: c.page.font, color: muted}.properties(m)
				m.end(1)
			}
			m.end(1)
		}
		m.end(1)
	}
	kind(bullets, "bullet", "ListBullet", func(level int) string { return []string{"•", "–"}[level%2] })
	kind(numbers, "decimal", "ListNumber", func(level int) string { return "%" + strconv.Itoa(level+1) + "." })
	num := func(id, kind int) {
		m.start("w:num", "w:numId", strconv.Itoa(id))
		m.number("w:abstractNumId", kind)
	}
	num(bullets, bullets)
	m.end(1)
	for i, l := range c.lists {
		num(numbers+i, numbers)
		m.start("w:lvlOverride", "w:ilvl", strconv.Itoa(l.level))
		m.number("w:startOverride", l.start)
		m.end(2)
	}
}
