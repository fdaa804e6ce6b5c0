package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"github.com/namati/lex/internal/document"
)

// properties are what the file says about the document, each on one line.
type properties struct {
	title, author, subject, keywords, language string
	// day is the document's date, ISO 8601, or "".
	day string
}

func propertiesOf(d *document.Document, clean func(string) string) properties {
	one := func(s string) string { return oneLine(clean(s)) }
	p := properties{title: one(d.Title), author: one(d.Author), subject: one(d.Subject), keywords: one(strings.Join(d.Keywords, ", "))}
	if plainTag(d.Language) {
		p.language = d.Language
	}
	if _, err := time.Parse(time.DateOnly, d.Date); err == nil {
		p.day = d.Date
	}
	return p
}

// moment is the day as PDF writes it.
func (p properties) moment() string { return "D:" + strings.ReplaceAll(p.day, "-", "") + "000000Z" }

// info is the dictionary of the properties.
func (p properties) info() []byte {
	out := []byte("<<")
	for _, e := range []struct{ key, value string }{
		{"Title", p.title}, {"Author", p.author}, {"Subject", p.subject}, {"Keywords", p.keywords}, {"Creator", "lex"}, {"Producer", "lex"},
	} {
		if e.value != "" {
			out = fmt.Appendf(out, "/%s%s", e.key, pdfString(e.value))
		}
	}
	if p.day != "" {
		out = fmt.Appendf(out, "/CreationDate(%s)/ModDate(%s)", p.moment(), p.moment())
	}
	return append(out, ">>"...)
}

// packet says the same as info in XMP, and which standard the file keeps to:
// PDF/A, the part, at level B.
func (p properties) packet(part int) []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` + "\n")
	element := func(before, value, after string) {
		if value != "" {
			b.WriteString(before)
			// A strings.Builder takes everything.
			_ = xml.EscapeText(&b, []byte(value))
			b.WriteString(after + "\n")
		}
	}
	const one, many = `<rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li></rdf:Alt>"
	element("<dc:title>"+one, p.title, many+"</dc:title>")
	element("<dc:creator><rdf:Seq><rdf:li>", p.author, "</rdf:li></rdf:Seq></dc:creator>")
	element("<dc:description>"+one, p.subject, many+"</dc:description>")
	element("<dc:language><rdf:Bag><rdf:li>", p.language, "</rdf:li></rdf:Bag></dc:language>")
	element("<pdf:Keywords>", p.keywords, "</pdf:Keywords>")
	element("<pdf:Producer>", "lex", "</pdf:Producer>")
	element("<xmp:CreatorTool>", "lex", "</xmp:CreatorTool>")
	if p.day != "" {
		element("<xmp:CreateDate>", p.day+"T00:00:00Z", "</xmp:CreateDate>")
		element("<xmp:ModifyDate>", p.day+"T00:00:00Z", "</xmp:ModifyDate>")
	}
	fmt.Fprintf(&b, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n", part)
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}
