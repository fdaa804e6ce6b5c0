package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"time"
)

// begin begins a transaction that holds the write lock, on a connection of its
// own: commit or rollback ends both.
func (p pool) begin(ctx context.Context, wait time.Duration) (*session, error) {
	c, err := p.session(ctx)
	if err != nil {
		return nil, err
	}
	if err := p.beginWriting(ctx, c, wait); err != nil {
		return nil, errors.Join(fromDriver(err), c.rollback(ctx))
	}
	return c, nil
}

// commit makes what was written stand. After an error nothing of it does, but
// rollback has to be called.
func (c *session) commit(ctx context.Context) error {
	_, err := c.ExecContext(ctx, "COMMIT")
	return fromDriver(err)
}

// rollback leaves the data as they were and gives the connection back. It is no
// error that a transaction never began, or that its connection was lost.
func (c *session) rollback(ctx context.Context) error {
	if _, err := c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); err == nil {
		return c.Close()
	}
	// A connection in an unknown state is of no further use: it is ended, and the
	// transaction with it. Both answer with an error that says no more.
	_ = c.Raw(func(any) error { return driver.ErrBadConn })
	_ = c.Close()
	return nil
}

// write runs fn in one transaction that holds the write lock from its begin.
func (s *Store) write(ctx context.Context, fn func(tx querier) error) error {
	if s.options.ReadOnly {
		return ErrReadOnly
	}
	tx, err := s.db.begin(ctx, s.wait())
	if err != nil {
		return err
	}
	if err := errors.Join(fn(tx), ctx.Err()); err != nil {
		return errors.Join(fromDriver(err), tx.rollback(ctx))
	}
	if err := tx.commit(ctx); err != nil {
		return errors.Join(err, tx.rollback(ctx))
	}
	return tx.Close()
}

// read runs fn in one transaction that sees one state of the data.
func (s *Store) read(ctx context.Context, fn func(q querier) error) error {
	c, err := s.db.session(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = c.rollback(ctx) }()
	if _, err := c.ExecContext(ctx, c.beginReading); err != nil {
		return fromDriver(err)
	}
	return fromDriver(fn(c))
}
