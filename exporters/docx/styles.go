package docx

import "strconv"

// The inks. Text stands on white or on tint with a contrast of at least 4.5:1.
const (
	black  = "1F242B"
	muted  = "5B6470"
	accent = "0E546E"
	ruled  = "C9CFD7"
	hair   = "E2E6EB"
	tint   = "F0F5F7"
	water  = "F3E9E7"
	warn   = "A13024"
)

// style is a style of paragraphs or of text. People find it in the list of
// styles by its name, which is Word's own wherever Word has one, so that a
// program shows it in its language.
type style struct {
	id, name string
	// character marks a style of text, own one that Word does not know.
	character, own bool
	// based is the style that it varies, next that of the paragraph behind.
	based, next string
	// listed styles are offered to people.
	listed    bool
	paragraph paragraph
	look      look
}

// styles are all styles of paragraphs and text, made for a page. Sizes follow
// the size of running text.
func styles(p page) []style {
	text := func(before, after int) *spacing { return &spacing{before, after, 288} }
	close := func(before, after int) *spacing { return &spacing{before, after, 252} }
	heading := func(level int, size float64, s *spacing, l look) style {
		l.bold, l.size = true, p.half(size)
		n := strconv.Itoa(level)
		return style{id: "Heading" + n, name: "heading " + n, based: "Normal", next: "BodyText", listed: true,
			paragraph: paragraph{keepNext: true, keepLines: true, spacing: s, outline: level}, look: l}
	}
	small := look{size: p.half(8.5), color: muted}
	quoted := paragraph{keepLines: true, borders: []border{{"left", 18, 10, ruled}}, spacing: text(0, 0), indent: &indent{left: quoteStep, right: quoteStep}}
	stop := []tab{{"right", "dot", p.frame()}}
	return []style{
		{id: "Normal", name: "Normal", listed: true},
		{id: "BodyText", name: "Body Text", based: "Normal", listed: true, paragraph: paragraph{spacing: text(0, 150)}},
		{id: "Title", name: "Title", based: "Normal", next: "Subtitle", listed: true, paragraph: paragraph{keepNext: true, keepLines: true, spacing: close(0, 120)}, look: look{bold: true, size: p.half(22)}},
		{id: "Subtitle", name: "Subtitle", based: "Normal", next: "BodyText", listed: true, paragraph: paragraph{spacing: text(0, 0)}, look: look{color: muted}},
		heading(1, 14.5, close(440, 130), look{color: accent}),
		heading(2, 11.5, close(320, 90), look{}),
		heading(3, 10.5, close(230, 60), look{italic: true}),
		heading(4, 10.5, close(200, 60), look{italic: true, color: muted}),
		heading(5, 10, close(200, 60), look{italic: true, color: muted}),
		heading(6, 10, close(200, 60), look{italic: true, color: muted}),
		{id: "TOCHeading", name: "TOC Heading", based: "Normal", next: "BodyText", listed: true, paragraph: paragraph{keepNext: true, keepLines: true, spacing: close(440, 130)}, look: look{bold: true, size: p.half(14.5), color: accent}},
		{id: "TOC1", name: "toc 1", based: "Normal", next: "Normal", paragraph: paragraph{tabs: stop, spacing: text(60, 20)}},
		{id: "TOC2", name: "toc 2", based: "Normal", next: "Normal", paragraph: paragraph{tabs: stop, spacing: text(0, 20), indent: &indent{left: 284}}},
		{id: "TOC3", name: "toc 3", based: "Normal", next: "Normal", paragraph: paragraph{tabs: stop, spacing: text(0, 20), indent: &indent{left: 568}}},
		{id: "ListBullet", name: "List Bullet", based: "BodyText", listed: true, paragraph: paragraph{spacing: text(0, 60)}},
		{id: "ListNumber", name: "List Number", based: "BodyText", listed: true, paragraph: paragraph{spacing: text(0, 60)}},
		{id: "ListContinue", name: "List Continue", based: "BodyText", listed: true, paragraph: paragraph{spacing: text(0, 60)}},
		{id: "Quote", name: "Quote", based: "BodyText", listed: true, look: look{italic: true}, paragraph: quoted},
		{id: "QuoteOriginal", own: true, name: "Quote Original", based: "Quote", listed: true, look: look{size: p.half(9.5), color: muted}},
		{id: "QuoteSource", own: true, name: "Quote Source", based: "BodyText", next: "BodyText", listed: true, look: look{color: muted, size: p.half(9.5)}, paragraph: quoted},
		{id: "Callout", own: true, name: "Callout", based: "BodyText", listed: true,
			paragraph: paragraph{keepLines: true, borders: []border{{"top", 4, 6, tint}, {"left", 24, 8, accent}, {"bottom", 4, 6, tint}, {"right", 4, 8, tint}}, shade: tint, spacing: text(200, 260), indent: &indent{left: calloutStep, right: calloutStep}}},
		{id: "Caption", name: "caption", based: "Normal", next: "BodyText", listed: true, paragraph: paragraph{keepNext: true, keepLines: true, spacing: close(240, 80)}, look: look{bold: true, size: p.half(10)}},
		{id: "PictureCaption", own: true, name: "Picture Caption", based: "Normal", next: "BodyText", listed: true, paragraph: paragraph{keepLines: true, spacing: close(60, 240)}, look: small},
		{id: "Figure", own: true, name: "Figure", based: "Normal", next: "BodyText", listed: true, paragraph: paragraph{spacing: &spacing{0, 120, 240}}},
		{id: "TableText", own: true, name: "Table Text", based: "Normal", listed: true, paragraph: paragraph{spacing: &spacing{0, 0, 252}}, look: look{size: p.half(9)}},
		{id: "TableHead", own: true, name: "Table Head", based: "TableText", listed: true, paragraph: paragraph{keepNext: true}, look: look{bold: true}},
		{id: "TableNote", own: true, name: "Table Note", based: "Normal", next: "BodyText", listed: true, paragraph: paragraph{spacing: close(80, 280)}, look: small},
		{id: "TableEnd", own: true, name: "Table End", based: "Normal", next: "BodyText", paragraph: paragraph{spacing: &spacing{0, 160, 240}}, look: look{size: 4}},
		{id: "SignatureLine", own: true, name: "Signature Line", based: "Normal", listed: true, paragraph: paragraph{keepLines: true, tabs: []tab{{"left", "underscore", 4800}}, spacing: text(700, 0)}},
		{id: "Header", name: "header", based: "Normal", look: look{size: p.half(8), color: muted}},
		{id: "Footer", name: "footer", based: "Normal", look: look{size: p.half(8), color: muted}},
		{id: "FootnoteText", name: "footnote text", based: "Normal", paragraph: paragraph{spacing: close(0, 40)}, look: look{size: p.half(8.5)}},
		{id: "FootnoteReference", name: "footnote reference", character: true, look: look{raised: true}},
		{id: "Hyperlink", name: "Hyperlink", character: true, look: look{color: accent, underlined: true}},
		{id: "Quiet", own: true, name: "Quiet", character: true, listed: true, look: look{color: muted}},
	}
}

