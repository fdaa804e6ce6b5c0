package docx

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/disk"
)

// markup writes XML. It closes elements in the order in which they were opened
// and escapes all text, so that what comes out is well-formed whatever goes in.
// The first error of the writer behind it sticks and comes back from flush.
type markup struct {
	out  *bufio.Writer
	open []string
}

func newMarkup(w io.Writer) *markup {
	m := &markup{out: bufio.NewWriter(w)}
	m.out.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	return m
}

// start opens an element; attributes are names and values by turns.
func (m *markup) start(name string, attributes ...string) {
	m.tag(name, attributes)
	m.out.WriteByte('>')
	m.open = append(m.open, name)
}

// leaf writes an element without content.
func (m *markup) leaf(name string, attributes ...string) {
	m.tag(name, attributes)
	m.out.WriteString("/>")
}

// value writes an element whose only attribute is w:val, the commonest of all.
func (m *markup) value(name, value string) { m.leaf(name, "w:val", value) }

// number is value for a whole number.
func (m *markup) number(name string, value int) { m.value(name, strconv.Itoa(value)) }

// flag writes an element whose presence says it all, when on is set.
func (m *markup) flag(name string, on bool) {
	if on {
		m.leaf(name)
	}
}

// end closes so many elements.
func (m *markup) end(n int) {
	for range n {
		last := len(m.open) - 1
		m.out.WriteString("</" + m.open[last] + ">")
		m.open = m.open[:last]
	}
}

// wrap writes an element with text in it.
func (m *markup) wrap(name, text string, attributes ...string) {
	m.start(name, attributes...)
	m.text(text)
	m.end(1)
}

func (m *markup) tag(name string, attributes []string) {
	m.out.WriteByte('<')
	m.out.WriteString(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		m.out.WriteByte(' ')
		m.out.WriteString(attributes[i])
		m.out.WriteString(`="`)
		m.text(attributes[i+1])
		m.out.WriteByte('"')
	}
}

// text writes what people wrote. What XML cannot hold shows as U+FFFD; characters
// that turn the direction of whatever follows are left out, for they would reach
// beyond the text that they stand in.
func (m *markup) text(s string) {
	s = disk.CellText(s)
	if strings.ContainsFunc(s, turns) {
		s = strings.Map(func(r rune) rune {
			if turns(r) {
				return -1
			}
			return r
		}, s)
	}
	from := 0
	for i := 0; i < len(s); i++ {
		var escaped string
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&quot;"
		case '\n':
			escaped = "&#10;"
		case '\t':
			escaped = "&#9;"
		default:
			continue
		}
		m.out.WriteString(s[from:i])
		m.out.WriteString(escaped)
		from = i + 1
	}
	m.out.WriteString(s[from:])
}

// turns reports whether a character is an embedding, an override or an isolate,
// or the end of one.
func turns(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// finish closes what is open and hands everything on.
func (m *markup) finish() error {
	m.end(len(m.open))
	return m.out.Flush()
}
