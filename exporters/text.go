package exporters

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// textColumns is the width of a line of plain text.
const textColumns = 80

// textPage renders the blocks of one document to lines of plain text.
type textPage struct {
	ctx context.Context
	d   *document.Document
	// notes are the footnotes so far, without their numbers.
	notes [][]document.Inline
}

// writeText writes the document as plain text in UTF-8, 80 columns wide. Every
// word of the document stands in it, which makes it the form in which reports
// are compared with what they should say: nothing in it depends on a font.
func writeText(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
	page := &textPage{ctx: ctx, d: d}
	lines, err := page.document()
	if err != nil {
		return Written{}, fmt.Errorf("write text: %w", err)
	}
	out := bufio.NewWriter(w)
	for _, line := range lines {
		out.WriteString(strings.TrimRight(line, " "))
		out.WriteByte('\n')
	}
	return Written{}, out.Flush()
}

func (p *textPage) document() ([]string, error) {
	d := p.d
	var lines []string
	mark := disk.CellText("*** " + d.Words.Draft + " ***")
	if d.Draft {
		lines = append(lines, mark, "")
	}
	if d.Layout.Header != "" {
		lines = append(append(lines, wrap(disk.CellText(d.Layout.Header), textColumns)...), "")
	}
	lines = append(lines, underlined(disk.CellText(d.Title), "=")...)
	if len(d.Lines) > 0 {
		lines = append(lines, "")
	}
	for _, line := range d.Lines {
		text, err := p.inlines(line)
		if err != nil {
			return nil, err
		}
		lines = append(lines, wrap(text, textColumns)...)
	}
	body, err := p.blocks(d.Blocks, textColumns)
	if err != nil {
		return nil, err
	}
	if len(body) > 0 {
		lines = append(append(lines, ""), body...)
	}
	notes, err := p.footnotes()
	if err != nil {
		return nil, err
	}
	lines = append(lines, notes...)
	lines = append(lines, p.sources()...)
	if d.Run != "" {
		lines = append(lines, "", disk.CellText(d.Words.Run+": "+d.Run))
	}
	if d.Draft {
		lines = append(lines, "", mark)
	}
	return lines, nil
}

// blocks renders blocks one under the other, a blank line between them.
func (p *textPage) blocks(blocks []document.Block, width int) ([]string, error) {
	var lines []string
	for i, block := range blocks {
		if err := p.ctx.Err(); err != nil {
			return nil, err
		}
		rendered, err := p.block(block, width)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, rendered...)
	}
	return lines, nil
}

func (p *textPage) block(block document.Block, width int) ([]string, error) {
	switch b := block.(type) {
	case document.Heading:
		text, err := p.inlines(b.Text)
		if err != nil {
			return nil, err
		}
		rules := []string{"-", "~", "."}
		return underlined(text, rules[min(max(b.Level, 1), len(rules))-1]), nil
	case document.Paragraph:
		return p.paragraph(b.Text, "", width)
	case document.Callout:
		return p.paragraph(b.Text, "| ", width)
	case document.List:
		return p.list(b, width)
	case document.Quote:
		return p.quote(b, width)
	case document.Table:
		return p.table(b, width)
	case document.Chart:
		return p.chart(b, width)
	case document.Picture:
		return p.picture(b, width)
	case document.Signature:
		return p.signature(b, width)
	}
	return nil, fmt.Errorf("a block of type %T is unknown to this format", block)
}

func (p *textPage) paragraph(text []document.Inline, prefix string, width int) ([]string, error) {
	s, err := p.inlines(text)
	if err != nil {
		return nil, err
	}
	return prefixed(wrap(s, width-len(prefix)), prefix, prefix), nil
}

func (p *textPage) list(l document.List, width int) ([]string, error) {
	var lines []string
	loose := false
	for _, item := range l.Items {
		loose = loose || len(item) > 1
	}
	last := strconv.Itoa(l.Start + len(l.Items) - 1)
	for i, item := range l.Items {
		marker := "- "
		if l.Ordered {
			marker = fmt.Sprintf("%*d. ", len(last), l.Start+i)
		}
		rendered, err := p.blocks(item, width-len(marker))
		if err != nil {
			return nil, err
		}
		if len(rendered) == 0 {
			rendered = []string{""}
		}
		if loose && i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, prefixed(rendered, marker, strings.Repeat(" ", len(marker)))...)
	}
	return lines, nil
}

// footnotes renders the notes at the end. A note may hold another one, which is
// numbered on.
func (p *textPage) footnotes() ([]string, error) {
	if len(p.notes) == 0 {
		return nil, nil
	}
	lines := append([]string{""}, underlined(disk.CellText(p.d.Words.Notes), "-")...)
	lines = append(lines, "")
	for i := 0; i < len(p.notes); i++ {
		text, err := p.inlines(p.notes[i])
		if err != nil {
			return nil, err
		}
		marker := "[" + strconv.Itoa(i+1) + "] "
		lines = append(lines, prefixed(wrap(text, textColumns-len(marker)), marker, strings.Repeat(" ", len(marker)))...)
	}
	return lines, nil
}
