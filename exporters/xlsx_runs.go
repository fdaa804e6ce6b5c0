package exporters

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// runs turns inlines into runs of text. On the way it numbers the footnotes and
// notes the figures, so that every inline must pass here once, in the order of
// the document.
func (b *workbook) runs(inlines []document.Inline, font run) ([]run, error) {
	var out []run
	add := func(r run) {
		r.text = disk.CellText(r.text)
		last := len(out) - 1
		switch {
		case r.text == "":
		case last >= 0 && sameFont(out[last], r):
			out[last].text += r.text
		default:
			out = append(out, r)
		}
	}
	for _, in := range inlines {
		r := font
		switch in := in.(type) {
		case document.Text:
			r.text, r.bold, r.italic = in.Text, in.Bold || font.bold, in.Italic || font.italic
			add(r)
		case document.Figure:
			b.addFigure(in)
			r.text, r.bold = in.Value.Text, in.Bold || font.bold
			if in.Value.Kind == document.Address {
				r.url = b.safeLink(in.Value.URL)
			}
			add(r)
		case document.Link:
			r.url = b.safeLink(in.URL)
			inner, err := b.runs(in.Text, r)
			if err != nil {
				return nil, err
			}
			out = append(out, inner...)
		case document.Footnote:
			b.notes = append(b.notes, in.Text)
			r.text = "[" + strconv.Itoa(len(b.notes)) + "]"
			add(r)
		default:
			return nil, fmt.Errorf("text of type %T is unknown to this format", in)
		}
	}
	return out, nil
}

func sameFont(a, b run) bool {
	a.text, b.text = "", ""
	return a == b
}

// safeLink returns an address that may stand behind a link, or "".
func (b *workbook) safeLink(url string) string {
	if url == "" {
		return ""
	}
	if safe, ok := b.addresses[url]; ok {
		return safe
	}
	safe, ok := disk.SafeLink(url)
	b.addresses[url] = safe
	if !ok {
		b.unsafe++
	}
	return safe
}

// addFigure notes a figure unless it is there already with the same value.
func (b *workbook) addFigure(f document.Figure) {
	f.Bold = false
	for _, other := range b.figures {
		if other == f {
			return
		}
	}
	b.figures = append(b.figures, f)
}

// runsText is the text of runs without their fonts.
func runsText(runs []run) string {
	var s strings.Builder
	for _, r := range runs {
		s.WriteString(r.text)
	}
	return s.String()
}

// sliceRuns returns the runs that make up the bytes from start to end of their
// text.
func sliceRuns(runs []run, start, end int) []run {
	var out []run
	at := 0
	for _, r := range runs {
		from, to := max(start-at, 0), min(end-at, len(r.text))
		if from < to {
			part := r
			part.text = r.text[from:to]
			out = append(out, part)
		}
		at += len(r.text)
	}
	return out
}

// addresses lists the different addresses in runs, with the words of each.
func addresses(runs []run) (urls, words []string) {
	for _, r := range runs {
		if r.url == "" {
			continue
		}
		if n := len(urls); n > 0 && urls[n-1] == r.url {
			words[n-1] += r.text
			continue
		}
		urls, words = append(urls, r.url), append(words, r.text)
	}
	return urls, words
}
