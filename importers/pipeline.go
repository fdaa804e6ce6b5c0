package importers

import (
	"context"
	"maps"

	"github.com/namati/lex/internal/records"
)

const (
	// batchRows is how many rows travel together: enough that handing them over
	// costs nothing beside decoding them, few enough to stay in the cache.
	batchRows = 250
	// batchesAhead bounds how far reading may run ahead of the sink.
	batchesAhead = 6
	// fewRows are read, decoded and stored one after the other: two goroutines
	// have nothing to win there.
	fewRows = 1000
	// hearRows is how often progress hears of them; a multiple of batchRows.
	hearRows = 1000
)

// conveyor is the sink that the decoder fills on its goroutine. It copies the
// rows into batches, which another goroutine delivers to the real sink.
type conveyor struct {
	ctx     context.Context
	full    chan *batch
	free    chan *batch
	filling *batch
	rows    int
}

func newConveyor(ctx context.Context) *conveyor {
	c := &conveyor{ctx: ctx, full: make(chan *batch, batchesAhead), free: make(chan *batch, batchesAhead+2), filling: &batch{}}
	for range batchesAhead + 1 {
		c.free <- &batch{}
	}
	return c
}

// Participant copies a record into the batch.
func (c *conveyor) Participant(p *records.Participant) error {
	b := c.filling
	b.participants = append(b.participants, *p)
	b.participants[len(b.participants)-1].Extra = b.lend(p.Extra)
	return c.counted()
}

// Organization copies a record into the batch.
func (c *conveyor) Organization(o *records.Organization) error {
	b := c.filling
	b.organizations = append(b.organizations, *o)
	b.organizations[len(b.organizations)-1].Extra = b.lend(o.Extra)
	return c.counted()
}

// Testimonial copies a record into the batch.
func (c *conveyor) Testimonial(t *records.Testimonial) error {
	b := c.filling
	b.testimonials = append(b.testimonials, *t)
	b.testimonials[len(b.testimonials)-1].Extra = b.lend(t.Extra)
	return c.counted()
}

// Entry copies a record into the batch.
func (c *conveyor) Entry(e *records.Entry) error {
	b := c.filling
	b.entries = append(b.entries, *e)
	last := &b.entries[len(b.entries)-1]
	last.Values, last.Extra = maps.Clone(e.Values), b.lend(e.Extra)
	return c.counted()
}

// Reject puts a rejected row into its place among the records.
func (c *conveyor) Reject(r records.Reject) error {
	c.filling.rejects = append(c.filling.rejects, reject{c.filling.records(), r})
	return c.counted()
}

// counted hands the batch over when it is full.
func (c *conveyor) counted() error {
	c.rows++
	c.filling.rows++
	if c.filling.rows < batchRows {
		return nil
	}
	return c.hand()
}

// hand hands the batch over, if there is anything in it, and takes a free one.
func (c *conveyor) hand() error {
	if c.filling.rows == 0 {
		return nil
	}
	c.filling.upTo = c.rows
	select {
	case c.full <- c.filling:
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
	select {
	case c.filling = <-c.free:
		c.filling.reset()
		return nil
	case <-c.ctx.Done():
		return c.ctx.Err()
	}
}

// pipelined reads and decodes on a goroutine of its own, a few batches ahead of
// the sink, which is called on this one. It returns when both have ended; rows
// that were read before an error of the book still reach the sink.
func (d *decoder) pipelined(ctx context.Context, read rowSource, sink Sink, progress func(rows int)) error {
	ctx, cancel := context.WithCancel(ctx)
	c := newConveyor(ctx)
	d.sink = c
	var failed error // of the goroutine; read after full was closed
	go func() {
		defer close(c.full)
		failed = d.rows(ctx, read, nil)
		if err := c.hand(); failed == nil {
			failed = err
		}
	}()
	defer func() {
		cancel()
		for range c.full { // until it is closed: nobody reads the book any more
		}
	}()
	heard := 0
	for b := range c.full {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.deliver(sink); err != nil {
			return err
		}
		if progress != nil && b.upTo >= heard+hearRows {
			heard = b.upTo
			progress(heard)
		}
		c.free <- b
	}
	return failed
}
