package store

import (
	"context"
	"sync"
)

// rowQueue lets the rows of a sheet be written while the next ones are read:
// rows go in blocks to one goroutine that has the database to itself until the
// queue is closed. At most a few blocks wait, so that memory stays bounded.
type rowQueue struct {
	filling *rowBlock
	blocks  chan *rowBlock
	free    chan *rowBlock
	ended   chan struct{}

	mu     sync.Mutex
	failed error
}

// rowBlock is some rows of a sheet, and the rejects among them.
type rowBlock struct {
	rows    []preparedRow
	rejects []rejectRow
}

// rejectRow is a row that could not be read; cells is JSON.
type rejectRow struct {
	row          int
	check, cells string
}

// blockRows and waitingBlocks bound the queue.
const (
	blockRows     = 256
	waitingBlocks = 4
)

// newRowQueue starts writing blocks with fn. After its first error, what comes
// is passed over.
func newRowQueue(fn func(*rowBlock) error) *rowQueue {
	q := &rowQueue{
		filling: &rowBlock{}, blocks: make(chan *rowBlock, waitingBlocks), free: make(chan *rowBlock, waitingBlocks+2),
		ended: make(chan struct{}),
	}
	go func() {
		defer close(q.ended)
		for block := range q.blocks {
			if q.err() == nil {
				q.fail(fn(block))
			}
			clear(block.rows)
			block.rows, block.rejects = block.rows[:0], nil
			select {
			case q.free <- block:
			default:
			}
		}
	}()
	return q
}

func (q *rowQueue) err() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.failed
}

func (q *rowQueue) fail(err error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.failed == nil {
		q.failed = err
	}
}

// next is the space for one more row.
func (q *rowQueue) next() *preparedRow {
	if q.filling.rows == nil {
		q.filling.rows = make([]preparedRow, 0, blockRows)
	}
	q.filling.rows = q.filling.rows[:len(q.filling.rows)+1]
	return &q.filling.rows[len(q.filling.rows)-1]
}

// reject adds a reject.
func (q *rowQueue) reject(ctx context.Context, r rejectRow) error {
	q.filling.rejects = append(q.filling.rejects, r)
	return q.added(ctx)
}

// added hands the block on when it is full. The error is that of an earlier
// block.
func (q *rowQueue) added(ctx context.Context) error {
	if len(q.filling.rows) < blockRows && len(q.filling.rejects) < blockRows {
		return nil
	}
	return q.hand(ctx)
}

func (q *rowQueue) hand(ctx context.Context) error {
	select {
	case q.blocks <- q.filling:
	case <-ctx.Done():
		q.filling = &rowBlock{}
		q.fail(ctx.Err())
	}
	select {
	case q.filling = <-q.free:
	default:
		q.filling = &rowBlock{}
	}
	return q.err()
}

// close writes what waits and ends the goroutine; the error is the first one.
func (q *rowQueue) close(ctx context.Context) error {
	_ = q.hand(ctx) // its error is the queue's
	close(q.blocks)
	<-q.ended
	return q.err()
}

// drop ends the goroutine and forgets what waits.
func (q *rowQueue) drop() {
	q.fail(context.Canceled)
	close(q.blocks)
	<-q.ended
}
