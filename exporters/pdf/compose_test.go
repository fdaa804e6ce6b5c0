package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/namati/lex/exporters/drawing"
	"github.com/namati/lex/internal/document"
	"pgregory.net/rapid"
)

// layout sets a document without drawing it.
func layout(t interface{ Fatal(...any) }, d *document.Document) []page {
	m, err := sans.metrics()
	if err != nil {
		t.Fatal(err)
	}
	var pages []page
	s := newSheet(d.Layout)
	pager := &paginator{sheet: s, emit: func(pg page) { pages = append(pages, pg) }}
	newComposer(context.Background(), m, s, d.Words, pager.add).document(d)
	pager.finish()
	return pages
}

// words are the words of a page; a change of style ends a word here.
func (pg page) words() []string {
	var b strings.Builder
	for _, boxes := range [][]placedBox{pg.body, pg.foot} {
		for _, box := range boxes {
			for _, f := range box.fragments {
				b.WriteString(f.text + " ")
			}
			if box.drawing != nil {
				for _, item := range box.drawing.Items {
					if text, ok := item.(drawing.Text); ok {
						b.WriteString(text.Text + " ")
					}
				}
			}
		}
	}
	return strings.Fields(b.String())
}

func TestPagesOfAnyDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &generator{t: t}
		d := &document.Document{Title: "Any report", Words: wordsEN, Blocks: g.blocks(0)}
		pages := layout(t, d)
		var all []string
		notePage := make(map[int]int)
		for _, pg := range pages {
			all = append(all, pg.words()...)
			for _, l := range pg.foot {
				if l.note > 0 {
					notePage[l.note] = pg.number
				}
			}
		}
		for p, pg := range pages {
			for i, b := range pg.body {
				for _, f := range b.fragments {
					if n := f.style.note; n > 0 && notePage[int(n)] != pg.number {
						t.Fatalf("note %d begins on page %d, its mark stands on %d", n, notePage[int(n)], pg.number)
					}
				}
				more := p+1 < len(pages) && len(pages[p+1].body) > 0
				if b.heading != nil && i == len(pg.body)-1 && more {
					t.Fatalf("page %d ends with a heading", pg.number)
				}
			}
		}
		slices.Sort(all)
		for _, w := range g.words {
			if _, found := slices.BinarySearch(all, w); !found {
				t.Fatalf("%q is on no page", w)
			}
		}
	})
}

// generator makes blocks of numbered words.
type generator struct {
	t     *rapid.T
	words []string
}

func (g *generator) text(most int) string {
	var b strings.Builder
	for range rapid.IntRange(1, most).Draw(g.t, "words") {
		w := fmt.Sprintf("w%d", len(g.words))
		g.words = append(g.words, w)
		b.WriteString(w + " ")
	}
	return b.String()
}

func (g *generator) inlines(most int) []document.Inline {
	in := []document.Inline{words(g.text(most))}
	if rapid.IntRange(0, 4).Draw(g.t, "noted") == 0 {
		in = append(in, remark(words(g.text(120))), strong(g.text(5)))
	}
	return in
}

func (g *generator) blocks(depth int) []document.Block {
	var out []document.Block
	for range rapid.IntRange(1, 12/(depth*3+1)).Draw(g.t, "blocks") {
		b := g.block(depth)
		out = append(out, b)
		// Headings alone in a row may be more than a page holds together.
		if _, ok := b.(document.Heading); ok {
			out = append(out, document.Paragraph{Text: g.inlines(20)})
		}
	}
	return out
}

func (g *generator) block(depth int) document.Block {
	switch kind := rapid.IntRange(0, 8).Draw(g.t, "kind"); {
	case kind <= 1:
		return document.Heading{Level: rapid.IntRange(0, 5).Draw(g.t, "level"), Text: g.inlines(20)}
	case kind == 2 && depth < 3:
		l := document.List{Ordered: rapid.Bool().Draw(g.t, "ordered"), Start: 98}
		for range rapid.IntRange(0, 3).Draw(g.t, "items") {
			l.Items = append(l.Items, g.blocks(depth+1))
		}
		return l
	case kind == 3 && depth < 3:
		return document.Quote{Text: g.blocks(depth + 1), Attribution: g.inlines(4)}
	case kind == 4:
		return document.Callout{Text: g.inlines(60)}
	case kind == 5:
		return g.table()
	case kind == 7 && rapid.IntRange(0, 9).Draw(g.t, "tall") == 0:
		return document.Chart{Bars: []document.Bar{{Label: g.text(900), Value: count(1)}}}
	case kind == 6:
		ch := document.Chart{Title: g.text(4), Axis: g.text(3)}
		for range rapid.IntRange(1, 60).Draw(g.t, "bars") {
			ch.Bars = append(ch.Bars, document.Bar{Label: g.text(8), Value: document.Cell{Kind: document.Count, Number: 3, Text: g.text(1)}})
		}
		return ch
	}
	return document.Paragraph{Text: g.inlines(200)}
}

func (g *generator) table() document.Table {
	tb := document.Table{Title: g.text(5), Note: g.inlines(10), Total: rapid.Bool().Draw(g.t, "total")}
	for i := range rapid.IntRange(1, 5).Draw(g.t, "columns") {
		tb.Columns = append(tb.Columns, document.Column{Head: g.text(rapid.SampledFrom([]int{4, 4, 4, 300}).Draw(g.t, "head")), Number: i%2 == 1, Width: rapid.SampledFrom([]float64{0, 0, 0, 0.2}).Draw(g.t, "width")})
	}
	most := rapid.SampledFrom([]int{2, 2, 15, 400}).Draw(g.t, "length")
	for range rapid.IntRange(0, 15).Draw(g.t, "rows") {
		var row []document.Cell
		for range tb.Columns {
			row = append(row, wording(g.text(most)))
		}
		tb.Rows = append(tb.Rows, row)
	}
	return tb
}
