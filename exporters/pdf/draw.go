package pdf

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/go-pdf/fpdf"

	"github.com/namati/lex/internal/document"
)

// pen draws finished pages. It writes what stands on a page itself, compresses
// it and keeps it; fpdf has empty pages with their links and bookmarks, embeds
// the fonts, and describes the document (finish.go puts both together).
type pen struct {
	pdf     *fpdf.Fpdf
	metrics metrics
	// stream is what is being drawn, pages what has been drawn on each page.
	stream stream
	packer packer
	pages  []drawn
	// used are the characters drawn in each face, for fpdf to embed.
	used [len(faces)]letters
	// links are the internal targets of footnotes.
	links map[int]int
	err   error
}

// drawn is a page as compressed streams: the text, and what stands around it.
type drawn struct{ body, furniture []byte }

func newPen(d *document.Document, m metrics, clean func(string) string) *pen {
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	pdf.SetCatalogSort(true)
	pdf.SetCompression(false)
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
	p.stream.reset()
	under()
	p.frames(pg.body)
	for _, b := range pg.body {
		p.box(b)
	}
	if len(pg.foot) > 0 {
		p.stream.bar(bar{marginSide, pg.footRule, 56, 0.5, muted})
		for _, b := range pg.foot {
			if b.note > 0 {
				p.pdf.SetLink(p.link(b.note), b.y, -1)
			}
			p.box(b)
		}
	}
	p.pages = append(p.pages, drawn{body: p.pack()})
}

// pack compresses what has been drawn since the last reset.
func (p *pen) pack() []byte {
	data, err := p.packer.pack(p.stream.data)
	if p.err == nil {
		p.err = err
	}
	return data
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
				p.stream.bar(bar{marginSide + f.x, top, f.w, bottom - top, f.fill})
			}
			p.stream.bar(bar{marginSide + f.x, top, 2, bottom - top, f.stripe})
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
		p.stream.bar(r)
	}
	for _, t := range b.fragments {
		p.text(marginSide+t.x, b.y+t.y, t.fragment)
	}
}

// text draws a fragment with its links.
func (p *pen) text(x, y float64, f fragment) {
	s := f.style
	if s.url != "" {
		p.pdf.LinkString(x, y-0.8*s.size, f.width, s.size*1.05, s.url)
	}
	if s.note != 0 {
		p.pdf.Link(x-1, y-s.size, f.width+2, s.size*1.2, p.link(s.note))
	}
	p.used[s.face].note(f.text)
	p.stream.text(p.metrics, x, y, f)
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

// output writes the finished file.
func (p *pen) output(w io.Writer) error {
	if p.err != nil {
		return p.err
	}
	// What is drawn here finish puts the real pages in the place of: fpdf embeds
	// of a font the characters that it has seen.
	for id := range faces {
		if text := p.used[id].text(); text != "" {
			// A copy: fpdf may write into the bytes, which all documents share.
			p.pdf.AddUTF8FontFromBytes(faces[id].name, "", slices.Clone(faces[id].ttf))
			p.pdf.SetFont(faces[id].name, "", 1)
			p.pdf.Text(0, 0, text)
		}
	}
	var skeleton bytes.Buffer
	if err := p.pdf.Output(&skeleton); err != nil {
		return err
	}
	return finish(w, skeleton.Bytes(), p.pages)
}
