package exporters

import (
	"slices"
	"strings"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// A column of words is not squeezed below narrowest, nor below its widest word
// unless that is wider than wideWord, as an address is.
const narrowest, wideWord = 8, 16

// mostlyNumbers is how many columns of numbers make a table one of numbers.
const mostlyNumbers = 3

// table renders a table with aligned columns, or, where they do not fit on the
// line, each row as a list of its values.
func (p *textPage) table(t document.Table, width int) ([]string, error) {
	t = t.Printed()
	lines := wrap(disk.CellText(t.Title), width)
	if t.Title != "" {
		lines = append(lines, "")
	} else {
		lines = nil
	}
	var rendered []string
	var err error
	if widths, ok := columnWidths(t, width); ok {
		rendered, err = p.tableColumns(t, widths)
	} else {
		rendered, err = p.tableRecords(t, width)
	}
	if err != nil {
		return nil, err
	}
	lines = append(lines, rendered...)
	if len(t.Note) > 0 {
		note, err := p.paragraph(t.Note, "", width)
		if err != nil {
			return nil, err
		}
		lines = append(append(lines, ""), note...)
	}
	return lines, nil
}

func (p *textPage) tableColumns(t document.Table, widths []int) ([]string, error) {
	rule := make([]string, len(widths))
	heads := make([]string, len(widths))
	for i, w := range widths {
		rule[i] = strings.Repeat("-", w)
		heads[i] = disk.CellText(t.Columns[i].Head)
	}
	lines := append(tableRow(t, heads, widths), strings.Join(rule, "  "))
	for r, row := range t.Rows {
		if r%1024 == 0 && p.ctx.Err() != nil {
			return nil, p.ctx.Err()
		}
		if t.Total && r == len(t.Rows)-1 {
			lines = append(lines, strings.Join(rule, "  "))
		}
		cells := make([]string, len(widths))
		for i := range min(len(row), len(cells)) {
			cells[i] = cellWords(row[i])
		}
		lines = append(lines, tableRow(t, cells, widths)...)
	}
	return lines, nil
}

// tableRow renders one row, over several lines where a cell needs them.
func tableRow(t document.Table, cells []string, widths []int) []string {
	wrapped := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		wrapped[i] = wrapHard(cell, widths[i])
		height = max(height, len(wrapped[i]))
	}
	lines := make([]string, height)
	for n := range lines {
		parts := make([]string, len(cells))
		for i := range cells {
			text := ""
			if n < len(wrapped[i]) {
				text = wrapped[i][n]
			}
			parts[i] = padded(text, widths[i], t.Columns[i].Number)
		}
		lines[n] = strings.Join(parts, "  ")
	}
	return lines
}

// columnWidths finds widths that fit on the line: those of the contents, else
// with the heads of numbers wrapped and the widest words squeezed. Numbers are
// never broken. It reports false when that is not enough.
func columnWidths(t document.Table, width int) ([]int, bool) {
	if len(t.Columns) == 0 {
		return nil, false
	}
	cells, least := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	for _, row := range t.Rows {
		for i := range min(len(row), len(cells)) {
			words := cellWords(row[i])
			for line := range strings.SplitSeq(words, "\n") {
				cells[i] = max(cells[i], textWidth(line))
			}
			for word := range strings.FieldsSeq(words) {
				least[i] = max(least[i], min(textWidth(word), wideWord))
			}
		}
	}
	available := width - 2*(len(cells)-1)
	widths := make([]int, len(cells))
	sum := 0
	for i, c := range t.Columns {
		for word := range strings.FieldsSeq(disk.CellText(c.Head)) {
			least[i] = max(least[i], min(textWidth(word), wideWord))
		}
		widths[i] = max(cells[i], textWidth(disk.CellText(c.Head)), 1)
		sum += widths[i]
	}
	for i, c := range t.Columns {
		if sum <= available {
			return widths, true
		}
		if c.Number {
			narrow := cells[i]
			for word := range strings.FieldsSeq(disk.CellText(c.Head)) {
				narrow = max(narrow, textWidth(word))
			}
			sum -= widths[i] - narrow
			widths[i] = narrow
		}
	}
	if squeezed, ok := squeeze(t, slices.Clone(widths), least, available); ok {
		return squeezed, true
	}
	// Numbers are compared from row to row, even where that breaks words.
	numbers := 0
	for _, c := range t.Columns {
		if c.Number {
			numbers++
		}
	}
	if numbers < mostlyNumbers {
		return nil, false
	}
	return squeeze(t, widths, make([]int, len(widths)), available)
}

// squeeze takes width from the widest columns of words, one by one, until all
// stand on the line. It reports false where that would cut too much.
func squeeze(t document.Table, widths, least []int, available int) ([]int, bool) {
	sum := 0
	for _, w := range widths {
		sum += w
	}
	for sum > available {
		widest := -1
		for i, c := range t.Columns {
			if !c.Number && widths[i] > max(narrowest, least[i]) && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil, false
		}
		widths[widest]--
		sum--
	}
	return widths, true
}

// tableRecords renders each row as lines of "head: value".
func (p *textPage) tableRecords(t document.Table, width int) ([]string, error) {
	var lines []string
	for r, row := range t.Rows {
		if r%1024 == 0 && p.ctx.Err() != nil {
			return nil, p.ctx.Err()
		}
		if r > 0 {
			lines = append(lines, "")
		}
		for i := range min(len(row), len(t.Columns)) {
			text := disk.CellText(t.Columns[i].Head) + ": " + cellWords(row[i])
			lines = append(lines, prefixed(wrap(text, width-4), "", "    ")...)
		}
	}
	return lines, nil
}
