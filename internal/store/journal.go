package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// StepRecord says that the work on one due report has come to a step.
type StepRecord struct {
	// Schedule and Period are those of the RunRecord.
	Schedule, Period, Step string
	At                     string // RFC 3339, UTC
	// Detail is what is needed to go on from here, as the caller writes it. It
	// names no person.
	Detail string
}

// ScheduleStep returns what is noted about a step, nil when it was not reached.
func (s *Store) ScheduleStep(ctx context.Context, schedule, period, step string) (*StepRecord, error) {
	r := StepRecord{Schedule: schedule, Period: period, Step: step}
	err := s.db.QueryRowContext(ctx, "SELECT at, detail FROM schedule_step WHERE schedule = $1 AND period = $2 AND step = $3", schedule, period, step).
		Scan(&r.At, &r.Detail)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read schedule %q: %w", schedule, fromDriver(err))
	}
	return &r, nil
}

// RecordStep notes that a step is reached; a step that was reached before is
// replaced.
func (s *Store) RecordStep(ctx context.Context, r StepRecord) error {
	err := s.write(ctx, func(tx querier) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO schedule_step (schedule, period, step, at, detail) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (schedule, period, step) DO UPDATE SET at = excluded.at, detail = excluded.detail`,
			r.Schedule, r.Period, r.Step, r.At, r.Detail)
		return err
	})
	if err != nil {
		return fmt.Errorf("record schedule %q: %w", r.Schedule, err)
	}
	return nil
}

// DropSteps forgets all steps of a due report: the work begins again.
func (s *Store) DropSteps(ctx context.Context, schedule, period string) error {
	err := s.write(ctx, func(tx querier) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM schedule_step WHERE schedule = $1 AND period = $2", schedule, period)
		return err
	})
	if err != nil {
		return fmt.Errorf("record schedule %q: %w", schedule, err)
	}
	return nil
}

// ScheduleRuns lists what a schedule has done, the earliest due moment first.
func (s *Store) ScheduleRuns(ctx context.Context, schedule string) ([]RunRecord, error) {
	labels, err := s.texts(ctx, "SELECT period_label FROM schedule_run WHERE schedule = $1 ORDER BY period_start, period_end, due, period_label", schedule)
	if err != nil {
		return nil, fmt.Errorf("read schedule %q: %w", schedule, err)
	}
	var list []RunRecord
	for _, label := range labels {
		r, err := s.ScheduleRun(ctx, schedule, label)
		if err != nil {
			return nil, err
		}
		if r != nil {
			list = append(list, *r)
		}
	}
	return list, nil
}

// texts reads a column of texts.
func (s *Store) texts(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fromDriver(err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, fromDriver(err)
		}
		list = append(list, text)
	}
	return list, fromDriver(rows.Err())
}
