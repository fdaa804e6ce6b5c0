package store

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestPackingKeepsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		highest := rapid.SampledFrom([]uint64{0, 1, 255, 256, 65_535, 65_536, math.MaxUint32, math.MaxUint64}).Draw(t, "highest")
		values := rapid.SliceOf(rapid.Uint64Range(0, highest)).Draw(t, "values")
		got, err := unpack[uint64](pack(values), nil)
		if err != nil || !slices.Equal(got, values) {
			t.Fatalf("unpacked %v (%v), want %v", got, err, values)
		}
	})
}

// FuzzUnpack expects damage to be an error, never a panic or a flood.
func FuzzUnpack(f *testing.F) {
	f.Add(pack([]uint32{1, 2, 300}))
	f.Add(pack([]uint64{7, 7, 7}))
	f.Add([]byte{4, 0xff, 0xff, 0xff, 0x7f, 0})
	f.Fuzz(func(t *testing.T, body []byte) {
		values, err := unpack[uint32](body, nil)
		if err != nil && !errors.Is(err, errPacked) || len(values) > chunkRows {
			t.Fatalf("%d values, error %v", len(values), err)
		}
	})
}