// writeStyles writes the part with all styles and what holds where none says
// otherwise.
func writeStyles(m *markup, p page, language string) {
	m.start("w:styles", "xmlns:w", mainSpace)
	m.start("w:docDefaults")
	m.start("w:rPrDefault")
	m.start("w:rPr")
	look{font: p.font, color: black, size: p.half(10.5), language: language}.properties(m)
	m.end(2)
	m.start("w:pPrDefault")
	m.start("w:pPr")
	paragraph{spacing: &spacing{0, 0, 276}}.properties(m)
	m.end(3)
	for _, s := range styles(p) {
		s.write(m)
	}
	for _, id := range []string{"character", "table"} {
		writeFallback(m, id)
	}
	writeTableStyle(m)
}

// write writes w:style with its children in the order of the schema.
func (s style) write(m *markup) {
	attributes := []string{"w:type", "paragraph"}
	if s.character {
		attributes[1] = "character"
	}
	if s.id == "Normal" {
		attributes = append(attributes, "w:default", "1")
	}
	if s.own {
		attributes = append(attributes, "w:customStyle", "1")
	}
	m.start("w:style", append(attributes, "w:styleId", s.id)...)
	m.value("w:name", s.name)
	if s.based != "" {
		m.value("w:basedOn", s.based)
	} else if s.character {
		m.value("w:basedOn", "DefaultParagraphFont")
	}
	if s.next != "" {
		m.value("w:next", s.next)
	}
	m.number("w:uiPriority", 1)
	m.flag("w:qFormat", s.listed)
	if !s.character {
		m.start("w:pPr")
		s.paragraph.properties(m)
		m.end(1)
	}
	m.start("w:rPr")
	s.look.properties(m)
	m.end(2)
}
