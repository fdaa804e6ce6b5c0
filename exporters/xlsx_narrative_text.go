package exporters

import (
	"strings"

	"github.com/namati/lex/internal/document"
)

func (n *narrative) inlines(inlines []document.Inline, marker string, l look, padding float64) error {
	runs, err := n.book.runs(inlines, run{italic: l.italic})
	if err != nil {
		return err
	}
	if len(runs) > 0 && marker != "" {
		if first := (run{text: marker, italic: l.italic}); sameFont(first, runs[0]) {
			runs[0].text = marker + runs[0].text
		} else {
			runs = append([]run{first}, runs...)
		}
	}
	return n.text(runs, l, padding)
}

// text adds runs as one row, or as several where one could not hold them. A
// cell is one link at most, and LibreOffice cuts the text of a linked cell at the
// end of its first line; so where a text has several links or lines, each link
// follows in a row of its own.
func (n *narrative) text(runs []run, l look, padding float64) error {
	style, err := n.book.style(l)
	if err != nil {
		return err
	}
	text := runsText(runs)
	if text == "" {
		return nil
	}
	for start := 0; start < len(text); {
		starts := lineStarts(text[start:], n.room(l), n.size(l))
		end := len(text)
		if len(starts) > mostLines {
			end = start + cutSentence(text[start:], starts[fewestLines], starts[mostLines])
		}
		part := sliceRuns(runs, start, end)
		v := value{style: style, runs: part}
		urls, words := addresses(part)
		inCell := len(urls) == 1 && len(starts) == 1
		if inCell {
			v.link = urls[0]
		}
		n.rows = append(n.rows, narrativeRow{n.height(text[start:end], l, padding), v})
		if len(urls) > 0 && !inCell {
			if err := n.links(urls, words, l.indent+1); err != nil {
				return err
			}
		}
		start = end
	}
	return nil
}

// cutSentence returns where to cut a text between two places: behind the last
// end of a sentence, else at the second place.
func cutSentence(text string, from, to int) int {
	for _, end := range []string{"\n", ". ", "? ", "! "} {
		if i := strings.LastIndex(text[from:to], end); i >= 0 {
			return from + i + len(end)
		}
	}
	return to
}

func (n *narrative) links(urls, words []string, indent int) error {
	l := pointerLook
	l.indent = indent
	style, err := n.book.style(l)
	if err != nil {
		return err
	}
	for i, url := range urls {
		line := withAddress(words[i], url)
		n.rows = append(n.rows, narrativeRow{n.height(line, l, 3), value{style: style, runs: plainRuns(line), link: url}})
	}
	return nil
}

func (n *narrative) height(text string, l look, padding float64) float64 {
	return rowHeight(len(lineStarts(text, n.room(l), n.size(l))), n.size(l), padding)
}

// room is the width of a line in points; bold letters are wider by a tenth.
func (n *narrative) room(l look) float64 {
	points := columnPoints(narrativeWidth) - 2*edgePixels*pointsPerPixel - float64(l.indent)*indentWidth
	if l.bold {
		points /= 1.1
	}
	return points
}

func (n *narrative) size(l look) float64 {
	if l.size == 0 {
		return sheetFontSize
	}
	return l.size
}
