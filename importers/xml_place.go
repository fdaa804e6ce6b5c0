package importers

import "slices"

// xmlPlace is a place in a part that was read soundly up to there: behind the
// start tag read last. A later reading can begin at it without taking apart all
// that stands before.
type xmlPlace struct {
	offset int64 // of the text behind the tag, in decoded bytes
	names  []byte
	starts []int
	bound  []xmlBinding
	closed bool
}

// place notes where the reader stands.
func (x *xmlReader) place() xmlPlace {
	return xmlPlace{offset: x.read - int64(len(x.buf)-x.pos), names: slices.Clone(x.names),
		starts: slices.Clone(x.starts), bound: slices.Clone(x.bound), closed: x.closed}
}

// resume makes a new reader go on at a place. Its stream begins there.
func (x *xmlReader) resume(p xmlPlace) {
	x.names, x.starts, x.bound = slices.Clone(p.names), slices.Clone(p.starts), slices.Clone(p.bound)
	x.root, x.read = true, p.offset
}

// in reports whether the tag read last is the element of that namespace and
// name.
func (x *xmlReader) in(space xmlSpace, name string) bool {
	return x.space == space && string(x.local) == name
}
