package importers

import "io"

// Bounds of a part's XML.
const (
	xmlMaxTag   = 64 << 10
	xmlMaxText  = 1 << 20
	xmlMaxDepth = 64
	xmlMaxAttrs = 256
)

// xmlKind is what xmlReader.next came to.
type xmlKind uint8

const (
	xmlEnd xmlKind = iota // of an element
	xmlStart
	xmlEOF
)

// xmlSpace is the namespace of a name, as far as workbooks are concerned.
type xmlSpace uint8

const (
	spaceOther xmlSpace = iota
	spaceMain           // cells, rows, sheets, styles
	spaceLinks          // r:id

	// Those of OpenDocument.
	spaceOffice
	spaceTable
	spaceText
	spaceStyle
	spaceManifest
	spaceCalc
)

// xmlReader reads an XML part as elements, whole and strictly: tags must match,
// entities must be known, characters must be legal. It keeps a window over the
// part, never the part. DOCTYPE is refused, so nothing can be defined.
type xmlReader struct {
	stream *zipStream
	buf    []byte
	pos    int
	eof    bool
	read   int64 // bytes taken from the stream

	// names holds the raw names of the open elements one behind the other, and
	// starts where each begins.
	names  []byte
	starts []int
	bound  []xmlBinding

	// The tag read last. The slices are valid until next is called.
	raw    []byte // name with prefix
	local  []byte // name without
	space  xmlSpace
	attrs  []xmlAttr
	closed bool // <tag/>: its end comes next without being in the text

	// Text is collected into text while keep is set.
	keep bool
	text []byte
	root bool // the root element has been seen
}

// xmlAttr is one attribute, its value still with entities.
type xmlAttr struct {
	raw, local, value []byte
	coded             bool // value holds entities or white space to normalise
}

// xmlBinding says what a prefix means inside the element at depth.
type xmlBinding struct {
	prefix string
	space  xmlSpace
	depth  int
}

func newXMLReader(stream *zipStream) *xmlReader {
	return &xmlReader{stream: stream, buf: make([]byte, 0, min(stream.size+64, zipChunk+zipChunk/2))}
}

// fill reads on, keeping what stands behind pos. It reports whether there was
// anything more.
func (x *xmlReader) fill() (bool, error) {
	if x.eof {
		return false, nil
	}
	piece, err := x.stream.next()
	if err == io.EOF {
		x.eof = true
		return false, nil
	}
	if err != nil {
		return false, err
	}
	rest := copy(x.buf[:cap(x.buf)], x.buf[x.pos:])
	x.buf = append(x.buf[:rest], piece...)
	x.pos = 0
	x.read += int64(len(piece))
	x.stream.give(piece)
	return true, nil
}

// next goes on to the next start or end of an element, or to the end of the
// part, checking all that it passes.
func (x *xmlReader) next() (xmlKind, error) {
	if x.closed {
		x.closed = false
		x.pop()
		return xmlEnd, nil
	}
	for {
		if x.pos == len(x.buf) {
			more, err := x.fill()
			if err != nil {
				return 0, err
			}
			if !more {
				return x.end()
			}
		}
		if x.buf[x.pos] != '<' {
			if err := x.chars(); err != nil {
				return 0, err
			}
			continue
		}
		for len(x.buf)-x.pos < 2 {
			more, err := x.fill()
			if err != nil {
				return 0, err
			}
			if !more {
				return 0, damagedf("it ends in the middle of a tag")
			}
		}
		switch x.buf[x.pos+1] {
		case '!', '?':
			if err := x.aside(); err != nil {
				return 0, err
			}
		case '/':
			return xmlEnd, x.whole(x.endTag)
		default:
			return xmlStart, x.whole(x.startTag)
		}
	}
}

// end checks that the part may end here.
func (x *xmlReader) end() (xmlKind, error) {
	if len(x.starts) > 0 {
		return 0, damagedf("it ends before all that was opened is closed")
	}
	if !x.root {
		return 0, damagedf("a part of it is empty")
	}
	return xmlEOF, nil
}

// whole calls parse with the window at a tag, reading on until the tag is whole.
// parse returns the tag's length, 0 when more is needed.
func (x *xmlReader) whole(parse func(b []byte) (int, error)) error {
	for {
		n, err := parse(x.buf[x.pos:])
		if err != nil {
			return err
		}
		if n > 0 && n <= xmlMaxTag {
			x.pos += n
			return nil
		}
		if n > 0 || len(x.buf)-x.pos > xmlMaxTag {
			return limitf("a tag is longer than %d bytes", xmlMaxTag)
		}
		more, err := x.fill()
		if err != nil {
			return err
		}
		if !more {
			return damagedf("it ends in the middle of a tag")
		}
	}
}

// push opens the element of the tag just read.
func (x *xmlReader) push() error {
	if len(x.starts) >= xmlMaxDepth {
		return limitf("its elements are nested more than %d deep", xmlMaxDepth)
	}
	if len(x.starts) == 0 && x.root {
		return damagedf("something follows the end of a part")
	}
	x.root = true
	x.starts = append(x.starts, len(x.names))
	x.names = append(x.names, x.raw...)
	return nil
}

// pop closes the innermost element and forgets the prefixes bound in it.
func (x *xmlReader) pop() {
	depth := len(x.starts)
	for len(x.bound) > 0 && x.bound[len(x.bound)-1].depth == depth {
		x.bound = x.bound[:len(x.bound)-1]
	}
	x.names = x.names[:x.starts[depth-1]]
	x.starts = x.starts[:depth-1]
}

// skip passes over the rest of the element whose start was read last.
func (x *xmlReader) skip() error {
	for depth := len(x.starts); ; {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == xmlEnd && len(x.starts) < depth {
			return nil
		}
	}
}

// is reports whether the tag read last is the workbook's element of that name.
func (x *xmlReader) is(name string) bool {
	return x.space == spaceMain && string(x.local) == name
}

// finish reads to the end of the part, so that all of it has been checked.
func (x *xmlReader) finish() error {
	for {
		kind, err := x.next()
		if err != nil || kind == xmlEOF {
			return err
		}
	}
}
