package importers

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// xmlPlain marks the bytes that stand for themselves in text and in values:
// ASCII but control characters, tags, entities and "]" (because of "]]>").
var xmlPlain = func() (t [256]bool) {
	for b := range 256 {
		t[b] = b >= 0x20 && b < utf8.RuneSelf && b != '<' && b != '&' && b != ']'
	}
	return t
}()

// chars reads the text up to the next tag.
func (x *xmlReader) chars() error {
	end := bytes.IndexByte(x.buf[x.pos:], '<')
	for end < 0 {
		seen := len(x.buf) - x.pos
		if seen > xmlMaxText {
			return limitf("a text in it is longer than %d bytes", xmlMaxText)
		}
		more, err := x.fill()
		if err != nil {
			return err
		}
		if !more {
			end = len(x.buf) - x.pos
			break
		}
		if end = bytes.IndexByte(x.buf[x.pos+seen:], '<'); end >= 0 {
			end += seen
		}
	}
	text := x.buf[x.pos : x.pos+end]
	x.pos += end
	if len(x.starts) == 0 && len(bytes.Trim(text, " \t\r\n")) > 0 {
		return damagedf("there is text outside of its elements")
	}
	return x.take(text)
}

// take checks a stretch of text and keeps it where it is wanted.
func (x *xmlReader) take(text []byte) error {
	plain := 0
	for plain < len(text) && xmlPlain[text[plain]] {
		plain++
	}
	if !x.keep {
		if plain < len(text) {
			_, err := xmlAppend(nil, text[plain:], false)
			return err
		}
		return nil
	}
	x.text = append(x.text, text[:plain]...)
	if plain < len(text) {
		var err error
		if x.text, err = xmlAppend(x.text, text[plain:], false); err != nil {
			return err
		}
	}
	if len(x.text) > xmlMaxText {
		return limitf("a text in it is longer than %d bytes", xmlMaxText)
	}
	return nil
}

// xmlAppend appends the characters that a raw text stands for: entities are
// resolved and line ends become line feeds, in values of attributes spaces.
func xmlAppend(out, raw []byte, value bool) ([]byte, error) {
	for i := 0; i < len(raw); {
		b := raw[i]
		switch {
		case xmlPlain[b]:
			out = append(out, b)
			i++
		case b == '&':
			semicolon := bytes.IndexByte(raw[i:min(len(raw), i+12)], ';')
			r := rune(-1)
			if semicolon > 0 {
				r = xmlEntity(string(raw[i+1 : i+semicolon]))
			}
			if r < 0 {
				return out, damagedf("it holds an entity that XML does not know")
			}
			out = utf8.AppendRune(out, r)
			i += semicolon + 1
		case b == '\r' && i+1 < len(raw) && raw[i+1] == '\n':
			i++
		case value && xmlBlank(b):
			out = append(out, ' ')
			i++
		case b == '\r':
			out = append(out, '\n')
			i++
		case b == '\t' || b == '\n':
			out = append(out, b)
			i++
		case b == ']':
			if !value && bytes.HasPrefix(raw[i:], []byte("]]>")) {
				return out, damagedf("it holds a stray end of a section")
			}
			out = append(out, b)
			i++
		default:
			r, n := utf8.DecodeRune(raw[i:])
			if r == utf8.RuneError && n == 1 || !xmlChar(r) {
				return out, damagedf("it holds bytes that are no characters")
			}
			out = append(out, raw[i:i+n]...)
			i += n
		}
	}
	return out, nil
}

// xmlEntity is the character that an entity stands for, -1 when there is none.
func xmlEntity(name string) rune {
	switch name {
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	if len(name) < 2 || name[0] != '#' {
		return -1
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	if digits == "" || digits[0] == '+' || digits[0] == '-' {
		return -1
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || !xmlChar(rune(n)) {
		return -1
	}
	return rune(n)
}

// xmlChar reports whether XML 1.0 allows the character.
func xmlChar(r rune) bool {
	return r >= 0x20 && r <= 0xd7ff || r == '\t' || r == '\n' || r == '\r' || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= utf8.MaxRune
}
