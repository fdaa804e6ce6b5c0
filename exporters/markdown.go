package exporters

import (
	"bufio"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/document"
)

// markdown renders the blocks of one document to lines of Markdown.
type markdown struct {
	ctx context.Context
	d   *document.Document
	// notes are the footnotes so far, pictures the pictures.
	notes    [][]document.Inline
	pictures []document.Picture
	// tables are the IDs of the tables of the document.
	tables map[string]int
	unsafe int
}

// writeMarkdown writes the document as CommonMark with the tables and footnotes
// of GitHub. What comes from data is text and is never read as markup. Pictures
// lie at the end of the file, so that it needs nothing else.
func writeMarkdown(ctx context.Context, w io.Writer, d *document.Document) (Written, error) {
	m := &markdown{ctx: ctx, d: d, tables: document.TableIDs(d.Blocks)}
	out := bufio.NewWriter(w)
	for _, line := range m.document() {
		out.WriteString(strings.TrimRight(line, " "))
		out.WriteByte('\n')
	}
	m.writePictures(out)
	if err := ctx.Err(); err != nil {
		return Written{}, fmt.Errorf("write Markdown: %w", err)
	}
	if err := out.Flush(); err != nil {
		return Written{}, fmt.Errorf("write Markdown: %w", err)
	}
	var warnings []string
	if m.unsafe > 0 {
		warnings = append(warnings, fmt.Sprintf("%d addresses may not be linked (https, http and mailto may); their words stand without a link", m.unsafe))
	}
	return Written{Warnings: warnings}, nil
}

func (m *markdown) document() []string {
	d := m.d
	var parts [][]string
	add := func(lines ...string) {
		if len(lines) > 0 {
			parts = append(parts, lines)
		}
	}
	mark := "**" + escapeMarkdown(d.Words.Draft, true) + "**"
	if d.Draft {
		add(mark)
	}
	if d.Layout.Header != "" {
		add(broken(escapeMarkdown(d.Layout.Header, false)))
	}
	if d.Logo != nil {
		add(m.image(*d.Logo))
	}
	add("# " + escapeMarkdown(d.Title, true))
	for i, line := range d.Lines {
		text := m.inlines(line, false)
		if i+1 < len(d.Lines) {
			text += "\\"
		}
		if i == 0 {
			add(text)
		} else {
			parts[len(parts)-1] = append(parts[len(parts)-1], text)
		}
	}
	add(m.blocks(d.Blocks)...)
	add(m.footnotes()...)
	add(m.sources()...)
	if d.Run != "" {
		add(broken(escapeMarkdown(d.Words.Run+": "+d.Run, false)))
	}
	if d.Draft {
		add(mark)
	}
	var lines []string
	for i, part := range parts {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, part...)
	}
	return lines
}

// footnotes renders the notes. A note may hold another one, which is numbered
// on.
func (m *markdown) footnotes() []string {
	var lines []string
	for i := 0; i < len(m.notes); i++ {
		lines = append(lines, "[^"+strconv.Itoa(i+1)+"]: "+m.inlines(m.notes[i], true))
	}
	return lines
}

// sources renders where each figure comes from, one row for each sheet.
func (m *markdown) sources() []string {
	if len(m.d.Proofs) == 0 {
		return nil
	}
	return append([]string{"## " + escapeMarkdown(m.d.Words.Proofs, true), ""}, m.table(m.d.SourcesTable())...)
}

// image refers to a picture whose bytes stand at the end.
func (m *markdown) image(p document.Picture) string {
	m.pictures = append(m.pictures, p)
	return "![" + escapeMarkdown(p.Alt, true) + "][picture-" + strconv.Itoa(len(m.pictures)) + "]"
}

func (m *markdown) writePictures(out *bufio.Writer) {
	for i, p := range m.pictures {
		fmt.Fprintf(out, "\n[picture-%d]: data:image/%s;base64,", i+1, p.Format)
		encoder := base64.NewEncoder(base64.StdEncoding, out)
		// A bufio.Writer keeps its error for Flush.
		_, _ = encoder.Write(p.Data)
		_ = encoder.Close()
		out.WriteByte('\n')
	}
}
