package pdf

import (
	"math"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// furniture is what every page carries besides its text: the running title, the
// run, the page number and the mark of a draft.
type furniture struct {
	title, header, run, draft, page, of string
}

func newFurniture(d *document.Document, clean func(string) string) furniture {
	f := furniture{title: oneLine(clean(d.Title)), header: oneLine(clean(d.Layout.Header)), page: clean(d.Words.Page), of: clean(d.Words.Of)}
	if d.Run != "" {
		f.run = strings.TrimSpace(oneLine(clean(d.Words.Run)) + " " + oneLine(clean(d.Run)))
	}
	if d.Draft {
		if f.draft = strings.ToUpper(oneLine(clean(d.Words.Draft))); f.draft == "" {
			f.draft = "DRAFT"
		}
	}
	return f
}

// under draws the mark of a draft across the sheet, below everything else.
func (p *pen) under(f furniture) {
	if f.draft == "" {
		return
	}
	const size = 100.0
	s := style{face: bold, size: size, ink: water, even: true}
	width := p.metrics.measure(f.draft, s)
	s.size = math.Min(150, size*560/math.Max(width, 1))
	width *= s.size / size
	x, y := (p.sheet.width-width)/2, p.sheet.height/2+s.size*0.36
	p.furnishing("Watermark")
	p.stream.turned(52, p.sheet.width/2, p.sheet.height/2)
	p.text(x, y, fragment{text: f.draft, style: s, width: width}, 0)
	p.stream.straight()
}

// furnish draws running title and page number on every page, when the number of
// pages is known.
func (p *pen) furnish(f furniture) {
	for i := range p.pages {
		p.now = i
		p.stream.reset()
		p.furnishing("Header")
		running := f.header
		if running == "" && i > 0 {
			running = f.title
		}
		if running != "" {
			p.left(running, p.sheet.headerAt, p.sheet.page.style)
			p.stream.bar(bar{p.sheet.side, p.sheet.headerAt + min(7, (p.sheet.top-p.sheet.headerAt)*0.4), p.sheet.frame, 0.4, rule})
		}
		if f.draft != "" {
			mark := p.sheet.page.style
			mark.face, mark.ink = bold, warn
			p.right(f.draft, p.sheet.headerAt, mark)
		}
		p.furnishing("Footer")
		p.left(f.run, p.sheet.footerAt, p.sheet.page.style)
		p.right(pageOf(f, i+1, len(p.pages)), p.sheet.footerAt, p.sheet.page.style)
		for len(p.listed) > 0 && p.listed[0].page == i {
			p.number(p.listed[0])
			p.listed = p.listed[1:]
		}
		p.pages[i].furniture = p.pack()
	}
}

// pageOf is "Page 2 of 5" in the document's words.
func pageOf(f furniture, n, of int) string {
	s := strings.TrimSpace(f.page + " " + strconv.Itoa(n))
	if f.of != "" {
		s += " " + f.of + " " + strconv.Itoa(of)
	}
	return s
}

func (p *pen) left(text string, y float64, s style) {
	p.line(p.sheet.side, y, p.oneLine(text, s, p.sheet.frame*0.75), 0)
}

func (p *pen) right(text string, y float64, s style) {
	l := p.oneLine(text, s, p.sheet.frame*0.6)
	p.line(p.sheet.side+p.sheet.frame-l.width, y, l, 0)
}

func (p *pen) line(x, y float64, l line, n node) {
	for _, f := range l.fragments {
		p.text(x+f.x, y, f, n)
	}
}

// oneLine sets text on one line and shortens what is too long for it.
func (p *pen) oneLine(text string, s style, width float64) line {
	lines := breakLines(p.metrics, []span{{text, s}}, width)
	if len(lines) == 0 {
		return line{}
	}
	if len(lines) == 1 {
		return lines[0]
	}
	lines = breakLines(p.metrics, []span{{text, s}}, width-s.size)
	l := lines[0]
	mark := fragment{x: l.width, text: "…", style: s}
	mark.width = p.metrics.measure(mark.text, s)
	l.fragments = append(l.fragments, mark)
	l.width += mark.width
	return l
}
