package importers

import (
	"bytes"
	"context"
	"unsafe"
)

// xlsxStrings is the table of texts that the sheets share. The texts stand one
// behind the other in blocks, so that millions of them cost eight bytes each
// beyond their letters, and the collector has nothing to follow.
type xlsxStrings struct {
	part   *zipPart
	loaded bool
	// places[i/page][i%page] is where text i stands: from the upper bits down its
	// block, where it begins in it, and its length.
	places [][]uint64
	blocks [][]byte
	count  int
}

const (
	xlsxPage       = 1 << 14
	xlsxLengthBits = 18 // enough for xlsxMaxText
	xlsxBlockBits  = 19
	xlsxBlock      = 1 << xlsxBlockBits
)

// load reads the table, once.
func (t *xlsxStrings) load(ctx context.Context, w *xlsxBook) error {
	if t.loaded {
		return nil
	}
	if t.part == nil {
		return damagedf("it refers to a list of shared texts that the file does not have")
	}
	*t = xlsxStrings{part: t.part}
	x, closing := w.xml(ctx, t.part)
	defer closing()
	kind, err := x.next()
	if err != nil {
		return err
	}
	if kind != xmlStart || !x.is("sst") {
		return damagedf("the list of shared texts is something else")
	}
	space, _ := x.prefix(nil)
	for {
		for space == spaceMain && !x.closed && t.quick(x) {
			continue
		}
		kind, err := x.next()
		switch {
		case err != nil:
			return err
		case kind == xmlEnd:
			t.loaded = true
			return x.finish()
		case !x.is("si"):
			if x.is("extLst") || x.space == spaceOther {
				err = x.skip()
			} else {
				err = damagedf("the list of shared texts holds something else")
			}
		default:
			err = t.readItem(x)
		}
		if err != nil {
			return err
		}
	}
}

// quick adds the text at which the window stands, if it is wholly in the window
// and of the usual form <si><t>Ana</t></si>. It reports whether it did.
func (t *xlsxStrings) quick(x *xmlReader) bool {
	b := x.buf[x.pos:]
	rest, ok := bytes.CutPrefix(b, []byte("<si><t>"))
	if !ok {
		if rest, ok = bytes.CutPrefix(b, []byte(`<si><t xml:space="preserve">`)); !ok {
			return false
		}
	}
	text, all := xlsxEasyText(rest)
	rest, ok = bytes.CutPrefix(rest[len(text):], []byte("</t></si>"))
	if !ok || len(text) > xlsxMaxText || !xlsxTextIsEasy(text, all, kindInline) {
		return false
	}
	t.add(text)
	x.pos += len(b) - len(rest)
	return true
}

func (t *xlsxStrings) readItem(x *xmlReader) error {
	x.text = x.text[:0]
	if err := xlsxRich(x); err != nil {
		return err
	}
	text := xlsxUnescape(x.text)
	if len(text) > xlsxMaxText {
		return limitf("a shared text is longer than a cell can hold")
	}
	t.add(text)
	return nil
}

// add appends a text to the table.
func (t *xlsxStrings) add(text []byte) {
	if t.count%xlsxPage == 0 {
		t.places = append(t.places, make([]uint64, 0, xlsxPage))
	}
	last := len(t.blocks) - 1
	if last < 0 || len(t.blocks[last])+len(text) > xlsxBlock {
		last++
		t.blocks = append(t.blocks, make([]byte, 0, xlsxBlock))
	}
	page := &t.places[len(t.places)-1]
	begin := uint64(len(t.blocks[last]) & (xlsxBlock - 1)) // of an empty text at the very end: anywhere
	*page = append(*page, uint64(last)<<(xlsxBlockBits+xlsxLengthBits)|begin<<xlsxLengthBits|uint64(len(text)))
	t.blocks[last] = append(t.blocks[last], text...)
	t.count++
}

// at returns text i. It shares the block's memory: blocks are filled once and
// never written again, so the string does not change.
func (t *xlsxStrings) at(i int) string {
	place := t.places[i/xlsxPage][i%xlsxPage]
	length := int(place & (1<<xlsxLengthBits - 1))
	if length == 0 {
		return ""
	}
	begin := place >> xlsxLengthBits & (xlsxBlock - 1)
	return unsafe.String(&t.blocks[place>>(xlsxBlockBits+xlsxLengthBits)][begin], length)
}

// xlsxRich collects the text of a si or is element, whose start was read last,
// into x.text: plain text and runs, but not the phonetic reading beside them.
func xlsxRich(x *xmlReader) error {
	for depth := len(x.starts); ; {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == xmlEnd {
			x.keep = false
			if len(x.starts) < depth {
				return nil
			}
			continue
		}
		switch {
		case x.keep:
			return damagedf("a text in it is built in a way that spreadsheet programs do not use")
		case x.is("t"):
			x.keep = true
		case x.is("r"):
			if len(x.starts) != depth+1 {
				return damagedf("a text in it is built in a way that spreadsheet programs do not use")
			}
		case x.is("rPh"), x.is("phoneticPr"), x.is("rPr"), x.is("extLst"), x.space != spaceMain:
			if err := x.skip(); err != nil {
				return err
			}
		default:
			return damagedf("a text in it is built in a way that spreadsheet programs do not use")
		}
	}
}
