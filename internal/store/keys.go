package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/namati/lex/internal/lexicon"
)

// keys numbers the keys of every dimension while facts are built and counted.
// 0 is the key "". The number of a key is that of the first term that means it,
// so that a column in which every text means itself needs no translation.
//
// A fact holds the number of a key or of a set of keys (a person who stated two
// countries, a cell with three focus areas); a set of one has its key's number.
type keys struct {
	next    int64
	numbers map[keyName]int64
	names   map[int64]keyName
	sets    map[string]int64
	members map[int64][]int64
	several map[string]bool // dimensions in which a set has several keys
}

type keyName struct {
	dimension, key string
}

// stated is the set of those who stated that they have no country: like 0 it
// stands for the key "", but no other row and no organization fills it in.
const stated = -1

// newKeys starts numbering after the last term.
func newKeys(lastTerm int64) *keys {
	return &keys{
		next: lastTerm + 1, numbers: make(map[keyName]int64), names: make(map[int64]keyName),
		sets: make(map[string]int64), members: map[int64][]int64{0: {0}, stated: {0}}, several: make(map[string]bool),
	}
}

// number is that of a key; term is a term that means it, or 0.
func (k *keys) number(dimension, key string, term int64) int64 {
	if key == "" {
		return 0
	}
	name := keyName{dimension, key}
	if n, ok := k.numbers[name]; ok {
		return n
	}
	n := term
	if _, taken := k.names[n]; taken || n == 0 || k.members[n] != nil {
		n = k.next
		k.next++
	}
	k.numbers[name], k.names[n] = n, name
	k.members[n] = []int64{n}
	return n
}

// known is the number of a key that occurs, 0 for one that does not.
func (k *keys) known(dimension, key string) int64 { return k.numbers[keyName{dimension, key}] }

// set is the number of a set of keys of one dimension.
func (k *keys) set(dimension string, numbers []int64) int64 {
	numbers = slices.Clone(numbers)
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	numbers = slices.DeleteFunc(numbers, func(n int64) bool { return n == 0 })
	switch len(numbers) {
	case 0:
		return 0
	case 1:
		return numbers[0]
	}
	name := fmt.Sprint(numbers)
	if n, ok := k.sets[name]; ok {
		return n
	}
	n := k.next
	k.next++
	k.sets[name], k.members[n], k.several[dimension] = n, numbers, true
	return n
}

// union is the set of all keys that are in some of the sets.
func (k *keys) union(dimension string, sets []int64) int64 {
	var all []int64
	for _, set := range sets {
		all = append(all, k.members[set]...)
	}
	return k.set(dimension, all)
}

// store writes the table member: the keys of each set. Counting joins it.
func (k *keys) store(ctx context.Context, q querier) error {
	if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE member (keys BIGINT, one BIGINT, PRIMARY KEY (keys, one))"); err != nil {
		return err
	}
	members := newInserter(q, "member", "keys", "one")
	for _, set := range slices.Sorted(maps.Keys(k.members)) {
		for _, one := range k.members[set] {
			if err := members.add(ctx, set, one); err != nil {
				return err
			}
		}
	}
	if err := members.flush(ctx); err != nil {
		return err
	}
	return k.storeRegions(ctx, q)
}

// storeRegions writes the table territory: the region of each country.
func (k *keys) storeRegions(ctx context.Context, q querier) error {
	if _, err := q.ExecContext(ctx, "CREATE TEMP TABLE territory (country "+q.speaks().bigKey+", region BIGINT)"); err != nil {
		return err
	}
	territory := newInserter(q, "territory", "country", "region")
	for _, n := range slices.Sorted(maps.Keys(k.names)) {
		if name := k.names[n]; name.dimension == "country" {
			if err := territory.add(ctx, n, k.number("region", lexicon.Subregion(name.key), 0)); err != nil {
				return err
			}
		}
	}
	return territory.flush(ctx)
}
