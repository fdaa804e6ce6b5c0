package preview

import (
	"sync"
)

// Files that were dropped wait in memory for the word to import them: names of
// people do not go into temporary files.
const (
	largestDrop = 128 << 20
	mostDrops   = 8
	mostHeld    = 256 << 20
)

type drop struct {
	id, name string
	data     []byte
}

// drops holds the last files that were dropped.
type drops struct {
	mu   sync.Mutex
	held []drop
}

// keep holds a file, at the cost of the oldest ones, and names it.
func (d *drops) keep(name string, data []byte) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	id := newToken()
	d.held = append(d.held, drop{id, name, data})
	size := 0
	for _, h := range d.held {
		size += len(h.data)
	}
	for len(d.held) > 1 && (len(d.held) > mostDrops || size > mostHeld) {
		size -= len(d.held[0].data)
		d.held = d.held[1:]
	}
	return id
}

func (d *drops) find(id string) (drop, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, h := range d.held {
		if h.id == id {
			return h, true
		}
	}
	return drop{}, false
}

func (d *drops) forget(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, h := range d.held {
		if h.id == id {
			d.held = append(d.held[:i], d.held[i+1:]...)
			return
		}
	}
}
