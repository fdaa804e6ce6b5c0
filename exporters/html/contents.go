package html

import (
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// fewest is the number of headings from which a page gets a table of contents
// without being asked.
const fewest = 4

// entry is one line of the contents.
type entry struct {
	level int
	words string
}

// heading writes a heading. The title is the first level; a level is never
// skipped on the way down.
func (p *page) heading(h document.Heading) {
	p.headings++
	p.level = nextLevel(p.level, h.Level)
	tag := "h" + strconv.Itoa(p.level)
	p.put("<", tag, ` id="section-`, strconv.Itoa(p.headings), `">`)
	p.inlines(h.Text)
	p.put("</", tag, ">\n")
}

// nextLevel is the level of a heading on the page, under one of the level last.
func nextLevel(last, level int) int {
	return min(max(level, 1)+1, last+1, 6)
}

// outline lists all headings in their order, those inside of lists and quotes
// too.
func (p *page) outline(blocks []document.Block, entries []entry) []entry {
	for _, block := range blocks {
		switch b := block.(type) {
		case document.Heading:
			last := 1
			if len(entries) > 0 {
				last = entries[len(entries)-1].level
			}
			entries = append(entries, entry{nextLevel(last, b.Level), document.Plain(b.Text)})
		case document.List:
			for _, item := range b.Items {
				entries = p.outline(item, entries)
			}
		case document.Quote:
			entries = p.outline(b.Original, p.outline(b.Text, entries))
		}
	}
	return entries
}

// contents writes the table of contents, two levels deep.
func (p *page) contents(entries []entry) {
	if len(entries) == 0 || !p.d.Contents && len(entries) < fewest {
		return
	}
	p.put("<nav")
	if p.d.Contents {
		p.put(` class="asked"`)
	}
	p.put(` aria-labelledby="contents">`, "\n", `<h2 id="contents">`, text(p.d.Words.Contents), "</h2>\n<ul>\n")
	inner, begun := false, false
	for i, e := range entries {
		if e.level > 3 || strings.TrimSpace(e.words) == "" {
			continue
		}
		switch {
		case e.level == 3 && begun && !inner:
			p.put("<ul>\n")
		case e.level == 2 && inner:
			p.put("</li></ul></li>\n")
		case e.level == 2 && begun:
			p.put("</li>\n")
		case e.level == 3 && inner:
			p.put("</li>\n")
		}
		inner, begun = e.level == 3 && begun, true
		p.put(`<li><a href="#section-`, strconv.Itoa(i+1), `">`, text(e.words), "</a>")
	}
	if inner {
		p.put("</li></ul>")
	}
	p.put("</li>\n</ul>\n</nav>\n")
}
