package exporters

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/namati/lex/internal/disk"
	"github.com/namati/lex/internal/document"
)

// inlines renders running text. On one line, line ends become spaces.
func (m *markdown) inlines(inlines []document.Inline, oneLine bool) string {
	return broken(m.spans(inlines, oneLine))
}

// spans renders running text whose lines are still to be broken.
func (m *markdown) spans(inlines []document.Inline, oneLine bool) string {
	var b strings.Builder
	for i, in := range inlines {
		switch in := in.(type) {
		case document.Text:
			b.WriteString(emphasized(escapeMarkdown(in.Text, oneLine), in.Bold, in.Italic, lastRune(b.String()), firstRune(inlines[i+1:])))
		case document.Figure:
			b.WriteString(emphasized(m.cell(in.Value), in.Bold, false, lastRune(b.String()), firstRune(inlines[i+1:])))
		case document.Link:
			b.WriteString(m.link(m.spans(in.Text, oneLine), in.URL))
		case document.Footnote:
			m.notes = append(m.notes, in.Text)
			b.WriteString("[^" + strconv.Itoa(len(m.notes)) + "]")
		}
	}
	return b.String()
}

// cell renders the words of a cell on one line.
func (m *markdown) cell(c document.Cell) string {
	words := escapeMarkdown(strings.TrimSpace(c.Text), true)
	if c.Kind == document.Address && c.URL != "" {
		return m.link(words, c.URL)
	}
	return words
}

func (m *markdown) link(words, url string) string {
	safe, ok := disk.SafeLink(url)
	if !ok {
		m.unsafe++
		return words
	}
	if words == "" {
		words = escapeMarkdown(safe, true)
	}
	return "[" + words + "](<" + strings.ReplaceAll(safe, "|", "%7C") + ">)"
}

// escapeMarkdown makes words mean themselves wherever they stand in a line.
// Line ends become spaces on one line, else they stay for broken.
func escapeMarkdown(s string, oneLine bool) string {
	var b strings.Builder
	s = disk.CellText(s)
	for i, r := range s {
		switch {
		case r == '\n' && oneLine, r == '\t':
			b.WriteByte(' ')
			continue
		case r == '\\' && strings.TrimSpace(s[i+1:]) == "", r == '\\' && strings.HasPrefix(strings.TrimLeft(s[i+1:], " \u00a0\t"), "\n"):
			// Before the mark of a hard break some readers count wrong.
			b.WriteString("&#92;")
			continue
		case strings.ContainsRune("\\`*_[]<>|~&$@^", r):
			b.WriteByte('\\')
		case r == ':' && strings.HasPrefix(s[i:], "://"), r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www"):
			// What looks like an address would become a link.
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// broken makes the lines of a text stay lines, and none of them begin anything
// but a line. Empty ones would end the paragraph.
func broken(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = escapeStart(strings.TrimSpace(line)); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\\\n")
}

// escapeStart makes words mean themselves at the beginning of a line: no
// heading, list or rule. Spaces there are lost, or four of them would be code.
func escapeStart(s string) string {
	s = strings.TrimLeft(s, " ")
	if s == "" {
		return s
	}
	if strings.ContainsRune("#+-=:", rune(s[0])) {
		return `\` + s
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') {
		return s[:digits] + `\` + s[digits:]
	}
	return s
}

// emphasized sets words bold or italic. Where the marks of Markdown would not be
// read as such, because of the letters beside them, tags serve.
func emphasized(words string, bold, italic bool, before, after rune) string {
	inner := strings.Trim(words, " \n")
	if inner == "" || !bold && !italic {
		return words
	}
	at := strings.Index(words, inner)
	lead, trail := words[:at], words[at+len(inner):]
	first, _ := utf8.DecodeRuneInString(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	if lead != "" {
		before = ' '
	}
	if trail != "" {
		after = ' '
	}
	plain := !strings.Contains(inner, "\n") && flanks(before, first) && flanks(after, last) && before != '*' && after != '*'
	mark := func(sign, tag string) {
		if plain {
			inner = sign + inner + sign
		} else {
			inner = "<" + tag + ">" + inner + "</" + tag + ">"
		}
	}
	if italic {
		mark("*", "em")
	}
	if bold {
		mark("**", "strong")
	}
	return lead + inner + trail
}

// flanks reports whether a mark between an outer and an inner letter is read.
func flanks(outer, inner rune) bool {
	punctuation := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
	return !punctuation(inner) || outer == 0 || unicode.IsSpace(outer) || punctuation(outer)
}

func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// firstRune is the first letter that the inlines will show; a mark for what
// begins with one.
func firstRune(inlines []document.Inline) rune {
	if len(inlines) == 0 {
		return 0
	}
	var s string
	switch in := inlines[0].(type) {
	case document.Text:
		s = in.Text
		if in.Bold || in.Italic {
			s = "*"
		}
	case document.Figure:
		s = in.Value.Text
		if in.Bold {
			s = "*"
		}
	default:
		return '['
	}
	if s == "" {
		return firstRune(inlines[1:])
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
