package importers

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"
)

// aside passes over comments and processing instructions and takes in CDATA.
// The window stands at `<!` or `<?`.
func (x *xmlReader) aside() error {
	for len(x.buf)-x.pos < 9 {
		more, err := x.fill()
		if err != nil {
			return err
		}
		if !more {
			break
		}
	}
	b := x.buf[x.pos:]
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		text, err := x.until(4, "--")
		if err != nil {
			return err
		}
		if end := x.buf[x.pos:]; len(end) == 0 || end[0] != '>' {
			return damagedf("it holds a malformed comment")
		}
		x.pos++
		return xmlLegal(text)
	case bytes.HasPrefix(b, []byte("<![CDATA[")) && len(x.starts) > 0:
		text, err := x.until(9, "]]>")
		if err != nil {
			return err
		}
		return x.section(text)
	case bytes.HasPrefix(b, []byte("<?")):
		first := x.read == int64(len(b))
		text, err := x.until(2, "?>")
		if err != nil {
			return err
		}
		return xmlInstruction(text, first)
	case bytes.HasPrefix(b, []byte("<!DOCTYPE")):
		return damagedf("it defines entities of its own (DOCTYPE), which no workbook does and which could be an attack")
	}
	return damagedf("a tag is malformed")
}

// until returns the text between the opening of that length and its end, and
// moves behind the end. For comments the byte behind it is read as well.
func (x *xmlReader) until(open int, end string) ([]byte, error) {
	for {
		b := x.buf[x.pos:]
		if n := bytes.Index(b[min(open, len(b)):], []byte(end)); n >= 0 {
			stop := open + n + len(end)
			if stop < len(b) || end != "--" {
				x.pos += stop
				return b[open : open+n], nil
			}
		}
		if len(b) > xmlMaxText {
			return nil, limitf("a text in it is longer than %d bytes", xmlMaxText)
		}
		more, err := x.fill()
		if err != nil {
			return nil, err
		}
		if !more {
			return nil, damagedf("it ends in the middle of a tag")
		}
	}
}

// section takes in the text of a CDATA section, where nothing is an entity.
func (x *xmlReader) section(text []byte) error {
	if err := xmlLegal(text); err != nil || !x.keep {
		return err
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	x.text = append(x.text, bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))...)
	if len(x.text) > xmlMaxText {
		return limitf("a text in it is longer than %d bytes", xmlMaxText)
	}
	return nil
}

// xmlLegal refuses characters that XML does not allow.
func xmlLegal(text []byte) error {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 || !xmlChar(r) {
			return damagedf("it holds bytes that are no characters")
		}
		i += n
	}
	return nil
}

// xmlDeclaration is what may stand between `<?` and `?>` at the start of a part.
var xmlDeclaration = regexp.MustCompile(`^xml\s+version\s*=\s*("1\.0"|'1\.0')(\s+encoding\s*=\s*("[A-Za-z0-9._-]+"|'[A-Za-z0-9._-]+'))?(\s+standalone\s*=\s*("yes"|'yes'|"no"|'no'))?\s*$`)

// xmlInstruction checks a processing instruction. The declaration may only
// stand first and name an encoding that XML parts have.
func xmlInstruction(text []byte, first bool) error {
	n := xmlName(text)
	if n == 0 || n < len(text) && !xmlBlank(text[n]) {
		return damagedf("a tag is malformed")
	}
	if !strings.EqualFold(string(text[:n]), "xml") {
		return xmlLegal(text)
	}
	m := xmlDeclaration.FindSubmatch(text)
	if m == nil || !first {
		return damagedf("an XML declaration is malformed or not at the start")
	}
	switch strings.ToLower(strings.Trim(string(m[3]), `"'`)) {
	case "", "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii":
		return nil
	}
	return damagedf("a part claims an encoding that workbooks do not have")
}
