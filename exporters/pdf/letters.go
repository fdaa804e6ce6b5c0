package pdf

import "math/bits"

// letters is a set of characters of the Basic Multilingual Plane, one bit each.
type letters [0x10000 / 64]uint64

// note adds the characters of a text.
func (l *letters) note(text string) {
	for _, r := range text {
		if r <= 0xFFFF {
			l[r/64] |= 1 << (r % 64)
		}
	}
}

// text lists the characters in the order of their numbers.
func (l *letters) text() string {
	var runes []rune
	for i, word := range l {
		for ; word != 0; word &= word - 1 {
			runes = append(runes, rune(i*64+bits.TrailingZeros64(word)))
		}
	}
	return string(runes)
}
