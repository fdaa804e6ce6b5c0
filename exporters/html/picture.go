package html

import (
	"encoding/base64"
	"strconv"

	"github.com/namati/lex/internal/document"
)

// picture writes an image that lies in the page, with its caption.
func (p *page) picture(pic document.Picture) {
	p.put(`<figure class="picture">` + "\n")
	p.image(pic)
	if len(pic.Caption) > 0 {
		p.put("\n<figcaption>")
		p.inlines(pic.Caption)
		p.put("</figcaption>")
	}
	p.put("\n</figure>\n")
}

// image writes the image alone. An ornament has an empty text, which readers of
// screens pass over.
func (p *page) image(pic document.Picture) {
	p.put(`<img src="data:image/`, attribute(pic.Format), `;base64,`)
	p.encode(pic.Data)
	p.put(`" alt="`, attribute(pic.Alt), `"`)
	if pic.Width > 0 && pic.Height > 0 {
		p.put(` width="`, strconv.Itoa(pic.Width), `" height="`, strconv.Itoa(pic.Height), `"`)
	}
	p.put(">")
}

// encode writes bytes as base64.
func (p *page) encode(data []byte) {
	if p.err != nil {
		return
	}
	e := base64.NewEncoder(base64.StdEncoding, p.out)
	if _, p.err = e.Write(data); p.err == nil {
		p.err = e.Close()
	}
}
