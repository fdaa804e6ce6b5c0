package html

import (
	_ "embed"
	"strconv"
	"strings"

	"github.com/namati/lex/exporters/drawing"
)

//go:embed style.css
var style string

// policy lets the page show what is in it and nothing else.
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

// look is a set of colours: those of drawings, and those of the page alone.
type look struct {
	scheme string
	// link, accent, tint, warn and onWarn are those of links, of headings, of the
	// ground of notes and heads, and of the mark of a draft.
	link, accent, tint, warn, onWarn string
	drawing                          []string
}

var (
	light = look{"light", "#0b5a78", "#0e546e", "#f0f5f7", "#a13024", "#ffffff", drawing.Light[:]}
	dark  = look{"dark", "#8cc9e4", "#a9d6e8", "#1f262d", "#f2a497", "#14181d", drawing.Dark[:]}
)

// variables are the colours of a look as declarations of a style sheet.
func (l look) variables() string {
	var b strings.Builder
	b.WriteString("color-scheme:" + l.scheme + ";--link:" + l.link + ";--accent:" + l.accent + ";--tint:" + l.tint + ";--warn:" + l.warn + ";--on-warn:" + l.onWarn)
	for role, color := range l.drawing {
		b.WriteString(";--" + drawing.Role(role).String() + ":" + color)
	}
	return b.String()
}

func (p *page) head() {
	d := p.d
	lang := language(d.Language)
	if lang == "" {
		lang = "en"
	}
	title := d.Title
	if title == "" {
		title = d.Words.Narrative
	}
	p.put("<!doctype html>\n<html lang=\"", lang, "\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="`, policy, "\">\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`+"\n",
		`<meta name="referrer" content="no-referrer">`+"\n", `<meta name="color-scheme" content="light dark">`+"\n", `<meta name="generator" content="lex">`+"\n")
	for _, m := range []struct{ name, value string }{{"author", d.Author}, {"description", d.Subject}, {"keywords", strings.Join(d.Keywords, ", ")}, {"dcterms.date", d.Date}} {
		if m.value != "" {
			p.put(`<meta name="`, m.name, `" content="`, attribute(m.value), "\">\n")
		}
	}
	p.put("<title>")
	if d.Draft {
		p.put(attribute(d.Words.Draft), ": ")
	}
	p.put(attribute(title), "</title>\n<style>\n", p.looks(), style, p.paper(), "</style>\n</head>\n")
}

// looks are the colours: light, and dark where the reader's machine or the
// switch on the page asks for it. Paper is always light.
func (p *page) looks() string {
	return ":root{" + light.variables() + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root:not(:has(#look-light:checked)){" + dark.variables() + "}}\n" +
		"@media screen{:root:has(#look-dark:checked){" + dark.variables() + "}}\n"
}

// paper is what a donor's form demands of the printed page, with the title, the
// mark of a draft and the number on every page.
func (p *page) paper() string {
	d := p.d
	size, margin, font := "A4", "22mm 20mm 20mm", "10.5pt"
	if d.Layout.Paper == "letter" {
		size = "letter"
	}
	if d.Layout.Margin > 0 {
		margin = strconv.FormatFloat(d.Layout.Margin, 'f', -1, 64) + "mm"
	}
	if d.Layout.FontSize > 0 {
		font = strconv.FormatFloat(d.Layout.FontSize, 'f', -1, 64) + "pt"
	}
	heading := d.Layout.Header
	if heading == "" {
		heading = d.Title
	}
	box := func(place, content string) string {
		return "@" + place + "{content:" + content + ";font:8pt system-ui,sans-serif;color:#5b6470}"
	}
	s := "@page{size:" + size + ";margin:" + margin + ";" + box("top-left", styled(heading))
	if d.Draft {
		s += "@top-right{content:" + styled(d.Words.Draft) + ";font:bold 9pt system-ui,sans-serif;color:#a13024}"
	}
	if d.Run != "" {
		s += box("bottom-left", styled(d.Words.Run+" "+d.Run))
	}
	s += box("bottom-right", styled(d.Words.Page)+` " " counter(page) " " `+styled(d.Words.Of)+` " " counter(pages)`) + "}\n"
	// The first page says it above its title.
	s += `@page:first{@top-left{content:""}}` + "\n"
	s += "@media print{html{font-size:" + font + "}}\n"
	if d.Layout.Typeface == "serif" {
		s += `body{font-family:Georgia,"Times New Roman","Liberation Serif",serif}` + "\n"
	}
	return s
}
