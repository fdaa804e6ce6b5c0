package exporters

import (
	"bytes"
	"strings"
	"testing"

	"github.com/namati/lex/exporters/html/htmltest"
	"github.com/namati/lex/internal/document"
)

func asPage(t *testing.T, d *document.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	format, _ := Find("html")
	if _, err := format.Write(t.Context(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pages are documents of which each page must be fit for every reader.
func pages() map[string]*document.Document {
	draft, plain, quiet, nested := sample(), sample(), sample(), sample()
	draft.Draft = true
	plain.Contents, plain.Proofs, plain.Attachments, plain.Logo, plain.Run = true, nil, nil, nil, ""
	quiet.Blocks = []document.Block{document.Heading{Level: 3, Text: text("Deep")}, document.Chart{Title: "Nothing"}, document.Heading{Level: 1, Text: []document.Inline{figure("countries", count(13, "13")), document.Footnote{Text: text("a")}}}, document.Heading{Level: 6, Text: text("Deeper")}}
	nested.Blocks = []document.Block{
		document.List{Items: [][]document.Block{{countriesTable()}, {}, {document.Paragraph{Text: []document.Inline{document.Link{URL: "https://delta-legal.example", Text: []document.Inline{figure("countries", count(13, "13")), document.Footnote{Text: text("in a link")}}}}}, document.Quote{Text: []document.Block{countriesTable(), document.Heading{Level: 2, Text: text("In a quote")}}}}}},
		document.Paragraph{Text: []document.Inline{document.Link{URL: "javascript:alert(1)", Text: text("nowhere")}, document.Link{URL: "https://delta-legal.example"}}},
		countriesTable(), document.Table{ID: "no columns"}, document.Table{Columns: []document.Column{{}, {Head: "B"}}, Rows: [][]document.Cell{{cell(""), count(1, "1")}}},
	}
	return map[string]*document.Document{"sample": sample(), "draft": draft, "plain": plain, "odd headings": quiet, "nested": nested, "empty": {Words: sample().Words}}
}

func TestPagesAreFitForEveryReader(t *testing.T) {
	for name, d := range pages() {
		t.Run(name, func(t *testing.T) { htmltest.Check(t, asPage(t, d)) })
	}
}

func TestPagesInAxe(t *testing.T) {
	for name, d := range pages() {
		if d.Title != "" {
			t.Run(name, func(t *testing.T) { htmltest.Axe(t, asPage(t, d)) })
		}
	}
}

// attacks are texts that a careless writer turns into markup, script or style.
var attacks = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title><script>alert(1)</script>`, `</style><script>alert(1)</script>`, `--><script>alert(1)</script>`,
	`<svg/onload=alert(1)>`, `</desc></svg><script>alert(1)</script>`, `javascript:alert(1)`, `data:text/html,<script>alert(1)</script>`, `JaVaScRiPt:alert(1)`, "java\tscript:alert(1)", `&lt;script&gt;`, `&#x3c;script&#x3e;`,
	`}body{background:url(https://evil.example/x)}`, `"}@import "https://evil.example/x";`, `\"}*{color:red}`, "\u2028<b>", "\x00<script>", `<!--`, `]]><script>`, `expression(alert(1))`, `<a href="https://evil.example">x</a>`, `{{.}}`, `" style="background:url(//evil.example)`,
}

// everywhere is a document with the same text in every place that takes one.
func everywhere(s string) *document.Document {
	in := text(s)
	c := document.Cell{Text: s, Whole: s + s, Kind: document.Wording}
	p := document.Picture{ID: s, Format: "png", Data: painted(4, 4), Width: 4, Height: 4, Alt: s, Caption: in}
	d := &document.Document{
		Language: s, Title: s, Lines: []document.Line{in}, Author: s, Subject: s, Keywords: []string{s}, Date: s, Run: s, Draft: true, Logo: &p, Contents: true,
		Layout: document.Layout{Header: s, Paper: s, Typeface: s}, Attachments: []document.Attachment{{Name: s, MIME: s, Description: s, Data: []byte(s)}},
		Proofs: []document.Proof{{Figure: s, Value: c, Counted: s, Sources: []document.Evidence{{File: s, SHA256: s, Sheet: s, Rows: s}}}},
		Words:  document.Words{Page: s, Of: s, Draft: s, Continued: s, Run: s, Notes: s, Figures: s, Narrative: s, Note: s, Value: s, Figure: s, Contents: s, Sources: s, Proofs: s, Counted: s, File: s, Sheet: s, Rows: s, Hash: s, Target: s, Actual: s, Picture: s, Chart: s, Original: s, Light: s, Dark: s, Start: s, End: s},
		Blocks: []document.Block{
			document.Heading{Level: 1, Text: in}, document.Paragraph{Text: []document.Inline{bold(s), italic(s), figure(s, c), document.Figure{ID: s, Value: document.Cell{Kind: document.Address, Text: s, URL: s}}, document.Figure{ID: s, Value: document.Cell{Kind: document.Date, Text: s, Day: s}}, document.Link{Text: in, URL: s}, document.Footnote{Text: in}}},
			document.Table{ID: s, Title: s, Sheet: s, Columns: []document.Column{{Head: s}}, Rows: [][]document.Cell{{c}, {{Kind: document.Address, Text: s, URL: s}}}, Note: in, Total: true}, p,
			document.Quote{Text: []document.Block{document.Paragraph{Text: in}}, Attribution: in, Language: s, Original: []document.Block{document.Paragraph{Text: in}}, OriginalLanguage: s}, document.Callout{Text: in}, document.Signature{Statement: in, Lines: []document.Line{in}},
		},
	}
	for kind := document.Bars; kind <= document.Map; kind++ {
		d.Blocks = append(d.Blocks, document.Chart{Kind: kind, ID: s, Table: s, Title: s, Alt: s, Axis: s, Series: []string{s}, Bars: []document.Bar{{Label: s, Value: count(3, s), Parts: []document.Cell{count(3, s)}, Target: count(4, s), Start: s, End: s, Code: s}}})
	}
	return d
}

func TestPagesEscapeEverything(t *testing.T) {
	for _, attack := range attacks {
		page := asPage(t, everywhere(attack))
		for _, problem := range htmltest.Problems(page) {
			// The checks of names mind an address as a name, which is odd but safe.
			t.Errorf("%q: %s", attack, problem)
		}
		if bytes.Contains(page, []byte("{{.}}")) != strings.Contains(attack, "{{.}}") {
			t.Errorf("%q was parsed", attack)
		}
	}
}

func TestPagesAreTheSameEachTime(t *testing.T) {
	for _, name := range []string{"html", "md", "json"} {
		format, _ := Find(name)
		var first, again bytes.Buffer
		for _, b := range []*bytes.Buffer{&first, &again} {
			if _, err := format.Write(t.Context(), b, sample()); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Errorf("%s: two runs gave different bytes", name)
		}
	}
}

// TestPagesProveFigures follows a figure to its source and back.
func TestPagesProveFigures(t *testing.T) {
	page := string(asPage(t, sample()))
	for _, want := range []string{
		`<a class="figure" href="#source-1" id="figure-1" title="People, each once whatever the number of rows."><data value="1234">1,234</data></a>`,
		`<tbody id="source-1">`, `href="#figure-1"><code>participants</code>`, `<a href="#file-2">more.csv</a>`, `<tr id="file-1"><th scope="row">participantes.xlsx</th><td class="hash">3f9a1c22`,
		`<data value="0.923">92.3%</data>`, `<time datetime="2017-06-19">June 19, 2017</time>`,
		`<a download="figures.csv" href="data:text/csv;base64,ZmlndXJl`, `<blockquote lang="es" dir="auto">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}
