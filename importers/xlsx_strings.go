package importers

import (
	"context"
	"encoding/binary"
	"unsafe"
)

// xlsxStrings is the table of texts that the sheets share. The texts stand one
// behind the other in blocks, each with its length before it, so that millions
// of them cost four bytes each beyond their letters.
type xlsxStrings struct {
	part   *zipPart
	loaded bool
	// places[i/page][i%page] is where text i begins: block in the upper bits.
	places [][]uint32
	blocks [][]byte
	count  int
}

const (
	xlsxPage      = 1 << 14
	xlsxBlockBits = 19
	xlsxBlock     = 1 << xlsxBlockBits
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
	for {
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

func (t *xlsxStrings) readItem(x *xmlReader) error {
	x.text = x.text[:0]
	if err := xlsxRich(x); err != nil {
		return err
	}
	text := xlsxUnescape(x.text)
	if len(text) > xlsxMaxText {
		return limitf("a shared text is longer than a cell can hold")
	}
	return t.add(text)
}

// add appends a text to the table.
func (t *xlsxStrings) add(text []byte) error {
	if t.count%xlsxPage == 0 {
		t.places = append(t.places, make([]uint32, 0, xlsxPage))
	}
	need := binary.MaxVarintLen32 + len(text)
	last := len(t.blocks) - 1
	if last < 0 || len(t.blocks[last])+need > cap(t.blocks[last]) {
		if last++; last >= 1<<(32-xlsxBlockBits) {
			return limitf("its shared texts take more than 4 GiB")
		}
		t.blocks = append(t.blocks, make([]byte, 0, xlsxBlock))
	}
	block := t.blocks[last]
	page := &t.places[len(t.places)-1]
	*page = append(*page, uint32(last)<<xlsxBlockBits|uint32(len(block)))
	block = binary.AppendUvarint(block, uint64(len(text)))
	t.blocks[last] = append(block, text...)
	t.count++
	return nil
}

// at returns text i. It shares the block's memory: blocks are filled once and
// never written again, so the string does not change.
func (t *xlsxStrings) at(i int) string {
	place := t.places[i/xlsxPage][i%xlsxPage]
	block := t.blocks[place>>xlsxBlockBits][place&(xlsxBlock-1):]
	length, n := binary.Uvarint(block)
	if length == 0 {
		return ""
	}
	return unsafe.String(&block[n], int(length))
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
