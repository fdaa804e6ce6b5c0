package exporters

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// textWidth returns the number of columns that text takes on a terminal: two
// for wide East Asian letters and emoji, none for marks upon letters.
func textWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// wrap breaks text into lines of at most columns, at spaces only: a no-break
// space holds, and a longer word keeps a line of its own. Line feeds break.
func wrap(s string, columns int) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapLine(line, columns)...)
	}
	return lines
}

func wrapLine(s string, columns int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' }) {
		wide := textWidth(word)
		if used > 0 && used+1+wide > columns {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += wide
	}
	return append(lines, line.String())
}

// wrapHard is wrap for a cell of a table, where nothing may stick out: a word
// that is too long is broken anywhere.
func wrapHard(s string, columns int) []string {
	var lines []string
	for _, line := range wrap(s, columns) {
		for textWidth(line) > columns {
			used, end := 0, len(line)
			for i, r := range line {
				if used += runeWidth(r); used > columns && i > 0 {
					end = i
					break
				}
			}
			if end == len(line) {
				break
			}
			lines = append(lines, line[:end])
			line = line[end:]
		}
		lines = append(lines, line)
	}
	return lines
}

// underlined is text with a rule under it, as wide as its widest line.
func underlined(s, rule string) []string {
	lines := wrap(s, textColumns)
	widest := 0
	for _, line := range lines {
		widest = max(widest, textWidth(line))
	}
	return append(lines, strings.Repeat(rule, widest))
}

// prefixed puts first before the first line and rest before the others.
func prefixed(lines []string, first, rest string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if i == 0 {
			out[i] = first + line
		} else {
			out[i] = rest + line
		}
	}
	return out
}

// padded fills text up to columns, on its left when right is set.
func padded(s string, columns int, right bool) string {
	fill := strings.Repeat(" ", max(0, columns-textWidth(s)))
	if right {
		return fill + s
	}
	return s + fill
}
