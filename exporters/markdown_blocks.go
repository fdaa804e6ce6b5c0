package exporters

import (
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// blocks renders blocks one under the other, a free line between them.
func (m *markdown) blocks(blocks []document.Block) []string {
	var lines []string
	for i, block := range blocks {
		if m.ctx.Err() != nil {
			return nil
		}
		if i > 0 {
			lines = append(lines, "")
			if _, ok := block.(document.List); ok {
				if _, ok := blocks[i-1].(document.List); ok {
					// Two lists would become one.
					lines = append(lines, "<!-- -->", "")
				}
			}
		}
		lines = append(lines, m.block(block)...)
	}
	return lines
}

func (m *markdown) block(block document.Block) []string {
	switch b := block.(type) {
	case document.Heading:
		return []string{strings.Repeat("#", min(max(b.Level, 1)+1, 6)) + " " + m.inlines(b.Text, true)}
	case document.Paragraph:
		return m.paragraph(b.Text)
	case document.Callout:
		return prefixed(m.paragraph(b.Text), "> ", "> ")
	case document.List:
		return m.list(b)
	case document.Quote:
		return m.quote(b)
	case document.Table:
		return m.table(b)
	case document.Chart:
		return m.chart(b)
	case document.Picture:
		lines := []string{m.image(b)}
		if len(b.Caption) > 0 {
			lines = append(append(lines, ""), m.paragraph(b.Caption)...)
		}
		return lines
	case document.Signature:
		return m.signature(b)
	}
	return nil
}

// paragraph renders text; its line ends stay line ends.
func (m *markdown) paragraph(text []document.Inline) []string {
	return strings.Split(m.inlines(text, false), "\n")
}

func (m *markdown) list(l document.List) []string {
	var lines []string
	loose := false
	for _, item := range l.Items {
		loose = loose || len(item) > 1
	}
	for i, item := range l.Items {
		marker := "- "
		if l.Ordered {
			// CommonMark reads nine digits at most and no sign.
			marker = strconv.Itoa(max(0, l.Start+i)%1_000_000_000) + ". "
		}
		inner := m.blocks(item)
		if len(inner) == 0 {
			inner = []string{""}
		}
		if loose && i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, prefixed(inner, marker, strings.Repeat(" ", len(marker)))...)
	}
	return lines
}

func (m *markdown) quote(q document.Quote) []string {
	lines := m.blocks(q.Text)
	if len(q.Original) > 0 {
		lines = append(lines, "", "*"+escapeMarkdown(m.d.Words.Original, true)+":*", "")
		lines = append(lines, m.blocks(q.Original)...)
	}
	if len(q.Attribution) > 0 {
		lines = append(append(lines, ""), prefixed(m.paragraph(q.Attribution), "— ", "")...)
	}
	return prefixed(lines, "> ", "> ")
}

// table renders a table with pipes, its title above and its note below.
func (m *markdown) table(t document.Table) []string {
	t = t.Printed()
	var lines []string
	if t.Title != "" {
		lines = append(lines, "**"+escapeMarkdown(strings.TrimSpace(t.Title), true)+"**", "")
	}
	if len(t.Columns) > 0 {
		heads, rule := make([]string, len(t.Columns)), make([]string, len(t.Columns))
		for i, c := range t.Columns {
			heads[i], rule[i] = escapeMarkdown(c.Head, true), "---"
			if c.Number {
				rule[i] = "---:"
			}
		}
		lines = append(lines, pipes(heads), pipes(rule))
	}
	for r, row := range t.Rows {
		if r%1024 == 0 && m.ctx.Err() != nil {
			return nil
		}
		cells := make([]string, len(t.Columns))
		for i := range row {
			cells[i] = m.cell(row[i])
			if t.Total && r == len(t.Rows)-1 && cells[i] != "" {
				cells[i] = "**" + cells[i] + "**"
			}
		}
		lines = append(lines, pipes(cells))
	}
	if len(t.Note) > 0 {
		lines = append(append(lines, ""), m.paragraph(t.Note)...)
	}
	return lines
}

func pipes(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// chart renders the values of a chart, unless a table of the document holds them,
// and what it shows in words.
func (m *markdown) chart(c document.Chart) []string {
	var lines []string
	if len(c.Bars) > 0 && m.tables[c.Table] == 0 {
		lines = m.table(c.Values(m.d.Words))
	} else if c.Title != "" {
		lines = []string{"**" + escapeMarkdown(strings.TrimSpace(c.Title), true) + "**"}
	}
	if c.Alt != "" {
		lines = append(append(lines, ""), escapeStart(escapeMarkdown(c.Alt, true)))
	}
	return lines
}

// signature renders the statement and a rule to sign on for each line.
func (m *markdown) signature(s document.Signature) []string {
	lines := m.paragraph(s.Statement)
	for _, line := range s.Lines {
		lines = append(lines, "", strings.Repeat(`\_`, 30)+`\`)
		lines = append(lines, m.paragraph(line)...)
	}
	return lines
}
