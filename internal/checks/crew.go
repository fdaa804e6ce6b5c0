package checks

// crew is a list that grows by pieces, so that growing neither copies it nor
// leaves a copy behind.
type crew struct {
	pieces [][]human
	n      int
}

const piece = 1 << 12

func (c *crew) at(i int32) *human { return &c.pieces[i/piece][i%piece] }

func (c *crew) add(one human) *human {
	if c.n%piece == 0 {
		c.pieces = append(c.pieces, make([]human, 0, piece))
	}
	last := &c.pieces[len(c.pieces)-1]
	*last = append(*last, one)
	c.n++
	return &(*last)[len(*last)-1]
}

// index finds the first human of a person: places in a crew, counted from 1, by
// the person's number, 0 where a slot is free. It is half as large as a map.
type index struct {
	slots []int32
	used  int
}

// slot is where a person's place stands or may be put.
func (x *index) slot(list *crew, person int64) *int32 {
	if 3*x.used >= 2*len(x.slots) {
		old := x.slots
		x.slots = make([]int32, max(1<<10, 2*len(old)))
		for _, at := range old {
			if at != 0 {
				*x.find(list, list.at(at-1).person) = at
			}
		}
	}
	return x.find(list, person)
}

func (x *index) find(list *crew, person int64) *int32 {
	mask := uint64(len(x.slots) - 1)
	for i := scatter(uint64(person)) & mask; ; i = (i + 1) & mask {
		if at := &x.slots[i]; *at == 0 || list.at(*at-1).person == person {
			return at
		}
	}
}
