package importers

import "bytes"

// Nearly all cells of nearly all spreadsheets are written in one of these forms,
// the style and the calcext attribute being there or not:
//
//	<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Ana</text:p></table:table-cell>
//	<table:table-cell table:style-name="ce1" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>
//	<table:table-cell/>
//
// odsQuick takes those apart without reading them tag by tag, several times
// faster. Whatever differs in the least, readCell reads; both give the same
// cells, which a test compares.
type odsQuick struct {
	length      int // of all the cell's bytes
	number      bool
	text, value []byte
}

// The pieces of such a cell, in their order.
var (
	odsQuickOpen   = []byte("<table:table-cell")
	odsQuickStyle  = []byte(` table:style-name="`)
	odsQuickType   = []byte(` office:value-type="`)
	odsQuickValue  = []byte(` office:value="`)
	odsQuickLook   = []byte(` calcext:value-type="`)
	odsQuickText   = []byte("><text:p>")
	odsQuickClose  = []byte("</text:p></table:table-cell>")
	odsQuickString = []byte("string")
	odsQuickFloat  = []byte("float")
)

// odsQuickPrefixes are the prefixes that the forms use, with what they must mean.
var odsQuickPrefixes = []struct {
	prefix string
	space  xmlSpace
}{{"table", spaceTable}, {"office", spaceOffice}, {"text", spaceText}, {"calcext", spaceCalc}}

// odsMayQuick reports whether the prefixes mean here what odsQuick takes them to.
func (x *xmlReader) odsMayQuick() bool {
	for _, p := range odsQuickPrefixes {
		if space, _ := x.prefix([]byte(p.prefix)); space != p.space {
			return false
		}
	}
	return true
}

// odsQuickCell reads the cell at the start of b, if it is of a usual form and
// whole.
func odsQuickCell(b []byte) (c odsQuick, ok bool) {
	rest, ok := bytes.CutPrefix(b, odsQuickOpen)
	if !ok {
		return c, false
	}
	if bytes.HasPrefix(rest, []byte("/>")) {
		c.length = len(odsQuickOpen) + 2
		return c, true
	}
	if _, rest, ok = odsQuickAttr(rest, odsQuickStyle); !ok {
		return c, false
	}
	kind, rest, ok := odsQuickAttr(rest, odsQuickType)
	switch {
	case !ok:
		return c, false
	case bytes.Equal(kind, odsQuickFloat):
		c.number = true
		if c.value, rest, ok = odsQuickAttr(rest, odsQuickValue); !ok || len(c.value) == 0 {
			return c, false
		}
	case !bytes.Equal(kind, odsQuickString):
		return c, false
	}
	look, rest, ok := odsQuickAttr(rest, odsQuickLook)
	if !ok || len(look) > 0 && !bytes.Equal(look, kind) {
		return c, false
	}
	if rest, ok = bytes.CutPrefix(rest, odsQuickText); !ok {
		return c, false
	}
	text, all := xlsxEasyText(rest)
	rest, ok = bytes.CutPrefix(rest[len(text):], odsQuickClose)
	if !ok || !xlsxTextIsEasy(text, all, kindText) {
		return c, false
	}
	c.text, c.length = text, len(b)-len(rest)
	return c, true
}

// odsQuickAttr reads an attribute that may be missing, and is false for a value
// that needs a closer look.
func odsQuickAttr(b, name []byte) (value, rest []byte, ok bool) {
	after, found := bytes.CutPrefix(b, name)
	if !found {
		return nil, b, true
	}
	for i, c := range after {
		if c == '"' {
			return after[:i], after[i+1:], true
		}
		if !xmlPlain[c] {
			break
		}
	}
	return nil, b, false
}

// quick reads the cell at which the window stands, if it is of a usual form and
// wholly in the window. It reports whether it did.
func (r *odsRows) quick() (bool, error) {
	if !r.plain || r.x.closed {
		return false, nil
	}
	c, ok := odsQuickCell(r.x.buf[r.x.pos:])
	if !ok || len(c.text) > xlsxMaxText {
		return false, nil
	}
	if c.text == nil {
		r.x.pos += c.length
		r.column = min(r.column+1, xlsxMaxColumns)
		return true, nil
	}
	if r.column+1 >= xlsxMaxColumns {
		return false, nil
	}
	start := len(r.text)
	cell := Cell{Type: Text}
	if c.number {
		var err error
		if r.text, err = xlsxNumber(r.text, c.value); err != nil {
			return true, err
		}
		cell.Type = Number
	} else {
		r.text = append(r.text, c.text...)
	}
	r.x.pos += c.length
	r.column++
	r.own(cell, start)
	return true, nil
}

// skipTable passes over the rest of the table whose start was read last, checking
// all of it.
func (x *xmlReader) skipTable() error {
	quick := x.odsMayQuick()
	for depth := len(x.starts); ; {
		for quick && !x.closed {
			c, ok := odsQuickCell(x.buf[x.pos:])
			if !ok {
				break
			}
			x.pos += c.length
		}
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == xmlEnd && len(x.starts) < depth {
			return nil
		}
	}
}
