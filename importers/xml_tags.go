package importers

import "bytes"

// xmlNameByte marks the bytes of names. XML allows letters beyond ASCII; no name
// in a workbook has one.
var xmlNameByte = func() (t [256]bool) {
	for b := range 256 {
		t[b] = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' ||
			b == '_' || b == ':' || b == '-' || b == '.'
	}
	return t
}()

func xmlBlank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// xmlName returns the length of the name at the start of b, 0 when there is
// none.
func xmlName(b []byte) int {
	n := 0
	for n < len(b) && xmlNameByte[b[n]] {
		n++
	}
	if n == 0 || b[0] >= '0' && b[0] <= '9' || b[0] == '-' || b[0] == '.' {
		return 0
	}
	return n
}

// startTag parses `<name a="b">` and opens the element.
func (x *xmlReader) startTag(b []byte) (int, error) {
	n := xmlName(b[1:])
	i := 1 + n
	if i == len(b) {
		return 0, nil
	}
	if n == 0 {
		return 0, damagedf("a tag has no name")
	}
	x.raw, x.attrs = b[1:i], x.attrs[:0]
	for {
		gap := i
		for i < len(b) && xmlBlank(b[i]) {
			i++
		}
		switch {
		case i == len(b):
			return 0, nil
		case b[i] == '>':
			return i + 1, x.open(false)
		case b[i] == '/':
			if i+1 == len(b) {
				return 0, nil
			}
			if b[i+1] != '>' {
				return 0, damagedf("a tag is malformed")
			}
			return i + 2, x.open(true)
		case i == gap:
			return 0, damagedf("a tag is malformed")
		}
		n, err := x.attribute(b[i:])
		if n == 0 || err != nil {
			return 0, err
		}
		i += n
	}
}

// attribute parses `name="value"`.
func (x *xmlReader) attribute(b []byte) (int, error) {
	n := xmlName(b)
	i := n
	for i < len(b) && xmlBlank(b[i]) {
		i++
	}
	switch {
	case i == len(b):
		return 0, nil
	case n == 0 || b[i] != '=':
		return 0, damagedf("a tag is malformed")
	}
	for i++; i < len(b) && xmlBlank(b[i]); i++ {
	}
	if i == len(b) {
		return 0, nil
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, damagedf("a tag is malformed")
	}
	length := bytes.IndexByte(b[i+1:], quote)
	if length < 0 {
		return 0, nil
	}
	a := xmlAttr{raw: b[:n], local: b[:n], value: b[i+1 : i+1+length]}
	if colon := bytes.IndexByte(a.raw, ':'); colon >= 0 {
		a.local = a.raw[colon+1:]
		if colon == 0 || len(a.local) == 0 || bytes.IndexByte(a.local, ':') >= 0 {
			return 0, damagedf("a tag is malformed")
		}
	}
	if err := x.value(&a); err != nil {
		return 0, err
	}
	for _, other := range x.attrs {
		if bytes.Equal(other.raw, a.raw) {
			return 0, damagedf("a tag says the same thing twice")
		}
	}
	if len(x.attrs) == xmlMaxAttrs {
		return 0, limitf("a tag has more than %d attributes", xmlMaxAttrs)
	}
	x.attrs = append(x.attrs, a)
	return i + 1 + length + 1, nil
}

// value checks an attribute's value.
func (x *xmlReader) value(a *xmlAttr) error {
	for _, b := range a.value {
		if xmlPlain[b] {
			continue
		}
		a.coded = true
		if b == '<' {
			return damagedf("a tag is malformed")
		}
	}
	if !a.coded {
		return nil
	}
	_, err := xmlAppend(nil, a.value, true)
	return err
}

// open resolves the names of a start tag whose end was found.
func (x *xmlReader) open(closed bool) error {
	if err := x.push(); err != nil {
		return err
	}
	for i := range x.attrs {
		if err := x.bind(&x.attrs[i]); err != nil {
			return err
		}
	}
	for _, a := range x.attrs {
		if len(a.local) < len(a.raw) {
			if _, known := x.prefix(a.raw[:len(a.raw)-len(a.local)-1]); !known {
				return damagedf("a tag has a prefix that was never declared")
			}
		}
	}
	x.closed = closed
	return x.resolve()
}

// resolve splits the tag's name and finds its namespace.
func (x *xmlReader) resolve() error {
	x.local = x.raw
	var prefix []byte
	if colon := bytes.IndexByte(x.raw, ':'); colon >= 0 {
		prefix, x.local = x.raw[:colon], x.raw[colon+1:]
		if len(prefix) == 0 || len(x.local) == 0 || bytes.IndexByte(x.local, ':') >= 0 {
			return damagedf("a tag is malformed")
		}
	}
	space, known := x.prefix(prefix)
	if !known {
		return damagedf("a tag has a prefix that was never declared")
	}
	x.space = space
	return nil
}

// endTag parses `</name>` and closes the element.
func (x *xmlReader) endTag(b []byte) (int, error) {
	end := bytes.IndexByte(b, '>')
	if end < 0 {
		return 0, nil
	}
	name := bytes.TrimRight(b[2:end], " \t\r\n")
	depth := len(x.starts)
	if depth == 0 || !bytes.Equal(name, x.names[x.starts[depth-1]:]) {
		return 0, damagedf("the end of an element does not match its start")
	}
	x.pop()
	return end + 1, nil
}
