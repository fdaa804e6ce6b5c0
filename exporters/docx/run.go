package docx

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"github.com/namati/lex/internal/disk"
)

// look are the properties of a run of text. Zero values leave a property to the
// styles.
type look struct {
	style, font  string
	bold, italic bool
	color        string
	// size is in half points.
	size        int
	underlined  bool
	raised      bool
	rightToLeft bool
	// language is a tag such as es-ES.
	language string
}

// properties writes the children of w:rPr in the order of the schema.
func (l look) properties(m *markup) {
	if l.style != "" {
		m.value("w:rStyle", l.style)
	}
	if l.font != "" {
		m.leaf("w:rFonts", "w:ascii", l.font, "w:hAnsi", l.font, "w:cs", l.font)
	}
	m.flag("w:b", l.bold)
	m.flag("w:bCs", l.bold)
	m.flag("w:i", l.italic)
	m.flag("w:iCs", l.italic)
	if l.color != "" {
		m.value("w:color", l.color)
	}
	if l.size > 0 {
		m.number("w:sz", l.size)
		m.number("w:szCs", l.size)
	}
	if l.underlined {
		m.value("w:u", "single")
	}
	if l.raised {
		m.value("w:vertAlign", "superscript")
	}
	m.flag("w:rtl", l.rightToLeft)
	if l.language != "" {
		if l.rightToLeft {
			m.leaf("w:lang", "w:bidi", l.language)
		} else {
			m.value("w:lang", l.language)
		}
	}
}

// start opens a run; the caller ends it.
func (l look) start(m *markup) {
	m.start("w:r")
	if l != (look{}) {
		m.start("w:rPr")
		l.properties(m)
		m.end(1)
	}
}

// words writes text as runs, one for each direction of writing.
func words(m *markup, text string, l look) {
	for _, s := range stretches(disk.CellText(text)) {
		l.rightToLeft = s.rightToLeft
		l.start(m)
		for {
			i := strings.IndexAny(s.text, "\n\t")
			before := s.text
			if i >= 0 {
				before = s.text[:i]
			}
			if before != "" {
				m.wrap("w:t", before, "xml:space", "preserve")
			}
			if i < 0 {
				break
			}
			if s.text[i] == '\n' {
				m.leaf("w:br")
			} else {
				m.leaf("w:tab")
			}
			s.text = s.text[i+1:]
		}
		m.end(1)
	}
}

// stretch is text of one direction.
type stretch struct {
	text        string
	rightToLeft bool
}

// stretches parts text where the direction of its letters changes. What has no
// direction of its own goes with the letters on both sides where they agree, and
// with left-to-right text otherwise.
func stretches(s string) []stretch {
	if !strings.ContainsFunc(s, rightToLeft) {
		if s == "" {
			return nil
		}
		return []stretch{{text: s}}
	}
	var out []stretch
	// from is where the stretch begins, letters where its last letter ends.
	from, letters, current := 0, 0, false
	cut := func(at int, next bool) {
		if at > from {
			out = append(out, stretch{s[from:at], current})
		}
		from, current = at, next
	}
	for i, r := range s {
		properties, size := bidi.LookupRune(r)
		var to bool
		switch properties.Class() {
		case bidi.R, bidi.AL:
			to = true
		case bidi.L:
		default:
			continue
		}
		if to != current {
			at := i
			if current {
				at = letters
			}
			cut(at, to)
		}
		letters = i + size
	}
	if current {
		cut(letters, false)
	}
	cut(len(s), false)
	return out
}

func rightToLeft(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// startsRightToLeft reports whether the first letter of a text is of a script
// that is written from right to left.
func startsRightToLeft(s string) bool {
	for _, r := range s {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return false
}

// emu is a measure of points in English metric units, which drawings use.
func emu(points float64) string { return strconv.Itoa(int(math.Round(points * 12700))) }
