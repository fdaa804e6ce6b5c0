package exporters

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// inlines returns the words of inlines: a link with its address behind it, a
// footnote as its number in brackets. Marks such as bold are left out.
func (p *textPage) inlines(inlines []document.Inline) (string, error) {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case document.Text:
			b.WriteString(disk.CellText(in.Text))
		case document.Figure:
			b.WriteString(cellWords(in.Value))
		case document.Link:
			words, err := p.inlines(in.Text)
			if err != nil {
				return "", err
			}
			b.WriteString(withAddress(words, disk.CellText(in.URL)))
		case document.Footnote:
			p.notes = append(p.notes, in.Text)
			b.WriteString("[" + strconv.Itoa(len(p.notes)) + "]")
		default:
			return "", fmt.Errorf("text of type %T is unknown to this format", in)
		}
	}
	return b.String(), nil
}

// cellWords returns what people read in a cell, the address of a link included.
func cellWords(c document.Cell) string {
	words := disk.CellText(c.Text)
	if c.Kind == document.Address && c.URL != "" {
		return withAddress(words, disk.CellText(c.URL))
	}
	return words
}

// withAddress puts an address behind its words, unless they are the address.
func withAddress(words, url string) string {
	switch {
	case strings.TrimSpace(words) == "" || strings.TrimSuffix(strings.TrimSpace(words), "/") == strings.TrimSuffix(url, "/"):
		return "<" + url + ">"
	case disk.SaysAddress(words, url):
		return words
	}
	return words + " <" + url + ">"
}
