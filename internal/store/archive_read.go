package store

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Archived lists the reports of the archive, the one that was last written last,
// with their files, figures, quotes and inputs, and without their texts.
func (s *Store) Archived(ctx context.Context) ([]ArchivedReport, error) {
	list, err := s.readArchive(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the archive of reports: %w", fromDriver(err))
	}
	return list, nil
}

func (s *Store) readArchive(ctx context.Context) ([]ArchivedReport, error) {
	list := []ArchivedReport{}
	at := make(map[int64]int)
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var r ArchivedReport
		var draft int64
		var decisions string
		if err := rows.Scan(&r.ID, &r.Run, &draft, &r.Report, &r.Title, &r.Schedule, &r.Period.Label, &r.Period.Start, &r.Period.End,
			&r.Language, &r.Audience, &r.Scope, &r.At, &r.LastAt, &r.Who, &r.Version, &r.State, &decisions, &r.Moment.Erased,
			&r.definition, &r.request, &r.data, &r.RecalledAt, &r.RecalledWho); err != nil {
			return err
		}
		r.Draft = draft != 0
		r.Redacted = redacted(r.definition) || redacted(r.request) || redacted(r.data)
		at[r.ID] = len(list)
		list = append(list, r)
		return json.Unmarshal([]byte(decisions), &list[len(list)-1].Moment.Decisions)
	}, `SELECT id, run, draft, report, title, schedule, period_label, period_start, period_end, language, audience, scope, at, last_at,
			who, version, state, decisions, erased, definition, request, data, recalled_at, recalled_who
		FROM report_run ORDER BY sequence`)
	if err != nil || len(list) == 0 {
		return list, err
	}
	var id int64
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		var f ArchivedFile
		err := rows.Scan(&id, &f.Format, &f.File, &f.SHA256, &f.Bytes)
		r := &list[at[id]]
		r.Files = append(r.Files, f)
		return err
	}, "SELECT report, format, file, sha256, bytes FROM report_file ORDER BY report, format")
	if err != nil {
		return nil, err
	}
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		var f ArchivedFigure
		var value string
		err := rows.Scan(&id, &f.Figure, &value)
		f.Value = json.RawMessage(value)
		r := &list[at[id]]
		r.Figures = append(r.Figures, f)
		return err
	}, "SELECT report, figure, value FROM report_figure ORDER BY report, position")
	if err != nil {
		return nil, err
	}
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		var q ArchivedQuote
		err := rows.Scan(&id, &q.Digest, &q.Origin.File, &q.Origin.Sheet, &q.Origin.Row)
		r := &list[at[id]]
		r.Quotes = append(r.Quotes, q)
		return err
	}, "SELECT report, digest, file, sheet, sheet_row FROM report_quote ORDER BY report, position")
	if err != nil {
		return nil, err
	}
	return list, each(ctx, s.db, func(rows *sql.Rows) error {
		var i ArchivedInput
		err := rows.Scan(&id, &i.Import, &i.Kind, &i.File, &i.Sheet, &i.SHA256, &i.Rows)
		r := &list[at[id]]
		r.Inputs = append(r.Inputs, i)
		r.Moment.Imports = append(r.Moment.Imports, i.Import)
		return err
	}, "SELECT report, import, kind, file, sheet, sha256, rows FROM report_input ORDER BY report, import")
}

// ArchivedTexts reads the definition, the request and the data of a report.
func (s *Store) ArchivedTexts(ctx context.Context, r *ArchivedReport) error {
	for _, part := range []struct {
		digest string
		into   *[]byte
	}{{r.definition, &r.Definition}, {r.request, &r.Request}, {r.data, &r.Data}} {
		body, err := readText(ctx, s.db, part.digest)
		if err != nil {
			return fmt.Errorf("read the archive of reports: run %s: %w", r.Run, fromDriver(err))
		}
		*part.into = body
	}
	return nil
}

// keepText keeps a text once and returns its digest.
func keepText(ctx context.Context, q querier, body []byte) (string, error) {
	return keepAs(ctx, q, "", body)
}

// keepMarked keeps a text that is not as it was written.
func keepMarked(ctx context.Context, q querier, body []byte) (string, error) {
	return keepAs(ctx, q, redactedMark, body)
}

func keepAs(ctx context.Context, q querier, mark string, body []byte) (string, error) {
	sum := sha256.Sum256(body)
	digest := mark + hex.EncodeToString(sum[:])
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.DefaultCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write(body); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	_, err = q.ExecContext(ctx, "INSERT INTO report_text (digest, body) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING", digest, b.Bytes())
	return digest, err
}

// readText reads a kept text; one that does not fit its digest is damaged.
func readText(ctx context.Context, q querier, digest string) ([]byte, error) {
	var packed []byte
	if err := q.QueryRowContext(ctx, "SELECT body FROM report_text WHERE digest = $1", digest).Scan(&packed); err != nil {
		return nil, err
	}
	body, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if sum := sha256.Sum256(body); err != nil || hex.EncodeToString(sum[:]) != strings.TrimPrefix(digest, redactedMark) {
		return nil, fmt.Errorf("%w: a kept text is damaged", ErrNotDatabase)
	}
	return body, nil
}
