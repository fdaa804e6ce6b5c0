package html

import (
	"strconv"

	"github.com/namati/lex/internal/document"
)

// proofKey finds the proof of a figure: by its call and what it prints.
type proofKey struct{ figure, value string }

func (p *page) indexProofs() {
	p.proofs = map[proofKey]int{}
	p.shown = make([]bool, len(p.d.Proofs))
	for i, proof := range p.d.Proofs {
		key := proofKey{proof.Figure, proof.Value.Text}
		if _, ok := p.proofs[key]; !ok {
			p.proofs[key] = i
		}
	}
}

// proof returns the number of the proof of a figure, from 0.
func (p *page) proof(f document.Figure) (int, bool) {
	n, ok := p.proofs[proofKey{f.ID, f.Value.Text}]
	return n, ok
}

func proofID(n int) string { return "source-" + strconv.Itoa(n+1) }

// sources writes where every figure comes from, with ways back to the text, the
// files with their hashes, and the files that travel in the page.
func (p *page) sources() {
	d := p.d
	if len(d.Proofs) == 0 && len(d.Attachments) == 0 {
		return
	}
	w := d.Words
	p.put(`<section class="sources" aria-labelledby="sources">`, "\n", `<h2 id="sources">`, text(w.Proofs), "</h2>\n")
	if len(d.Proofs) > 0 {
		files := p.proofTable()
		if len(files) > 0 {
			p.fileTable(files)
		}
	}
	if len(d.Attachments) > 0 {
		p.put(`<ul class="attachments">` + "\n")
		for _, a := range d.Attachments {
			p.put(`<li><a download="`, attribute(a.Name), `" href="data:`, attribute(a.MIME), `;base64,`)
			p.encode(a.Data)
			p.put(`">`, text(a.Name), "</a>")
			if a.Description != "" {
				p.put(" ", text(a.Description))
			}
			p.put("</li>\n")
		}
		p.put("</ul>\n")
	}
	p.put("</section>\n")
}

// proofTable writes the figures, each with the rows that made it, and returns
// the files that it names.
func (p *page) proofTable() []document.Evidence {
	w := p.d.Words
	var files []document.Evidence
	p.put(`<div class="scroll" tabindex="0" role="group" aria-labelledby="sources">`, "\n<table>\n<thead><tr>")
	for i, head := range []string{w.Value, w.Figure, w.Counted, w.File, w.Sheet, w.Rows} {
		p.headCell(document.Column{Head: head, Number: i == 0})
	}
	p.put("</tr></thead>\n")
	for i, proof := range p.d.Proofs {
		if !p.alive() {
			return nil
		}
		evidence := proof.Sources
		if len(evidence) == 0 {
			evidence = []document.Evidence{{}}
		}
		span := ""
		if len(evidence) > 1 {
			span = ` rowspan="` + strconv.Itoa(len(evidence)) + `"`
		}
		p.put(`<tbody id="`, proofID(i), `">`, "\n<tr>", `<td class="n"`, span, ">", text(proof.Value.Text), `</td><th scope="rowgroup"`, span, ">")
		if p.shown[i] {
			p.put(`<a class="back" href="#figure-`, strconv.Itoa(i+1), `"><code>`, text(proof.Figure), `</code> <span class="arrow">↩</span></a>`)
		} else {
			p.put("<code>", text(proof.Figure), "</code>")
		}
		p.put("</th><td", span, ">", text(proof.Counted), "</td>")
		for n, e := range evidence {
			if n > 0 {
				p.put("<tr>")
			}
			p.put("<td>")
			if e.File != "" {
				var at int
				files, at = withFile(files, e)
				p.put(`<a href="#file-`, strconv.Itoa(at+1), `">`, text(e.File), "</a>")
			}
			p.put("</td><td>", text(e.Sheet), "</td><td>", text(e.Rows), "</td></tr>\n")
		}
		p.put("</tbody>\n")
	}
	p.put("</table>\n</div>\n")
	return files
}

// withFile adds the file of a piece of evidence unless it is there, and returns
// its place.
func withFile(files []document.Evidence, e document.Evidence) ([]document.Evidence, int) {
	for i, f := range files {
		if f.File == e.File && f.SHA256 == e.SHA256 {
			return files, i
		}
	}
	return append(files, e), len(files)
}

// fileTable writes the files with the hashes of their bytes.
func (p *page) fileTable(files []document.Evidence) {
	w := p.d.Words
	p.put(`<div class="scroll" tabindex="0" role="group" aria-label="`, attribute(w.File), `">`, "\n<table>\n<thead><tr>")
	p.headCell(document.Column{Head: w.File})
	p.headCell(document.Column{Head: w.Hash})
	p.put("</tr></thead>\n<tbody>\n")
	for i, f := range files {
		p.put(`<tr id="file-`, strconv.Itoa(i+1), `"><th scope="row">`, text(f.File), `</th><td class="hash">`, text(f.SHA256), "</td></tr>\n")
	}
	p.put("</tbody>\n</table>\n</div>\n")
}
