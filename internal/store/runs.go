package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// RunRecord is what a schedule did about one period.
type RunRecord struct {
	Schedule, PeriodLabel  string
	PeriodStart, PeriodEnd string // ISO dates
	Due                    string // RFC 3339
	Status                 string // published, draft, held, failed or nothing
	Files                  []string
	At                     string // RFC 3339
}

// ScheduleRun returns what is recorded for a period, nil when nothing is.
func (s *Store) ScheduleRun(ctx context.Context, schedule, period string) (*RunRecord, error) {
	r := RunRecord{Schedule: schedule, PeriodLabel: period}
	var files string
	err := s.db.QueryRowContext(ctx, `SELECT period_start, period_end, due, status, files, at FROM schedule_run
		WHERE schedule = $1 AND period_label = $2`, schedule, period).
		Scan(&r.PeriodStart, &r.PeriodEnd, &r.Due, &r.Status, &files, &r.At)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(files), &r.Files)
	}
	if err != nil {
		return nil, fmt.Errorf("read schedule %q: %w", schedule, fromDriver(err))
	}
	return &r, nil
}

// RecordRun keeps what a schedule did; the record of a period is replaced.
func (s *Store) RecordRun(ctx context.Context, r RunRecord) error {
	files, err := jsonText(r.Files)
	if err != nil {
		return fmt.Errorf("record schedule %q: %w", r.Schedule, err)
	}
	err = s.write(ctx, func(tx querier) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO schedule_run (schedule, period_label, period_start, period_end, due, status, files, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
			ON CONFLICT (schedule, period_label) DO UPDATE SET period_start = excluded.period_start, period_end = excluded.period_end,
			due = excluded.due, status = excluded.status, files = excluded.files, at = excluded.at`,
			r.Schedule, r.PeriodLabel, r.PeriodStart, r.PeriodEnd, r.Due, r.Status, files, r.At)
		return err
	})
	if err != nil {
		return fmt.Errorf("record schedule %q: %w", r.Schedule, err)
	}
	return nil
}
