package importers

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// charset is a character encoding of text files.
type charset struct {
	// title is the encoding's usual name, names are those that --encoding
	// takes, folded by charsetKey.
	title string
	names []string
	// wide is 2 for UTF-16, with big telling which end comes first.
	wide int
	big  bool
	// table has the UTF-8 bytes of each single-byte character; nil for UTF-8
	// and UTF-16. A nil entry is a byte that the encoding does not have.
	table *[256][]byte
}

// charsets lists the encodings that lex reads, the likely ones first.
var charsets = []*charset{
	{title: "UTF-8", names: []string{"utf8", "unicode"}},
	{title: "UTF-16 (little end first)", names: []string{"utf16le", "utf16", "ucs2"}, wide: 2},
	{title: "UTF-16 (big end first)", names: []string{"utf16be"}, wide: 2, big: true},
	singleByte("Windows-1252", charmap.Windows1252, "windows1252", "cp1252", "1252", "ansi", "latin1", "iso88591"),
	singleByte("IBM code page 850", charmap.CodePage850, "cp850", "ibm850", "850"),
	singleByte("Mac Roman", charmap.Macintosh, "macintosh", "macroman", "mac"),
	singleByte("ISO 8859-15", charmap.ISO8859_15, "iso885915", "latin9"),
	singleByte("ISO 8859-2", charmap.ISO8859_2, "iso88592", "latin2"),
	singleByte("Windows-1250", charmap.Windows1250, "windows1250", "cp1250", "1250"),
	singleByte("Windows-1251", charmap.Windows1251, "windows1251", "cp1251", "1251"),
	singleByte("Windows-1253", charmap.Windows1253, "windows1253", "cp1253", "1253"),
	singleByte("Windows-1254", charmap.Windows1254, "windows1254", "cp1254", "1254"),
	singleByte("Windows-1256", charmap.Windows1256, "windows1256", "cp1256", "1256"),
	singleByte("IBM code page 437", charmap.CodePage437, "cp437", "ibm437", "437"),
	singleByte("IBM code page 858", charmap.CodePage858, "cp858", "ibm858", "858"),
	singleByte("IBM code page 860", charmap.CodePage860, "cp860", "ibm860", "860"),
	singleByte("IBM code page 863", charmap.CodePage863, "cp863", "ibm863", "863"),
}

// The encodings that detection can come to.
var (
	charsetUTF8    = charsets[0]
	charsetUTF16LE = charsets[1]
	charsetUTF16BE = charsets[2]
	charset1252    = charsets[3]
	charset850     = charsets[4]
	charsetMac     = charsets[5]
)

func singleByte(title string, m *charmap.Charmap, names ...string) *charset {
	c := &charset{title: title, names: names, table: new([256][]byte)}
	for b := range 256 {
		r := m.DecodeByte(byte(b))
		// Windows-1252 leaves five bytes to C1 controls, which no text holds.
		if r == utf8.RuneError || r >= 0x80 && r < 0xa0 {
			continue
		}
		c.table[b] = utf8.AppendRune(nil, r)
	}
	return c
}

// charsetNamed finds an encoding by the name that a person gave it.
func charsetNamed(name string) (*charset, error) {
	key := charsetKey(name)
	for _, c := range charsets {
		for _, n := range c.names {
			if n == key {
				return c, nil
			}
		}
	}
	return nil, &Refused{Code: codeEncoding, Reason: "lex does not know an encoding of that name",
		Hint: "usual ones are utf-8, utf-16, windows-1252, cp850 and macintosh; leave --encoding out to let lex find out"}
}

// KnownEncoding checks the name of an encoding; the error is a *Refused.
func KnownEncoding(name string) error {
	_, err := charsetNamed(name)
	return err
}

// charsetKey folds the many spellings of an encoding's name.
func charsetKey(name string) string {
	if len(name) > 40 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, name)
}

// bom is how many bytes of a byte order mark in this encoding begin the text.
func (c *charset) bom(head []byte) int {
	for _, mark := range []struct {
		c     *charset
		bytes string
	}{{charsetUTF8, "\xef\xbb\xbf"}, {charsetUTF16LE, "\xff\xfe"}, {charsetUTF16BE, "\xfe\xff"}} {
		if mark.c == c && strings.HasPrefix(string(head[:min(3, len(head))]), mark.bytes) {
			return len(mark.bytes)
		}
	}
	return 0
}
