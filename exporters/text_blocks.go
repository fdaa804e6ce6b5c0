package exporters

import (
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// picture renders what a picture shows, in words, and its caption.
func (p *textPage) picture(pic document.Picture, width int) ([]string, error) {
	caption, err := p.inlines(pic.Caption)
	if err != nil {
		return nil, err
	}
	var lines []string
	if pic.Alt != "" {
		lines = wrap("["+disk.CellText(p.d.Words.Picture+": "+pic.Alt)+"]", width)
	}
	if caption != "" {
		lines = append(lines, wrap(caption, width)...)
	}
	return lines, nil
}

// signature renders the statement and, for each line, a rule to sign on.
func (p *textPage) signature(s document.Signature, width int) ([]string, error) {
	lines, err := p.paragraph(s.Statement, "", width)
	if err != nil {
		return nil, err
	}
	for _, line := range s.Lines {
		text, err := p.inlines(line)
		if err != nil {
			return nil, err
		}
		lines = append(lines, "", "", strings.Repeat("_", min(width, 40)))
		lines = append(lines, wrap(text, width)...)
	}
	return lines, nil
}

// quote renders what somebody said, the words as they were said where it is a
// translation, and who said it.
func (p *textPage) quote(q document.Quote, width int) ([]string, error) {
	lines, err := p.blocks(q.Text, width-4)
	if err != nil {
		return nil, err
	}
	if len(q.Original) > 0 {
		said, err := p.blocks(q.Original, width-4)
		if err != nil {
			return nil, err
		}
		lines = append(append(lines, "", disk.CellText(p.d.Words.Original)+":"), said...)
	}
	who, err := p.inlines(q.Attribution)
	if err != nil {
		return nil, err
	}
	if who != "" {
		lines = append(lines, prefixed(wrap(who, width-6), "— ", "  ")...)
	}
	return prefixed(lines, "    ", "    "), nil
}

// sources renders where each figure comes from.
func (p *textPage) sources() []string {
	if len(p.d.Proofs) == 0 {
		return nil
	}
	w := p.d.Words
	lines := append([]string{""}, underlined(disk.CellText(w.Proofs), "-")...)
	for _, proof := range p.d.Proofs {
		lines = append(lines, "")
		lines = append(lines, prefixed(wrap(cellWords(proof.Value)+" = "+disk.CellText(proof.Figure), textColumns), "", "  ")...)
		if proof.Counted != "" {
			lines = append(lines, prefixed(wrap(disk.CellText(proof.Counted), textColumns-2), "  ", "  ")...)
		}
		for _, e := range proof.Sources {
			var parts []string
			for _, part := range []struct{ head, text string }{{"", e.File}, {w.Sheet, e.Sheet}, {w.Rows, e.Rows}, {w.Hash, e.SHA256}} {
				if part.text != "" {
					parts = append(parts, strings.TrimSpace(disk.CellText(part.head+" "+part.text)))
				}
			}
			lines = append(lines, prefixed(wrap(strings.Join(parts, ", "), textColumns-4), "  - ", "    ")...)
		}
	}
	return lines
}
