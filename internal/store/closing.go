package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// Closing is a period whose figures are not to change any more.
type Closing struct {
	ID     int64
	Period records.Period
	// At is RFC 3339 in UTC. EndedAt is "" as long as the period is closed.
	At, Who, Version, EndedAt, EndedWho string
	Figures                             PeriodFigures
}

// Shift is what differs in a closed period.
type Shift struct {
	Closing Closing
	// Changes hold the most telling first.
	Changes []FigureChange
}

// Closings lists what was ever closed, in that order.
func (s *Store) Closings(ctx context.Context) ([]Closing, error) {
	list, err := closings(ctx, s.db, "1 = 1")
	if err != nil {
		return nil, fmt.Errorf("list closed periods: %w", fromDriver(err))
	}
	return list, nil
}

func closings(ctx context.Context, q querier, where string) ([]Closing, error) {
	var list []Closing
	err := each(ctx, q, func(rows *sql.Rows) error {
		var c Closing
		var figures string
		if err := rows.Scan(&c.ID, &c.Period.Label, &c.Period.Start, &c.Period.End, &c.At, &c.Who, &c.Version, &figures, &c.EndedAt, &c.EndedWho); err != nil {
			return err
		}
		list = append(list, c)
		return json.Unmarshal([]byte(figures), &list[len(list)-1].Figures)
	}, `SELECT id, label, period_start, period_end, at, who, version, figures, COALESCE(ended_at, ''), COALESCE(ended_who, '')
		FROM closing WHERE `+where+" ORDER BY id")
	return list, err
}

// closed is the condition of those that hold.
const closed = "ended_at IS NULL"

// ErrClosed says that a period is closed already.
var ErrClosed = errors.New("the period is closed already")

// ClosePeriod keeps the figures of a period as they are now by the rules of the
// workspace. The error is ErrClosed when it is closed already.
func (s *Store) ClosePeriod(ctx context.Context, period records.Period, rules records.Rules) (Closing, error) {
	c := Closing{Period: period, At: s.now(), Who: s.options.Who, Version: s.options.Version}
	// The write lock keeps others from importing between counting and closing.
	err := s.write(ctx, func(tx querier) error {
		same, err := closings(ctx, tx, closed)
		if err != nil {
			return err
		}
		for _, other := range same {
			if other.Period.Label == period.Label {
				return ErrClosed
			}
		}
		figures, err := s.figuresOf(ctx, tx, rules, []Closing{c})
		if err != nil {
			return err
		}
		c.Figures = figures[0]
		text, err := jsonText(c.Figures)
		if err != nil {
			return err
		}
		if c.ID, err = nextID(ctx, tx, "closing"); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO closing (id, label, period_start, period_end, at, who, version, figures)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, c.ID, period.Label, period.Start, period.End, c.At, c.Who, c.Version, text)
		return err
	})
	if err != nil {
		return Closing{}, fmt.Errorf("close %s: %w", period.Label, err)
	}
	return c, nil
}

// ReopenPeriod ends a closing; false when the period is not closed.
func (s *Store) ReopenPeriod(ctx context.Context, label string) (bool, error) {
	var ended int64
	err := s.write(ctx, func(tx querier) error {
		done, err := tx.ExecContext(ctx, "UPDATE closing SET ended_at = $1, ended_who = $2 WHERE label = $3 AND "+closed, s.now(), s.options.Who, label)
		if err != nil {
			return err
		}
		ended, err = done.RowsAffected()
		return err
	})
	if err != nil {
		return false, fmt.Errorf("reopen %s: %w", label, err)
	}
	return ended > 0, nil
}

// Shifts compares the closed periods with what they come to now.
func (s *Store) Shifts(ctx context.Context, rules records.Rules) ([]Shift, error) {
	if s.then != nil {
		return nil, nil // an earlier moment is not held to what was closed later
	}
	held, err := closings(ctx, s.db, closed)
	if err != nil || len(held) == 0 {
		return nil, fromDriver(err)
	}
	var shifts []Shift
	err = s.counting(ctx, rules, func(q querier, r *resolved) error {
		for _, c := range held {
			now, err := periodFigures(ctx, q, r, c.Period)
			if err != nil {
				return err
			}
			if changes := c.Figures.changesTo(now); len(changes) > 0 {
				shifts = append(shifts, Shift{c, changes})
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("compare closed periods: %w", err)
	}
	return shifts, nil
}

// Shifts says, before Commit, what the file would change in closed periods: the
// periods with the file are compared with those without it. Nothing can be added
// to the batch after. rules are those of lex.yaml; what sheets declare is added.
func (b *Batch) Shifts(ctx context.Context, rules records.Rules) ([]Shift, error) {
	held, err := closings(ctx, b.tx, closed)
	if err != nil || len(held) == 0 {
		return nil, fromDriver(err)
	}
	if err := b.settle(); err != nil {
		return nil, err
	}
	mark := func(status Status) error {
		_, err := b.tx.ExecContext(ctx, "UPDATE batch SET status = $1 WHERE id = $2", string(status), b.id)
		return err
	}
	shifts, err := func() ([]Shift, error) {
		if err := mark(Undone); err != nil {
			return nil, err
		}
		before, err := b.store.figuresOf(ctx, b.tx, rules, held)
		if err != nil {
			return nil, err
		}
		if err := errors.Join(mark(Active), b.supersede(ctx)); err != nil {
			return nil, err
		}
		after, err := b.store.figuresOf(ctx, b.tx, rules, held)
		if err != nil {
			return nil, err
		}
		var shifts []Shift
		for i, c := range held {
			if changes := before[i].changesTo(after[i]); len(changes) > 0 {
				shifts = append(shifts, Shift{c, changes})
			}
		}
		return shifts, nil
	}()
	if err != nil {
		return nil, fmt.Errorf("compare closed periods: %w", fromDriver(err))
	}
	return shifts, nil
}

// figuresOf counts periods on a connection in a transaction, as it sees the data,
// and leaves no temporary table behind.
func (s *Store) figuresOf(ctx context.Context, q querier, rules records.Rules, of []Closing) ([]PeriodFigures, error) {
	declared, err := declaredIn(ctx, q, s.counted())
	if err != nil {
		return nil, err
	}
	rules = withDefaults(completed(rules, declared))
	at, err := s.look(ctx, q, rules)
	if err != nil {
		return nil, err
	}
	r, err := newResolved(ctx, q, at, rules)
	if err != nil {
		return nil, err
	}
	var list []PeriodFigures
	for _, c := range of {
		figures, err := periodFigures(ctx, q, r, c.Period)
		if err != nil {
			return nil, err
		}
		list = append(list, figures)
	}
	return list, dropTemporary(ctx, q)
}
