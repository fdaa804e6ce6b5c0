package store

// column is a column of small numbers in memory, as narrow as its largest one
// allows: a million countries are a megabyte.
type column struct {
	narrow []uint8
	middle []uint16
	wide   []uint32
}

func newColumn(rows int) *column { return &column{narrow: make([]uint8, rows)} }

func (c *column) at(i int) uint32 {
	switch {
	case c.narrow != nil:
		return uint32(c.narrow[i])
	case c.middle != nil:
		return uint32(c.middle[i])
	}
	return c.wide[i]
}

func (c *column) set(i int, v uint32) {
	if c.narrow != nil {
		if v < 1<<8 {
			c.narrow[i] = uint8(v)
			return
		}
		c.middle = make([]uint16, len(c.narrow))
		for j, n := range c.narrow {
			c.middle[j] = uint16(n)
		}
		c.narrow = nil
	}
	if c.middle != nil {
		if v < 1<<16 {
			c.middle[i] = uint16(v)
			return
		}
		c.wide = make([]uint32, len(c.middle))
		for j, n := range c.middle {
			c.wide[j] = uint32(n)
		}
		c.middle = nil
	}
	c.wide[i] = v
}

// read copies the values from a row on into the space.
func (c *column) read(from int, into []uint32) {
	switch {
	case c.narrow != nil:
		for i, v := range c.narrow[from : from+len(into)] {
			into[i] = uint32(v)
		}
	case c.middle != nil:
		for i, v := range c.middle[from : from+len(into)] {
			into[i] = uint32(v)
		}
	default:
		copy(into, c.wide[from:])
	}
}
