package importers

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// census is what one pass over a file's bytes tells about its encoding. It is
// taken of the whole file: a list may be plain ASCII for a thousand rows before
// the first ñ.
type census struct {
	// multi counts whole UTF-8 sequences, broken the bytes that belong to none;
	// the first of those stands at firstBroken.
	multi, broken, firstBroken int64
	nuls                       int64
	// high counts bytes of 0x80 and more; inWord those directly behind or before
	// an ASCII letter of lower case.
	high, inWord [256]int64

	seen int64
	tail []byte // an unfinished sequence at the end of a piece
	last byte
}

// add takes in the next piece of the file.
func (c *census) add(piece []byte) {
	if len(c.tail) > 0 {
		piece = append(c.tail, piece...)
		c.seen -= int64(len(c.tail))
		c.tail = nil
	}
	for i := 0; i < len(piece); {
		if n := asciiWords(piece[i:]); n > 0 {
			i += n
			c.last = piece[i-1]
			continue
		}
		b := piece[i]
		if b < utf8.RuneSelf {
			if b == 0 {
				c.nuls++
			}
			c.last = b
			i++
			continue
		}
		if !utf8.FullRune(piece[i:]) {
			c.tail = append([]byte{}, piece[i:]...)
			break
		}
		r, n := utf8.DecodeRune(piece[i:])
		if r == utf8.RuneError && n == 1 {
			if c.broken == 0 {
				c.firstBroken = c.seen + int64(i)
			}
			c.broken++
		} else {
			c.multi++
		}
		for _, b := range piece[i : i+n] {
			c.count(b, piece[min(i+n, len(piece)-1)])
		}
		i += n
	}
	c.seen += int64(len(piece))
}

// asciiWords is the length of the plain ASCII without zeros that b begins with,
// in whole words of eight bytes.
func asciiWords(b []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	n := 0
	for n+8 <= len(b) {
		word := binary.LittleEndian.Uint64(b[n:])
		if word&highs != 0 || (word-ones)&^word&highs != 0 {
			break
		}
		n += 8
	}
	return n
}

// count notes a high byte and whether it stands inside a word.
func (c *census) count(b, next byte) {
	c.high[b]++
	if lower(c.last) || lower(next) {
		c.inWord[b]++
	}
	c.last = b
}

func lower(b byte) bool { return b >= 'a' && b <= 'z' }

// end closes the census: what is left over is broken.
func (c *census) end() {
	for i, b := range c.tail {
		if c.broken == 0 {
			c.firstBroken = c.seen - int64(len(c.tail)) + int64(i)
		}
		c.broken++
		c.count(b, 0)
	}
	c.tail = nil
}

// guess decides a file's encoding: a byte order mark, the zeros of UTF-16,
// valid UTF-8, else the single-byte encoding whose reading looks like words.
func (c *census) guess(head []byte) (*charset, error) {
	for _, known := range charsets[:3] {
		if known.bom(head) > 0 {
			return known, c.check(known)
		}
	}
	if c.nuls > 0 {
		if wide := guessWide(head); wide != nil {
			return wide, nil
		}
		return nil, &Refused{Code: codeNotTable, Reason: "this is not a text file: it holds zero bytes", Hint: hintSaveAsXLSX}
	}
	if c.broken == 0 {
		return charsetUTF8, nil
	}
	// A few broken bytes among many good sequences are a damaged file, which
	// another reading would turn into nonsense throughout.
	if c.multi > 4*c.broken {
		return nil, c.check(charsetUTF8)
	}
	best, points := (*charset)(nil), int64(0)
	for _, candidate := range []*charset{charset1252, charset850, charsetMac} {
		score, possible := c.score(candidate)
		// Windows-1252 is by far the likeliest: others must be clearly better.
		if candidate != charset1252 {
			score -= max(score/4, 1)
		}
		if possible && (best == nil || score > points) {
			best, points = candidate, score
		}
	}
	if best == nil {
		return nil, &Refused{Code: codeEncoding, Reason: "the encoding of this text file cannot be told",
			Hint: "save it as CSV UTF-8, or name its encoding with --encoding"}
	}
	return best, nil
}

// check refuses a file that cannot be in the encoding it is said to have.
func (c *census) check(as *charset) error {
	switch {
	case as == charsetUTF8 && c.broken > 0:
		return &Refused{Code: codeEncoding,
			Reason: fmt.Sprintf("this text file looks like UTF-8 but is broken at byte %d (%d broken bytes in all)", c.firstBroken+1, c.broken),
			Hint:   "save it again as CSV UTF-8, or name its encoding with --encoding, such as windows-1252"}
	case as.table != nil:
		for b, n := range c.high {
			if n > 0 && as.table[b] == nil {
				return &Refused{Code: codeEncoding, Reason: fmt.Sprintf("this text file is not %s: it holds the byte %#x, which %s does not have", as.title, b, as.title),
					Hint: "leave --encoding out to let lex find out, or save the file as CSV UTF-8"}
			}
		}
	}
	return nil
}

// score rates how much a reading looks like words: accented letters of lower
// case inside words speak for it, symbols inside words against.
func (c *census) score(as *charset) (score int64, possible bool) {
	for b := 0x80; b < 256; b++ {
		if c.high[b] == 0 {
			continue
		}
		if as.table[b] == nil {
			return 0, false
		}
		r, _ := utf8.DecodeRune(as.table[b])
		switch {
		case r == '’' || r == 'ª' || r == 'º':
		case unicode.IsLower(r):
			score += 2 * c.inWord[b]
		case unicode.IsUpper(r):
			score -= c.inWord[b]
			score += c.high[b] - c.inWord[b]
		default:
			score -= 3 * c.inWord[b]
			if !usualSign(r) {
				score -= c.high[b]
			}
		}
	}
	return score, true
}

func usualSign(r rune) bool {
	return bytes.ContainsRune([]byte("\u00a0¿¡«»“”‘–—…·•°§€£©®´"), r)
}

// guessWide recognises UTF-16 without a byte order mark: in the languages of
// lex nearly every other byte is zero.
func guessWide(head []byte) *charset {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case zeros[1] > half/2 && zeros[0] < half/20+1:
		return charsetUTF16LE
	case zeros[0] > half/2 && zeros[1] < half/20+1:
		return charsetUTF16BE
	}
	return nil
}
