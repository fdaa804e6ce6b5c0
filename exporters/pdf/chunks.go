package pdf

// chunks is a list that grows without moving what it holds: hundreds of
// thousands of elements would else be copied, and kept twice, again and again.
type chunks[T any] struct {
	blocks [][]T
	count  int
}

const chunkSize = 4096

// push adds v and returns its index.
func (c *chunks[T]) push(v T) int {
	if c.count%chunkSize == 0 {
		size := chunkSize
		if c.count == 0 {
			size = 64 // most lists are short: the first block grows
		}
		c.blocks = append(c.blocks, make([]T, 0, size))
	}
	last := len(c.blocks) - 1
	c.blocks[last] = append(c.blocks[last], v)
	c.count++
	return c.count - 1
}

// at is the place of index i.
func (c *chunks[T]) at(i int) *T { return &c.blocks[i/chunkSize][i%chunkSize] }
