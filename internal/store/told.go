package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
)

// Told says that somebody was told of something, or that telling was refused
// for good.
type Told struct {
	// Schedule and Period are those of the RunRecord. Event is what was told.
	Schedule, Period, Event string
	// Recipient is a digest of whom; RecipientDigest makes it.
	Recipient string
	// Refused tells that it was tried under Settings, a digest of the caller's,
	// and cannot succeed under them.
	Refused  bool
	Settings string
	At       string // RFC 3339, UTC
}

// RecipientDigest stands for a way to tell somebody (email, webhook, command)
// and the address.
func RecipientDigest(way, address string) string {
	sum := sha256.Sum256([]byte(way + "\x00" + address))
	return way + " " + hex.EncodeToString(sum[:8])
}

// Told returns what is noted about telling somebody, nil when nothing is.
func (s *Store) Told(ctx context.Context, schedule, period, event, recipient string) (*Told, error) {
	t := Told{Schedule: schedule, Period: period, Event: event, Recipient: recipient}
	var state string
	err := s.db.QueryRowContext(ctx, `SELECT state, settings, at FROM schedule_told
		WHERE schedule = $1 AND period = $2 AND event = $3 AND recipient = $4`, schedule, period, event, recipient).Scan(&state, &t.Settings, &t.At)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read schedule %q: %w", schedule, fromDriver(err))
	}
	t.Refused = state == "refused"
	return &t, nil
}

// RecordTold notes it; what was noted before about the same is replaced.
func (s *Store) RecordTold(ctx context.Context, t Told) error {
	state := "told"
	if t.Refused {
		state = "refused"
	}
	err := s.write(ctx, func(tx querier) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO schedule_told (schedule, period, event, recipient, state, settings, at)
			VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (schedule, period, event, recipient) DO UPDATE SET state = excluded.state, settings = excluded.settings, at = excluded.at`,
			t.Schedule, t.Period, t.Event, t.Recipient, state, t.Settings, t.At)
		return err
	})
	if err != nil {
		return fmt.Errorf("record schedule %q: %w", t.Schedule, err)
	}
	return nil
}
