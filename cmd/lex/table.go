package main

import (
	"strings"

	"github.com/fatih/color"
	"golang.org/x/text/width"
)

// column is the head of a terminal table; right aligns numbers.
type column struct {
	head  string
	right bool
}

// table prints rows under heads: aligned on a terminal, separated by tabs in a
// pipe, so that people and other programs can both read it.
func (c *console) table(columns []column, rows [][]string) {
	if !c.terminal {
		heads := make([]string, len(columns))
		for i, col := range columns {
			heads[i] = col.head
		}
		c.print("%s", strings.Join(heads, "\t"))
		for _, row := range rows {
			c.print("%s", tabbed(row))
		}
		return
	}
	widths := make([]int, len(columns))
	for i, col := range columns {
		widths[i] = displayWidth(col.head)
		for _, row := range rows {
			widths[i] = max(widths[i], displayWidth(inline(row[i])))
		}
	}
	line := func(cell func(i int) string) string {
		var b strings.Builder
		for i, col := range columns {
			text := cell(i)
			gap := strings.Repeat(" ", max(0, widths[i]-displayWidth(text)))
			if i > 0 {
				b.WriteString("  ")
			}
			if col.right {
				b.WriteString(gap + text)
			} else {
				b.WriteString(text + gap)
			}
		}
		return strings.TrimRight(b.String(), " ")
	}
	c.print("%s", c.paint(c.out, line(func(i int) string { return columns[i].head }), color.Bold))
	for _, row := range rows {
		c.print("%s", line(func(i int) string { return inline(row[i]) }))
	}
}

// tabbed is a row for other programs.
func tabbed(row []string) string {
	cells := make([]string, len(row))
	for i, cell := range row {
		cells[i] = strings.ReplaceAll(inline(cell), "\t", " ")
	}
	return strings.Join(cells, "\t")
}

// displayWidth counts the columns that a text takes on a terminal.
func displayWidth(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
