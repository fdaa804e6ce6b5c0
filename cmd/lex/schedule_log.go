package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"time"

	"github.com/namati/lex/internal/disk"
)

// runLog tells programs what a scheduled run does, one JSON object a line: time,
// what was done, schedule, period and what belongs to it. It names files, counts
// and outcomes, never a person.
type runLog struct {
	handler slog.Handler
	now     func() time.Time
	close   func() error
}

// openLog opens the log that --log names: a file, to whose end it writes, "-" for
// the standard error, or nothing.
func (s *settings) openLog(name string) (*runLog, error) {
	l := &runLog{handler: slog.DiscardHandler, now: s.now, close: func() error { return nil }}
	switch name {
	case "":
	case "-", "json":
		l.handler = slog.NewJSONHandler(s.err, nil)
	default:
		path, err := filepath.Abs(name)
		if err != nil {
			return nil, err
		}
		if hasTableExtension(path) || path == s.configPath || path == s.database || filepath.Ext(path) == ".md" {
			return nil, usagef("name a file such as lex.log", "--log names %s, which is no log", name)
		}
		f, err := disk.Append(path)
		if err != nil {
			return nil, err
		}
		l.handler, l.close = slog.NewJSONHandler(f, nil), f.Close
	}
	return l, nil
}

// at writes a line: what was done, then names and values in turn.
func (l *runLog) at(what string, pairs ...any) {
	l.write(slog.LevelInfo, what, pairs)
}

// wrong writes a line about a failure.
func (l *runLog) wrong(what string, err error, pairs ...any) {
	message, _ := words(err)
	l.write(slog.LevelError, what, append(pairs, "error", plain(message)))
}

func (l *runLog) write(level slog.Level, what string, pairs []any) {
	record := slog.NewRecord(l.now(), level, what, 0)
	record.Add(pairs...)
	_ = l.handler.Handle(context.Background(), record) // a log that cannot be written keeps no report back
}
