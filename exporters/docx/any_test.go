package docx

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/namati/lex/internal/document"
)

// anyBlocks draws blocks of all kinds, nested.
func anyBlocks(depth int) *rapid.Generator[[]document.Block] {
	anyText := rapid.Custom(func(t *rapid.T) []document.Inline {
		s := func(label string) string { return rapid.String().Draw(t, label) }
		return []document.Inline{
			document.Text{Text: s("text"), Bold: rapid.Bool().Draw(t, "bold")}, document.Figure{Value: document.Cell{Text: s("figure")}},
			document.Link{Text: text(s("link")), URL: rapid.SampledFrom([]string{"https://example.org/?a=1&b=\"2\"", "x:y", ""}).Draw(t, "url")},
			document.Footnote{Text: []document.Inline{say(s("note")), document.Footnote{Text: text(s("inner"))}}},
		}[:rapid.IntRange(0, 4).Draw(t, "inlines")]
	})
	anyCell := rapid.Custom(func(t *rapid.T) document.Cell {
		return document.Cell{Kind: document.CellKind(rapid.IntRange(0, 7).Draw(t, "kind")), Text: rapid.String().Draw(t, "cell"), Number: rapid.Float64().Draw(t, "number"), URL: "https://example.org"}
	})
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) document.Block {
		words := anyText.Draw(t, "words")
		s := rapid.String().Draw(t, "string")
		inner := []document.Block{document.Paragraph{Text: words}}
		if depth > 0 {
			inner = anyBlocks(depth-1).Draw(t, "inner")
		}
		cells := rapid.SliceOfN(anyCell, 0, 12).Draw(t, "cells")
		switch rapid.IntRange(0, 8).Draw(t, "block") {
		case 0:
			return document.Heading{Level: rapid.IntRange(-1, 9).Draw(t, "level"), Text: words}
		case 1:
			return document.Callout{Text: words}
		case 2:
			return document.List{Ordered: rapid.Bool().Draw(t, "ordered"), Start: rapid.IntRange(-3, 100000).Draw(t, "start"), Items: [][]document.Block{inner, {}, inner}}
		case 3:
			return document.Quote{Text: inner, Attribution: words, Language: s, Original: inner, OriginalLanguage: "ar"}
		case 4:
			table := document.Table{ID: s, Title: s, Note: words, Total: rapid.Bool().Draw(t, "total"), Rows: [][]document.Cell{cells, cells[:len(cells)/2]}}
			for i := range cells {
				table.Columns = append(table.Columns, document.Column{Head: s, Number: i%2 == 1, Width: float64(i%3) / 5})
			}
			return table
		case 5:
			chart := document.Chart{Kind: document.ChartKind(rapid.IntRange(0, 5).Draw(t, "chart")), ID: s, Title: s, Alt: s, Axis: s, Series: []string{s, "b"}}
			for _, cell := range cells {
				chart.Bars = append(chart.Bars, document.Bar{Label: s, Value: cell, Parts: []document.Cell{cell, cell}, Target: cell, Start: "2017-01-01", End: "2017-02-01", Code: "BO"})
			}
			return chart
		case 6:
			return document.Picture{Format: rapid.SampledFrom([]string{"png", "jpeg", "gif"}).Draw(t, "format"), Data: []byte(s), Width: rapid.IntRange(-1, 9000).Draw(t, "width"), Height: 40, Alt: s, Caption: words}
		case 7:
			return document.Signature{Statement: words, Lines: []document.Line{words, words}}
		}
		return document.Paragraph{Text: words}
	}), 0, 4)
}

// TestAnyDocumentIsWhole holds for documents that nobody would write.
func TestAnyDocumentIsWhole(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := rapid.String().Draw(r, "title")
		d := &document.Document{Language: s, Title: s, Author: s, Date: s, Run: s, Draft: true, Contents: true, Lines: []document.Line{text(s)}, Keywords: []string{s, s},
			Words:  document.Words{Page: s, Of: s, Draft: s, Continued: s, Run: s, Original: s, Contents: s, Picture: s, Chart: s, Target: s, Actual: s},
			Layout: document.Layout{FontSize: rapid.Float64().Draw(r, "size"), Margin: rapid.Float64().Draw(r, "margin"), Header: s},
			Blocks: anyBlocks(2).Draw(r, "blocks")}
		checkPack(t, unpack(t, write(t, d)))
		if t.Failed() {
			r.FailNow()
		}
	})
}

// FuzzWords proves that text comes back as it went in, but for what XML cannot
// hold and what turns the direction of other text.
func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "a\tb\nc", "\x00\xff\ufffe", "<w:t>&amp;]]>", "שלום, world 12 עברית!", "\u202eabc", " space ", "😀e\u0301", "_x0041_", "\r\n\r"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		top := body(t, document.Paragraph{Text: text(s)})
		got, want := top.words(), strings.ToValidUTF8(s, "\ufffd")
		want = strings.ReplaceAll(strings.ReplaceAll(want, "\r\n", "\n"), "\r", "\n")
		keep := func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef || r == '\ufffd' || turns(r) {
				return -1
			}
			return r
		}
		if got, want := strings.Map(keep, got), strings.Map(keep, want); got != want {
			t.Errorf("%q comes back as %q", want, got)
		}
	})
}

func TestDirections(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""}, {"abc", "[abc]"}, {"שלום", "<שלום>"}, {"a שלום רב b", "[a ]<שלום רב>[ b]"}, {"שלום, 12!", "<שלום>[, 12!]"}, {"\u202e", "[\u202e]"},
	} {
		var got strings.Builder
		for _, s := range stretches(test.in) {
			if s.rightToLeft {
				got.WriteString("<" + s.text + ">")
			} else {
				got.WriteString("[" + s.text + "]")
			}
		}
		if got.String() != test.want {
			t.Errorf("%q: %s, want %s", test.in, got.String(), test.want)
		}
	}
}
