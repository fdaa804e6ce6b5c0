package store

import (
	"maps"
	"math/bits"
	"slices"
)

// coded is a column of numbers of keys (or of sets of keys): the column holds
// codes, numbers what each code stands for. Several codes may stand for the same
// number; code 0 stands for 0.
type coded struct {
	*column
	numbers []int64
	codes   map[int64]uint32
}

func newCoded(rows int) *coded {
	return &coded{column: newColumn(rows), numbers: []int64{0}, codes: map[int64]uint32{0: 0}}
}

// code is the code of a number, made where there is none yet.
func (c *coded) code(number int64) uint32 {
	code, ok := c.codes[number]
	if !ok {
		code = uint32(len(c.numbers))
		c.numbers = append(c.numbers, number)
		c.codes[number] = code
	}
	return code
}

// rename lets all codes of which the number fits stand for another one.
func (c *coded) rename(fits func(number int64) bool, to int64) {
	for code, number := range c.numbers {
		if fits(number) {
			delete(c.codes, number)
			c.numbers[code] = to
			c.codes[to] = uint32(code)
		}
	}
}

// pairSet is a set of pairs of small numbers, as bits where these fit into a few
// megabytes.
type pairSet struct {
	width uint64
	bits  []uint64
	rest  map[uint64]struct{}
}

// pairBits bounds the bits of a set: 8 MiB.
const pairBits = 1 << 26

func newPairSet(height, width int) *pairSet {
	s := &pairSet{width: uint64(width)}
	if uint64(width) <= pairBits && uint64(height)*s.width <= pairBits {
		s.bits = make([]uint64, (uint64(height)*s.width+63)/64)
	} else {
		s.rest = make(map[uint64]struct{})
	}
	return s
}

// add reports whether the pair is new.
func (s *pairSet) add(a, b uint64) bool {
	n := a*s.width + b
	if s.bits != nil {
		fresh := s.bits[n/64]&(1<<(n%64)) == 0
		s.bits[n/64] |= 1 << (n % 64)
		return fresh
	}
	before := len(s.rest)
	s.rest[n] = struct{}{}
	return len(s.rest) > before
}

// each hands on the pairs, those of one a together.
func (s *pairSet) each(fn func(a, b uint64)) {
	for i, word := range s.bits {
		for ; word != 0; word &= word - 1 {
			n := uint64(i)*64 + uint64(bits.TrailingZeros64(word))
			fn(n/s.width, n%s.width)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(s.rest)) {
		fn(n/s.width, n%s.width)
	}
}
