package importers

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cleanLine brings the text of a cell to one line: outer spaces removed, inner
// white space (line breaks and no-break spaces too) collapsed to single spaces,
// composed to NFC, invisible marks of direction and width removed. It is false
// when the text holds control characters or broken UTF-8, which no spreadsheet
// program writes: such text came through a wrong decoding and cannot be trusted.
// Nearly every cell is clean already and is returned as it is.
func cleanLine(s string) (string, bool) {
	if isClean(s) {
		return s, true
	}
	return clean(s, false)
}

// cleanBlock is cleanLine for texts of several lines: line breaks stay.
func cleanBlock(s string) (string, bool) {
	if isClean(s) {
		return s, true
	}
	return clean(s, true)
}

// isClean tells the usual texts without building anything: printable ASCII and
// composed Latin letters, single spaces inside. Such a text is in NFC. It looks
// at eight bytes at a time while they are ASCII.
func isClean(s string) bool {
	if s == "" {
		return true
	}
	space := true
	for i := 0; i < len(s); {
		if i+8 <= len(s) {
			t := s[i : i+8]
			x := uint64(t[0]) | uint64(t[1])<<8 | uint64(t[2])<<16 | uint64(t[3])<<24 |
				uint64(t[4])<<32 | uint64(t[5])<<40 | uint64(t[6])<<48 | uint64(t[7])<<56
			if x&tops == 0 {
				// The top bit of each byte: set for bytes below ' ' and for 0x7f.
				if (^(x+0x60*ones)|(x+ones))&tops != 0 {
					return false
				}
				spaces := ^((x ^ ' '*ones) + 0x7f*ones) & tops
				if spaces&(spaces<<8) != 0 || space && spaces&0x80 != 0 {
					return false
				}
				space = spaces>>63 != 0
				i += 8
				continue
			}
		}
		for end := min(i+8, len(s)); i < end; i++ {
			switch c := s[i]; {
			case c == ' ':
				if space {
					return false
				}
				space = true
				continue
			case c > ' ' && c < 0x7f:
			case c >= 0xc3 && c <= 0xc8 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] <= 0xbf:
				i++ // U+00C0 to U+023F
			default:
				return false
			}
			space = false
		}
	}
	return !space
}

// A one, and the top bit, in each of eight bytes.
const (
	ones = 0x0101010101010101
	tops = 0x80 * ones
)

func clean(s string, lines bool) (string, bool) {
	sound := utf8.ValidString(s)
	if !sound {
		s = strings.ToValidUTF8(s, "�")
	}
	var b strings.Builder
	b.Grow(len(s))
	spaces, breaks := false, 0 // white space seen since the last character
	for _, r := range s {
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			spaces = true
			breaks++
			continue
		case isSpace(r):
			spaces = true
			continue
		case isInvisible(r):
			continue
		case r < ' ' || r >= 0x7f && r < 0xa0:
			sound = false
			continue
		}
		if spaces && b.Len() > 0 {
			switch {
			case lines && breaks > 1:
				b.WriteString("\n\n") // a paragraph
			case lines && breaks > 0:
				b.WriteByte('\n')
			default:
				b.WriteByte(' ')
			}
		}
		spaces, breaks = false, 0
		b.WriteRune(r)
	}
	s = b.String()
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return s, sound
}

func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\u00a0', '\u1680', '\u202f', '\u205f', '\u3000':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}

// isInvisible tells zero-width characters and controls of direction: they make
// equal names unequal and can turn the order of a line around.
func isInvisible(r rune) bool {
	switch {
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e',
		r >= '\u2060' && r <= '\u2064', r >= '\u2066' && r <= '\u206f',
		r == '\u00ad', r == '\u061c', r == '\ufeff':
		return true
	}
	return false
}
