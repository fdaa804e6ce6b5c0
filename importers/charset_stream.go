package importers

import (
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// utf8Reader turns a text in another encoding into UTF-8 as it is read.
type utf8Reader struct {
	from *charset
	r    io.Reader
	raw  []byte
	have int // bytes of raw that still wait for their other half
	out  []byte
	pos  int
	err  error
}

// charsetReader reads r as UTF-8, whatever its encoding. UTF-8 itself passes
// through unchecked.
func charsetReader(from *charset, r io.Reader) io.Reader {
	if from == charsetUTF8 {
		return r
	}
	return &utf8Reader{from: from, r: r, raw: make([]byte, 32<<10)}
}

func (u *utf8Reader) Read(p []byte) (int, error) {
	for u.pos == len(u.out) {
		if u.err != nil {
			return 0, u.err
		}
		u.fill()
	}
	n := copy(p, u.out[u.pos:])
	u.pos += n
	return n, nil
}

func (u *utf8Reader) fill() {
	n, err := u.r.Read(u.raw[u.have:])
	piece := u.raw[:u.have+n]
	u.out, u.pos, u.err = u.out[:0], 0, err
	var used int
	if u.from.wide == 2 {
		used = u.wide(piece, err != nil)
	} else {
		for used < len(piece) {
			if n := asciiWords(piece[used:]); n > 0 {
				u.out = append(u.out, piece[used:used+n]...)
				used += n
				continue
			}
			u.out = append(u.out, u.from.table[piece[used]]...)
			used++
		}
	}
	u.have = copy(u.raw, piece[used:])
	if err == io.EOF && u.have > 0 {
		u.err = damagedf("the text ends in the middle of a character")
	}
}

// wide decodes UTF-16 and returns how many bytes it used. Lone surrogates are
// damage: no writer makes them.
func (u *utf8Reader) wide(piece []byte, last bool) int {
	at := func(i int) rune {
		if u.from.big {
			return rune(piece[i])<<8 | rune(piece[i+1])
		}
		return rune(piece[i+1])<<8 | rune(piece[i])
	}
	i := 0
	for ; i+2 <= len(piece); i += 2 {
		r := at(i)
		if utf16.IsSurrogate(r) {
			if i+4 > len(piece) && !last {
				break
			}
			low := rune(-1)
			if i+4 <= len(piece) {
				low = at(i + 2)
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				u.err = damagedf("the text has half a character (a lone UTF-16 surrogate)")
				return len(piece)
			}
			i += 2
		}
		u.out = utf8.AppendRune(u.out, r)
	}
	return i
}
