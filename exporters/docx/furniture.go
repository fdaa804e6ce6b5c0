package docx

import (
	"strings"

	"github.com/namati/lex/exporters/letters"
)

// furnish makes what every page carries besides its text: the running title, the
// run, the page number and the mark of a draft. The first page has no running
// title.
func (c *composer) furnish() error {
	c.upright = section{page: c.page, first: true}
	c.sideways = section{page: c.page.turned(), turned: true}
	running := c.d.Layout.Header
	if running == "" {
		running = c.d.Title
	}
	for _, p := range []struct {
		to    *string
		name  string
		frame int
		title string
		foot  bool
	}{
		{&c.upright.header, "header1", c.page.frame(), running, false},
		{&c.upright.firstHeader, "header2", c.page.frame(), c.d.Layout.Header, false},
		{&c.upright.footer, "footer1", c.page.frame(), "", true},
		{&c.upright.firstFooter, "footer2", c.page.frame(), "", true},
		{&c.sideways.header, "header3", c.sideways.page.frame(), running, false},
		{&c.sideways.footer, "footer3", c.sideways.page.frame(), "", true},
	} {
		kind, write := "header", func(m *markup) { c.writeHeader(m, p.title, p.frame, p.name) }
		if p.foot {
			kind, write = "footer", func(m *markup) { c.writeFooter(m, p.frame) }
		}
		if err := c.side("word/"+p.name+".xml", mainType+kind+"+xml", write); err != nil {
			return err
		}
		*p.to = c.body.rels.to(kind, p.name+".xml")
	}
	return nil
}

// writeHeader writes the head of a page: what stands at the left, and the mark
// of a draft at the right and behind the text.
func (c *composer) writeHeader(m *markup, title string, frame int, name string) {
	m.start("w:hdr", "xmlns:w", mainSpace, "xmlns:v", "urn:schemas-microsoft-com:vml", "xmlns:o", "urn:schemas-microsoft-com:office:office", "xmlns:w10", "urn:schemas-microsoft-com:office:word")
	mark := c.draft()
	title = c.short(title, float64(frame)/twip-c.measure(mark, 10, true)-20)
	p := paragraph{style: "Header", tabs: []tab{{"right", "none", frame}}}
	if title != "" {
		p.borders = []border{{"bottom", 4, 5, ruled}}
	}
	p.start(m)
	words(m, title, look{})
	if mark != "" {
		words(m, "\t", look{})
		words(m, mark, look{bold: true, color: warn})
		watermark(m, mark, name)
	}
	m.end(1)
}

// writeFooter writes the foot of a page: the run at the left, the number of the
// page at the right.
func (c *composer) writeFooter(m *markup, frame int) {
	m.start("w:ftr", "xmlns:w", mainSpace)
	paragraph{style: "Footer", tabs: []tab{{"right", "none", frame}}}.start(m)
	if c.d.Run != "" {
		words(m, oneLine(c.d.Words.Run+" "+c.d.Run), look{})
	}
	words(m, "\t"+oneLine(c.d.Words.Page)+" ", look{})
	field(m, "PAGE")
	if c.d.Words.Of != "" {
		words(m, " "+oneLine(c.d.Words.Of)+" ", look{})
		field(m, "NUMPAGES")
	}
	m.end(1)
}

// field writes a number that the program that sets the pages puts in.
func field(m *markup, name string) {
	m.start("w:fldSimple", "w:instr", " "+name+" ")
	m.start("w:r")
	m.wrap("w:t", "1")
	m.end(2)
}

// draft is the mark of a draft, "" for none.
func (c *composer) draft() string {
	if !c.d.Draft {
		return ""
	}
	if mark := strings.ToUpper(oneLine(c.d.Words.Draft)); mark != "" {
		return mark
	}
	return "DRAFT"
}

// watermark writes the mark of a draft across the sheet, behind the text. It is
// VML because that is what Word itself writes for a watermark; Word and
// LibreOffice know it by the beginning of its id.
func watermark(m *markup, mark, name string) {
	// The height is that of letters, the width follows from their number.
	width := min(520, 85*float64(len([]rune(mark))))
	style := "position:absolute;margin-left:0;margin-top:0;width:" + points(width) + ";height:" + points(width/max(2.2, float64(len([]rune(mark)))*0.55)) +
		";rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
	m.start("w:r")
	m.start("w:rPr")
	m.leaf("w:noProof")
	m.end(1)
	m.start("w:pict")
	m.start("v:shapetype", "id", "_x0000_t136", "coordsize", "21600,21600", "o:spt", "136", "adj", "10800", "path", "m@7,l@8,m@5,21600l@6,21600e")
	m.start("v:formulas")
	for _, f := range []string{"sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0", "if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5"} {
		m.leaf("v:f", "eqn", f)
	}
	m.end(1)
	m.leaf("v:path", "textpathok", "t", "o:connecttype", "custom", "o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800", "o:connectangles", "270,180,90,0")
	m.leaf("v:textpath", "on", "t", "fitshape", "t")
	m.end(1)
	m.start("v:shape", "id", "PowerPlusWaterMarkObject"+name, "o:spid", "_x0000_s"+map[string]string{"header1": "2049", "header2": "2050", "header3": "2051"}[name], "type", "#_x0000_t136", "alt", mark,
		"style", style, "o:allowincell", "f", "fillcolor", "#"+water, "stroked", "f")
	m.leaf("v:textpath", "style", "font-family:\"Arial\";font-size:1pt;font-weight:bold", "string", mark)
	m.leaf("w10:wrap", "anchorx", "margin", "anchory", "margin")
	m.end(3)
}

// short is a line of text that fits into so many points at the head of a page.
func (c *composer) short(text string, room float64) string {
	text = oneLine(text)
	size := float64(c.page.half(8)) / 2
	used := letters.Points("…", size)
	for i, r := range text {
		if used += letters.Em(r) * size; used > room && letters.Points(text, size) > room {
			return strings.TrimSpace(text[:i]) + "…"
		}
	}
	return text
}

// oneLine is text without line ends and spaces at its edges.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// language is the tag by which Word knows a language, "" for none. Reports are
// in four; quotes may be in any, so other tags stay as they are when they look
// like one.
func language(code string) string {
	for _, known := range []struct{ code, tag string }{{"en", "en-US"}, {"es", "es-ES"}, {"fr", "fr-FR"}, {"pt", "pt-BR"}} {
		if code == known.code {
			return known.tag
		}
	}
	if len(code) < 2 || len(code) > 35 || strings.ContainsFunc(code, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	}) {
		return ""
	}
	return code
}
