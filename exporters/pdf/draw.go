package pdf

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"github.com/namati/lex/internal/document"
)

// pen draws finished pages with fpdf. It loads a font when it first needs it.
type pen struct {
	pdf     *fpdf.Fpdf
	metrics metrics
	loaded  [len(faces)]bool
	face    faceID
	size    float64
	ink     ink
	// fresh is true on a page on which no font has been chosen.
	fresh bool
	pages int
	// links are the internal targets of footnotes.
	links map[int]int
}

func newPen(d *document.Document, m metrics, clean func(string) string) *pen {
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetCatalogSort(true)
	day := documentDay(d.Date)
	pdf.SetCreationDate(day)
	pdf.SetModificationDate(day)
	pdf.SetProducer("lex", false)
	pdf.SetCreator("lex", false)
	pdf.SetTitle(oneLine(clean(d.Title)), true)
	pdf.SetAuthor(oneLine(clean(d.Author)), true)
	pdf.SetSubject(oneLine(clean(d.Subject)), true)
	pdf.SetKeywords(oneLine(clean(strings.Join(d.Keywords, ", "))), true)
	if printableASCII(d.Language) && !strings.ContainsAny(d.Language, `()\`) {
		pdf.SetLang(d.Language)
	}
	return &pen{pdf: pdf, metrics: m, links: make(map[int]int)}
}

// documentDay is the date in the file: that of the document, or a fixed day.
func documentDay(date string) time.Time {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	return day
}

// page draws the body and the foot of a page.
func (p *pen) page(pg page, under func()) {
	p.pdf.AddPage()
	p.pages++
	p.fresh = true
	under()
	p.frames(pg.body)
	for _, b := range pg.body {
		p.box(b)
	}
	if len(pg.foot) > 0 {
		p.bar(bar{marginSide, pg.footRule, 56, 0.5, muted})
		for _, b := range pg.foot {
			if b.note > 0 {
				p.pdf.SetLink(p.link(b.note), b.y, -1)
			}
			p.box(b)
		}
	}
}

// frames draws one field behind each run of boxes that share it.
func (p *pen) frames(boxes []placedBox) {
	for i := 0; i < len(boxes); {
		f, end := boxes[i].frame, i+1
		for end < len(boxes) && boxes[end].frame == f {
			end++
		}
		if f != nil {
			top, bottom := boxes[i].y, boxes[end-1].y+boxes[end-1].height
			if f.filled {
				p.bar(bar{marginSide + f.x, top, f.w, bottom - top, f.fill})
			}
			p.bar(bar{marginSide + f.x, top, 2, bottom - top, f.stripe})
		}
		i = end
	}
}

func (p *pen) box(b placedBox) {
	if b.heading != nil {
		p.pdf.Bookmark(b.heading.text, b.heading.level, b.y-6)
	}
	for _, r := range b.rules {
		r.x, r.y = r.x+marginSide, r.y+b.y
		p.bar(r)
	}
	for _, t := range b.fragments {
		p.text(marginSide+t.x, b.y+t.y, t.fragment)
	}
}

func (p *pen) bar(r bar) {
	p.fill(r.ink)
	p.pdf.Rect(r.x, r.y, r.w, r.h, "F")
}

// fill chooses the colour of text and areas alike.
func (p *pen) fill(i ink) {
	if p.fresh || p.ink != i {
		p.pdf.SetTextColor(int(i.r), int(i.g), int(i.b))
		p.pdf.SetFillColor(int(i.r), int(i.g), int(i.b))
		p.ink = i
		if p.fresh {
			p.fresh, p.size = false, 0
		}
	}
}

func (p *pen) font(face faceID, size float64) {
	if p.face == face && p.size == size {
		return
	}
	name := faces[face].name
	if !p.loaded[face] {
		// A copy: fpdf may write into the bytes, which all documents share.
		p.pdf.AddUTF8FontFromBytes(name, "", slices.Clone(faces[face].ttf))
		p.loaded[face] = true
	}
	p.pdf.SetFont(name, "", size)
	p.face, p.size = face, size
}

// text draws a fragment, pair by pair where letters stand closer together.
func (p *pen) text(x, y float64, f fragment) {
	s := f.style
	p.fill(s.ink)
	p.font(s.face, s.size)
	if s.url != "" {
		p.pdf.LinkString(x, y-0.8*s.size, f.width, s.size*1.05, s.url)
	}
	if s.note != 0 {
		p.pdf.Link(x-1, y-s.size, f.width+2, s.size*1.2, p.link(s.note))
	}
	if s.even {
		p.pdf.Text(x, y, f.text)
		return
	}
	start, before := 0, rune(0)
	for i, r := range f.text {
		if before != 0 {
			if k := p.metrics.kern(s.face, before, r); k != 0 {
				part := f.text[start:i]
				p.pdf.Text(x, y, part)
				even := s
				even.even = true
				x += p.metrics.measure(part, even) + float64(k)*s.size/1000
				start = i
			}
		}
		before = r
	}
	p.pdf.Text(x, y, f.text[start:])
}

// link is the internal target of a footnote.
func (p *pen) link(note int) int {
	id, ok := p.links[note]
	if !ok {
		id = p.pdf.AddLink()
		p.links[note] = id
	}
	return id
}

func (p *pen) output(w io.Writer) error { return p.pdf.Output(w) }
