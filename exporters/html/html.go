package html

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/namati/lex/internal/document"
)

// Write writes d to w as a web page and returns what it could not show as it was
// meant, in plain words. The same document gives the same bytes. An error is
// that of the context or of w.
func Write(ctx context.Context, w io.Writer, d *document.Document) (warnings []string, err error) {
	p := &page{ctx: ctx, out: bufio.NewWriterSize(w, 64<<10), d: d, level: 1, tables: document.TableIDs(d.Blocks), written: map[string]bool{}}
	p.indexProofs()
	p.document()
	if p.err == nil {
		p.err = p.out.Flush()
	}
	if p.err != nil {
		return nil, fmt.Errorf("write HTML: %w", p.err)
	}
	if p.unsafe > 0 {
		warnings = append(warnings, fmt.Sprintf("%d addresses may not be linked (https, http and mailto may); their words stand without a link", p.unsafe))
	}
	return warnings, nil
}

// page is one page in the making.
type page struct {
	ctx context.Context
	out *bufio.Writer
	d   *document.Document
	// err is the first error; after it nothing is written.
	err error
	// headings and level count headings and hold the level of the last one.
	headings, level int
	// ids counts the names given to elements, by what they name.
	ids map[string]int
	// notes are the footnotes so far.
	notes [][]document.Inline
	// inLink is set inside of a link, where no other may begin.
	inLink bool
	// proofs finds a proof by its figure; shown are the proofs that a figure of
	// the text has led to.
	proofs map[proofKey]int
	shown  []bool
	// tables number the tables of the document by their IDs, from 1.
	tables map[string]int
	// written are the tables that stand on the page by now.
	written map[string]bool
	unsafe  int
}

// put writes markup.
func (p *page) put(markup ...string) {
	for _, s := range markup {
		if p.err != nil {
			return
		}
		_, p.err = p.out.WriteString(s)
	}
}

// alive reports whether there is any use in going on.
func (p *page) alive() bool {
	if p.err == nil {
		p.err = p.ctx.Err()
	}
	return p.err == nil
}

// id makes a name for an element that nothing else on the page has.
func (p *page) id(of string) string {
	if p.ids == nil {
		p.ids = map[string]int{}
	}
	p.ids[of]++
	return of + "-" + strconv.Itoa(p.ids[of])
}

func (p *page) document() {
	d := p.d
	contents := p.outline(d.Blocks, nil)
	p.head()
	p.put("<body>\n")
	if d.Words.Narrative != "" {
		p.put(`<a class="skip" href="#report">`, text(d.Words.Narrative), "</a>\n")
	}
	if d.Draft {
		p.put(`<div class="watermark" aria-hidden="true">`, text(d.Words.Draft), "</div>\n")
	}
	p.titleBlock()
	p.put(`<div class="page">` + "\n")
	p.contents(contents)
	p.put(`<main id="report">` + "\n")
	p.blocks(d.Blocks)
	p.footnotes()
	p.sources()
	p.put("</main>\n</div>\n")
	if d.Run != "" || d.Draft {
		p.put("<footer>")
		if d.Run != "" {
			p.put("<p>", text(d.Words.Run+": "+d.Run), "</p>")
		}
		if d.Draft {
			p.put(`<p class="draft">`, text(d.Words.Draft), "</p>")
		}
		p.put("</footer>\n")
	}
	p.put("</body>\n</html>\n")
}

// titleBlock is what stands above the text: the looks to choose from, the mark
// of a draft, the logo, the title and the lines under it.
func (p *page) titleBlock() {
	d := p.d
	p.put("<header>\n")
	if d.Words.Light != "" && d.Words.Dark != "" {
		p.put(`<fieldset class="look"><legend>`, text(d.Words.Light+" / "+d.Words.Dark), "</legend>")
		for _, look := range []struct{ id, word string }{{"look-light", d.Words.Light}, {"look-dark", d.Words.Dark}} {
			p.put(`<input type="radio" name="look" id="`, look.id, `"><label for="`, look.id, `">`, text(look.word), "</label>")
		}
		p.put("</fieldset>\n")
	}
	if d.Draft {
		p.put(`<p class="draft">`, text(d.Words.Draft), "</p>\n")
	}
	if d.Layout.Header != "" {
		p.put(`<p class="running">`, text(d.Layout.Header), "</p>\n")
	}
	if d.Logo != nil {
		p.put(`<p class="logo">`)
		p.image(*d.Logo)
		p.put("</p>\n")
	}
	if d.Title != "" {
		p.put("<h1>", text(d.Title), "</h1>\n")
	}
	for _, line := range d.Lines {
		p.put(`<p class="line">`)
		p.inlines(line)
		p.put("</p>\n")
	}
	p.put("</header>\n")
}
