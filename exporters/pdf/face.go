package pdf

import (
	"encoding/binary"
	"errors"
	"math"
)

// face holds what the layout needs to know about a TrueType font: which
// characters of the Basic Multilingual Plane it has, how wide they are, and
// which pairs stand closer together.
type face struct {
	// advance is indexed by character: the width in thousandths of the size,
	// rounded as in the PDF, or -1 where the font has no glyph.
	advance []int16
	glyph   []uint16
	// kern maps left glyph << 16 | right glyph to thousandths of the size.
	kern map[uint32]int16
}

// errFont says that the bytes are not a TrueType font with the tables that lex
// needs.
var errFont = errors.New("read font: not a TrueType font with a Unicode map")

// parseFace reads a TrueType file. Only fonts that lex embeds come here, so a
// broken one is a fault of the build, not of the data.
func parseFace(ttf []byte) (f *face, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, errFont
		}
	}()
	tables := make(map[string][]byte)
	for i := range int(u16(ttf, 4)) {
		entry := ttf[12+16*i:]
		start, size := u32(entry, 8), u32(entry, 12)
		tables[string(entry[:4])] = ttf[start : start+size]
	}
	f = &face{advance: make([]int16, 0x10000), glyph: make([]uint16, 0x10000)}
	if !f.readMap(tables["cmap"]) {
		return nil, errFont
	}
	scale := 1000 / float64(u16(tables["head"], 18))
	wide := int(u16(tables["hhea"], 34))
	for r, g := range f.glyph {
		if g == 0 {
			f.advance[r] = -1
			continue
		}
		raw := u16(tables["hmtx"], 4*min(int(g), wide-1))
		f.advance[r] = int16(math.Round(scale * float64(raw)))
	}
	f.readKern(tables["kern"], scale)
	return f, nil
}

// readMap reads the Unicode character map in format 4, the one that fpdf uses.
func (f *face) readMap(cmap []byte) bool {
	for i := range int(u16(cmap, 2)) {
		entry := cmap[4+8*i:]
		system, coding := u16(entry, 0), u16(entry, 2)
		table := cmap[u32(entry, 4):]
		if u16(table, 0) != 4 || !(system == 0 || system == 3 && coding == 1) {
			continue
		}
		f.readSegments(table)
		return true
	}
	return false
}

func (f *face) readSegments(table []byte) {
	segments := int(u16(table, 6)) / 2
	ends, starts := table[14:], table[16+2*segments:]
	deltas, offsets := starts[2*segments:], starts[4*segments:]
	for n := range segments {
		first, last := int(u16(starts, 2*n)), int(u16(ends, 2*n))
		delta, offset := u16(deltas, 2*n), int(u16(offsets, 2*n))
		for r := first; r <= last && r < 0xFFFF; r++ {
			g := uint16(r) + delta
			if offset != 0 {
				if g = u16(offsets, 2*n+offset+2*(r-first)); g != 0 {
					g += delta
				}
			}
			f.glyph[r] = g
		}
	}
}

// readKern reads the pairs of a kern table in format 0; other formats are rare
// and left aside.
func (f *face) readKern(table []byte, scale float64) {
	if len(table) < 18 || u16(table, 0) != 0 || u16(table, 8)>>8 != 0 {
		return
	}
	pairs := int(u16(table, 10))
	f.kern = make(map[uint32]int16, pairs)
	for i := range pairs {
		entry := table[18+6*i:]
		f.kern[u32(entry, 0)] = int16(math.Round(scale * float64(int16(u16(entry, 4)))))
	}
}

// kerning is what to add between two characters, in thousandths of the size.
func (f *face) kerning(left, right rune) int {
	if f.kern == nil || left > 0xFFFF || right > 0xFFFF {
		return 0
	}
	return int(f.kern[uint32(f.glyph[left])<<16|uint32(f.glyph[right])])
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
