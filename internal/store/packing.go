package store

import (
	"encoding/binary"
	"errors"

	"github.com/klauspost/compress/s2"
)

// A packed column is: the number of bytes of each value (0, 1, 2, 4 or 8), the
// number of values and the smallest of them as varints, then, compressed, each
// value less the smallest, little-endian. A column of equal values has no bytes
// beyond its head.

// errPacked says that a packed column cannot be read.
var errPacked = errors.New("a packed column is damaged")

type unsigned interface{ ~uint32 | ~uint64 }

// pack packs values; unpack is its reverse.
func pack[T unsigned](values []T) []byte {
	var lowest, highest T
	for i, v := range values {
		if i == 0 || v < lowest {
			lowest = v
		}
		highest = max(highest, v)
	}
	width := widthOf(uint64(highest - lowest))
	body := append(make([]byte, 0, 24), byte(width))
	body = binary.AppendUvarint(body, uint64(len(values)))
	body = binary.AppendUvarint(body, uint64(lowest))
	if width == 0 {
		return body
	}
	raw := make([]byte, 0, width*len(values))
	for _, v := range values {
		raw = appendValue(raw, width, uint64(v-lowest))
	}
	return append(body, s2.Encode(nil, raw)...)
}

// widthOf is the number of bytes that hold values up to the highest.
func widthOf(highest uint64) int {
	switch {
	case highest == 0:
		return 0
	case highest < 1<<8:
		return 1
	case highest < 1<<16:
		return 2
	case highest < 1<<32:
		return 4
	}
	return 8
}

func appendValue(raw []byte, width int, v uint64) []byte {
	switch width {
	case 1:
		return append(raw, byte(v))
	case 2:
		return binary.LittleEndian.AppendUint16(raw, uint16(v))
	case 4:
		return binary.LittleEndian.AppendUint32(raw, uint32(v))
	}
	return binary.LittleEndian.AppendUint64(raw, v)
}

// chunkRows is how many values a chunk of a column holds at most.
const chunkRows = 1 << 16

// unpack reads a packed column; the result uses the space of `into`. Damage is
// an error, never more memory than a chunk needs.
func unpack[T unsigned](body []byte, into []T) ([]T, error) {
	if len(body) < 3 {
		return nil, errPacked
	}
	width := int(body[0])
	count, n := binary.Uvarint(body[1:])
	if n <= 0 || count > chunkRows {
		return nil, errPacked
	}
	lowest, m := binary.Uvarint(body[1+n:])
	if m <= 0 || lowest > uint64(^T(0)) {
		return nil, errPacked
	}
	into = into[:0]
	if width == 0 {
		for range count {
			into = append(into, T(lowest))
		}
		return into, nil
	}
	packed := body[1+n+m:]
	if size, err := s2.DecodedLen(packed); err != nil || size != width*int(count) || width > 8 {
		return nil, errPacked
	}
	raw, err := s2.Decode(nil, packed)
	if err != nil {
		return nil, errPacked
	}
	base := T(lowest)
	switch width {
	case 1:
		for _, b := range raw {
			into = append(into, base+T(b))
		}
	case 2:
		for ; len(raw) > 0; raw = raw[2:] {
			into = append(into, base+T(binary.LittleEndian.Uint16(raw)))
		}
	case 4:
		for ; len(raw) > 0; raw = raw[4:] {
			into = append(into, base+T(binary.LittleEndian.Uint32(raw)))
		}
	case 8:
		for ; len(raw) > 0; raw = raw[8:] {
			into = append(into, base+T(binary.LittleEndian.Uint64(raw)))
		}
	default:
		return nil, errPacked
	}
	return into, nil
}
