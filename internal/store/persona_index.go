package store

// personaKey is what makes a persona.
type personaKey struct {
	name, email, organization int64
}

// knownPersonas bounds what a sheet remembers: a persona written twice costs
// some bytes, not a mistake.
const knownPersonas = 1 << 20

// personaIndex finds the personas of a sheet by their keys, in half the space
// of a map: the digests are spread evenly already.
type personaIndex struct {
	keys  [][]personaKey // in blocks, so that growing moves nothing
	count int
	first uint32   // number of the first key
	slots []uint32 // position among the keys, plus one
}

// keyBlock is how many keys stand in a block.
const keyBlock = 1 << 9

func (x *personaIndex) key(at uint32) personaKey { return x.keys[at/keyBlock][at%keyBlock] }

// find is the number of a persona, and whether it is a new one.
func (x *personaIndex) find(key personaKey) (number uint32, fresh bool) {
	if x.count >= knownPersonas {
		*x = personaIndex{first: x.first + uint32(x.count)}
	}
	if 2*(x.count+1) > len(x.slots) {
		x.grow()
	}
	slot := x.slot(key)
	if at := x.slots[slot]; at != 0 {
		return x.first + at - 1, false
	}
	if x.count%keyBlock == 0 {
		x.keys = append(x.keys, make([]personaKey, keyBlock))
	}
	x.keys[x.count/keyBlock][x.count%keyBlock] = key
	x.count++
	x.slots[slot] = uint32(x.count)
	return x.first + uint32(x.count) - 1, true
}

// slot is where a key stands or would stand.
func (x *personaIndex) slot(key personaKey) int {
	mask := len(x.slots) - 1
	slot := int(mixed(key.name, key.email, key.organization)) & mask
	for x.slots[slot] != 0 && x.key(x.slots[slot]-1) != key {
		slot = (slot + 1) & mask
	}
	return slot
}

func (x *personaIndex) grow() {
	x.slots = make([]uint32, max(1024, 2*len(x.slots)))
	for at := range uint32(x.count) {
		x.slots[x.slot(x.key(at))] = at + 1
	}
}

// mixed joins digests to one, never 0.
func mixed(parts ...int64) int64 {
	h := uint64(0x9e3779b97f4a7c15)
	for _, part := range parts {
		h ^= uint64(part)
		h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
		h = (h ^ h>>27) * 0x94d049bb133111eb
		h ^= h >> 31
	}
	return int64(max(h, 1))
}
