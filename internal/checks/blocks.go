package checks

import (
	"cmp"
	"math/bits"
	"slices"
)

// window bounds how many neighbours in a block an item is compared with, so that
// the work grows with the number of items and not with its square.
const window = 12

// eachPair hands on the pairs of items (0 to n-1) that may be alike: those that
// have a key in common and, where many share one, stand near each other by
// order. keys adds the keys of an item and must add the same ones when it is
// asked again. A pair may come several times, the smaller item first.
//
// Most keys belong to one item alone. They are recognised by two bits a key, so
// that only the others are kept and sorted.
func eachPair(n, perItem int, keys func(item int, add func(uint64)), order func(a, b int32) int, pair func(a, b int32)) {
	size := uint64(1) << bits.Len(uint(min(max(8*n*perItem, 1<<9), 1<<25)))
	once, twice := make([]uint64, size/64), make([]uint64, size/64)
	for item := range n {
		keys(item, func(key uint64) {
			at := scatter(key) % size
			bit := uint64(1) << (at % 64)
			twice[at/64] |= once[at/64] & bit
			once[at/64] |= bit
		})
	}
	type entry struct {
		key  uint64
		item int32
	}
	var shared []entry
	for item := range n {
		keys(item, func(key uint64) {
			if at := scatter(key) % size; twice[at/64]>>(at%64)&1 == 1 {
				shared = append(shared, entry{key, int32(item)})
			}
		})
	}
	slices.SortFunc(shared, func(x, y entry) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.item, y.item)) })
	for from := 0; from < len(shared); {
		to := from + 1
		for to < len(shared) && shared[to].key == shared[from].key {
			to++
		}
		block := slices.CompactFunc(shared[from:to], func(x, y entry) bool { return x == y })
		if len(block) > window+1 {
			slices.SortFunc(block, func(x, y entry) int { return cmp.Or(order(x.item, y.item), cmp.Compare(x.item, y.item)) })
		}
		for i, x := range block {
			for _, y := range block[i+1 : min(i+1+window, len(block))] {
				pair(min(x.item, y.item), max(x.item, y.item))
			}
		}
		from = to
	}
}

// hash numbers a text (FNV-1a), starting from a seed that says what it stands
// for.
func hash(seed uint64, text string) uint64 {
	return hashMore(14695981039346656037^seed, text)
}

// hashMore goes on with a number that hash began.
func hashMore(h uint64, text string) uint64 {
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

// scatter spreads a number over all 64 bits. Sums of scattered numbers stand for
// sets: the order in which they are added does not matter.
func scatter(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}
