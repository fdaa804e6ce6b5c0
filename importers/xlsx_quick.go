package importers

import (
	"bytes"
	"unicode/utf8"
)

// Nearly all cells of nearly all workbooks are written in one of a few forms:
//
//	<c r="B7" s="3" t="s"><v>12</v></c>
//	<c r="B7" t="inlineStr"><is><t>Ana</t></is></c>
//
// quick reads those without taking them apart tag by tag, several times faster.
// Whatever differs in the least, readCell reads; both give the same cells, which
// a test compares.

// xlsxQuickTag is longer than any start tag that quick takes.
const xlsxQuickTag = 96

// xlsxEasy marks the bytes that quick passes over in texts: those that stand for
// themselves, and those beyond ASCII, which are checked afterwards. 0xEF begins
// the two characters beyond ASCII that XML does not allow.
var xlsxEasy = func() (t [256]bool) {
	for b := range 256 {
		t[b] = xmlPlain[b] || b >= utf8.RuneSelf && b != 0xef
	}
	return t
}()

// quick reads the cell at which the window stands, if it is of a usual form and
// wholly in the window. It reports whether it did.
func (r *xlsxRows) quick() (bool, error) {
	b := r.x.buf[r.x.pos:]
	if !r.plain || len(b) < xlsxQuickTag || b[0] != '<' || b[1] != 'c' || b[2] != ' ' {
		return false, nil
	}
	tag, ok := r.quickTag(b)
	if !ok {
		return false, nil
	}
	i := tag.length
	var open, end string
	switch {
	case tag.closed:
		r.x.pos += i
		return true, r.move(tag.column)
	case tag.kind == kindInline:
		open, end = "<is><t>", "</t></is></c>"
		if spaced := `<is><t xml:space="preserve">`; len(b)-i > len(spaced) && string(b[i:i+len(spaced)]) == spaced {
			open = spaced
		}
	default:
		open, end = "<v>", "</v></c>"
	}
	if len(b)-i < len(open) || string(b[i:i+len(open)]) != open {
		return false, nil
	}
	i += len(open)
	text, all := xlsxEasyText(b[i:])
	i += len(text)
	if len(b)-i < len(end) || string(b[i:i+len(end)]) != end || !xlsxTextIsEasy(text, all, tag.kind) {
		return false, nil
	}
	if err := r.move(tag.column); err != nil {
		return true, err
	}
	show, err := r.style(tag.style)
	if err != nil {
		return true, err
	}
	r.x.pos += i + len(end)
	return true, r.value(tag.kind, show, text)
}

// xlsxEasyText is the longest stretch of easy bytes at the start of b, and all of
// its bytes or'ed together.
func xlsxEasyText(b []byte) (text []byte, all byte) {
	for i, c := range b {
		if !xlsxEasy[c] {
			return b[:i], all
		}
		all |= c
	}
	return b, all
}

// xlsxTextIsEasy checks what xlsxEasyText passed over.
func xlsxTextIsEasy(text []byte, all byte, kind xlsxKind) bool {
	if all >= utf8.RuneSelf && !utf8.Valid(text) {
		return false
	}
	return kind != kindInline || bytes.IndexByte(text, '_') < 0 || !bytes.Contains(text, []byte("_x"))
}

// xlsxTag is a cell's start tag as quick understands it.
type xlsxTag struct {
	kind           xlsxKind
	closed         bool
	column, length int
	style          []byte
}

// quickTag reads `<c r="B7" s="3" t="s">`, each attribute at most once and in
// this order. b holds more bytes than such a tag can have.
func (r *xlsxRows) quickTag(b []byte) (tag xlsxTag, ok bool) {
	i := 2
	tag.column = r.column + 1
	if b[i] == ' ' && b[i+1] == 'r' && b[i+2] == '=' && b[i+3] == '"' {
		i += 4
		column, first := 0, i
		for ; b[i] >= 'A' && b[i] <= 'Z' && i < first+3; i++ {
			column = column*26 + int(b[i]-'A') + 1
		}
		n := len(r.digits)
		if i == first || string(b[i:i+n]) != string(r.digits) || b[i+n] != '"' {
			return tag, false
		}
		tag.column = column - 1
		i += n + 1
	}
	if b[i] == ' ' && b[i+1] == 's' && b[i+2] == '=' && b[i+3] == '"' {
		i += 4
		first := i
		for ; b[i] >= '0' && b[i] <= '9' && i < first+7; i++ {
		}
		tag.style = b[first:i]
		if b[i] != '"' {
			return tag, false
		}
		i++
	}
	if b[i] == ' ' && b[i+1] == 't' && b[i+2] == '=' && b[i+3] == '"' {
		i += 4
		n := bytes.IndexByte(b[i:i+12], '"')
		if n < 0 {
			return tag, false
		}
		if tag.kind, ok = xlsxKindOf(b[i : i+n]); !ok {
			return tag, false
		}
		i += n + 1
	}
	if b[i] == '/' && b[i+1] == '>' {
		tag.closed = true
		i++
	}
	tag.length = i + 1
	return tag, b[i] == '>'
}
