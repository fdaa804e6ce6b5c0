package importers

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// xlsText reads texts out of a record and the ones that continue it.
type xlsText struct {
	book *xlsBook
	left []byte // of the record
	at   int    // where the next record begins
}

// more goes on to the record that continues this one.
func (t *xlsText) more() error {
	record, next, err := t.book.xlsAt(t.at)
	if err != nil {
		return err
	}
	if record.kind != xlsContinue {
		return damagedf("a text in it is longer than its record")
	}
	t.left, t.at = record.body, next
	return nil
}

// ended reports whether nothing more follows, in this record or behind it.
func (t *xlsText) ended() bool {
	if len(t.left) > 0 {
		return false
	}
	record, _, err := t.book.xlsAt(t.at)
	return err != nil || record.kind != xlsContinue
}

// take reads n plain bytes, fewer than 9, across records.
func (t *xlsText) take(n int) ([]byte, error) {
	if len(t.left) >= n {
		b := t.left[:n]
		t.left = t.left[n:]
		return b, nil
	}
	var b []byte
	for len(b) < n {
		for len(t.left) == 0 {
			if err := t.more(); err != nil {
				return nil, err
			}
		}
		part := min(n-len(b), len(t.left))
		b = append(b, t.left[:part]...)
		t.left = t.left[part:]
	}
	return b, nil
}

// skip passes over n bytes across records.
func (t *xlsText) skip(n int64) error {
	for n > 0 {
		for len(t.left) == 0 {
			if err := t.more(); err != nil {
				return err
			}
		}
		part := min(n, int64(len(t.left)))
		t.left = t.left[part:]
		n -= part
	}
	return nil
}

// long appends a text whose length is two bytes, short one of one byte. Formats
// of letters and phonetic readings stay out.
func (t *xlsText) long(out []byte) ([]byte, error) {
	b, err := t.take(2)
	if err != nil {
		return out, err
	}
	return t.text(out, int(binary.LittleEndian.Uint16(b)))
}

func (t *xlsText) short(out []byte) ([]byte, error) {
	b, err := t.take(1)
	if err != nil {
		return out, err
	}
	return t.text(out, int(b[0]))
}

func (t *xlsText) text(out []byte, length int) ([]byte, error) {
	b, err := t.take(1)
	if err != nil {
		return out, err
	}
	flags := b[0]
	after := int64(0)
	if flags&8 != 0 {
		if b, err = t.take(2); err != nil {
			return out, err
		}
		after = 4 * int64(binary.LittleEndian.Uint16(b))
	}
	if flags&4 != 0 {
		if b, err = t.take(4); err != nil {
			return out, err
		}
		after += int64(binary.LittleEndian.Uint32(b))
	}
	if out, err = t.letters(out, length, flags&1 != 0); err != nil {
		return out, err
	}
	return out, t.skip(after)
}

// letters appends so many characters. Where they go on in another record, that
// one says anew whether they are one or two bytes wide.
func (t *xlsText) letters(out []byte, length int, wide bool) ([]byte, error) {
	high := rune(0) // the first half of a character beyond U+FFFF
	for ; length > 0; length-- {
		if len(t.left) == 0 {
			if err := t.more(); err != nil {
				return out, err
			}
			flags, err := t.take(1)
			if err != nil {
				return out, err
			}
			wide = flags[0]&1 != 0
		}
		r := rune(t.left[0])
		if !wide {
			t.left = t.left[1:]
		} else {
			if len(t.left) < 2 {
				return out, damagedf("a text in it ends in the middle of a character")
			}
			r |= rune(t.left[1]) << 8
			t.left = t.left[2:]
		}
		if high != 0 {
			if r = utf16.DecodeRune(high, r); r == utf8.RuneError {
				return out, damagedf("a text in it holds half a character")
			}
			high = 0
		} else if utf16.IsSurrogate(r) {
			high = r
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	if high != 0 {
		return out, damagedf("a text in it holds half a character")
	}
	return out, nil
}

// readStrings reads the table of texts that the sheets share.
func (w *xlsBook) readStrings(record xlsRecord, next int) error {
	if w.strings.loaded {
		return damagedf("it has two lists of shared texts")
	}
	if err := record.has(8); err != nil {
		return err
	}
	t := xlsText{book: w, at: next, left: record.body[8:]}
	var text []byte
	for range record.u32(4) {
		var err error
		// A list that ends early has said too high a number; cells refer to what
		// is there, or are refused.
		if t.ended() {
			break
		}
		if text, err = t.long(text[:0]); err != nil {
			return err
		}
		w.strings.add(text)
	}
	w.strings.loaded = true
	return nil
}
