package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/namati/lex/internal/records"
)

// ArchivedReport is a report as it was written, and what it was made by.
type ArchivedReport struct {
	ID int64
	// Run names it; the same run may have been a draft before it was published.
	Run   string
	Draft bool
	// Schedule is "" when somebody asked for the report.
	Report, Title, Schedule string
	Period                  records.Period
	Language                string
	Audience                records.Audience
	// Scope are the filters of the report, as in a call.
	Scope string
	// At is when it was first written, LastAt when last: RFC 3339 in UTC.
	At, LastAt, Who, Version string
	// State is that of Store.State; Moment is what counts it again.
	State  string
	Moment Moment
	// Definition is the source, Request what else the report was made by, Data
	// its numbers. Archived leaves them empty, ArchivedTexts reads them.
	Definition, Request, Data []byte
	Files                     []ArchivedFile
	Figures                   []ArchivedFigure
	Quotes                    []ArchivedQuote
	Inputs                    []ArchivedInput
	// RecalledAt is when somebody took the report back from its readers, "" when
	// nobody did.
	RecalledAt, RecalledWho string
	// Redacted tells that the texts name somebody no more who was forgotten since:
	// they are not those by which the report was made.
	Redacted bool

	definition, request, data string // digests
}

// ArchivedFile is a file of a report: File is a base name.
type ArchivedFile struct {
	Format, File, SHA256 string
	Bytes                int
}

// ArchivedFigure is a figure of a report: Value is JSON, a number or a text.
type ArchivedFigure struct {
	Figure string
	Value  json.RawMessage
}

// ArchivedQuote is a quote that a report carries: a digest of its words, and
// where they stood.
type ArchivedQuote struct {
	Digest string
	Origin records.Origin
}

// ArchivedInput is an import that was active when a report was written.
type ArchivedInput struct {
	Import              int64
	Kind                records.Kind
	File, Sheet, SHA256 string
	Rows                int
}

// Archive keeps a report that was written. One that is there already is noted
// as written once more, with the formats that it had not yet.
func (s *Store) Archive(ctx context.Context, r ArchivedReport) error {
	err := s.write(ctx, func(tx querier) error {
		id, found, err := s.archived(ctx, tx, &r)
		if err != nil {
			return err
		}
		if !found {
			if err := s.insertArchived(ctx, tx, id, &r); err != nil {
				return err
			}
		}
		for _, f := range r.Files {
			if _, err := tx.ExecContext(ctx, `INSERT INTO report_file (report, format, file, sha256, bytes) VALUES ($1, $2, $3, $4, $5)
				ON CONFLICT (report, format) DO UPDATE SET file = excluded.file, sha256 = excluded.sha256, bytes = excluded.bytes`,
				id, f.Format, f.File, f.SHA256, f.Bytes); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep the report in the archive: %w", err)
	}
	return nil
}

// archived finds the report, and puts it behind all others, or gives the number
// of a new one.
func (s *Store) archived(ctx context.Context, tx querier, r *ArchivedReport) (id int64, found bool, err error) {
	var sequence int64
	if err := tx.QueryRowContext(ctx, "SELECT COALESCE(MAX(sequence), 0) + 1 FROM report_run").Scan(&sequence); err != nil {
		return 0, false, err
	}
	err = tx.QueryRowContext(ctx, "SELECT id FROM report_run WHERE run = $1 AND draft = $2", r.Run, flag(r.Draft)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		id, err = nextID(ctx, tx, "report_run")
		return id, false, err
	}
	if err != nil {
		return 0, false, err
	}
	_, err = tx.ExecContext(ctx, "UPDATE report_run SET sequence = $1, last_at = $2 WHERE id = $3", sequence, s.now(), id)
	return id, true, err
}

// flag is a truth in a column of numbers.
func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func (s *Store) insertArchived(ctx context.Context, tx querier, id int64, r *ArchivedReport) error {
	decisions, err := jsonText(r.Moment.Decisions)
	if err != nil {
		return err
	}
	var digests [3]string
	for n, body := range [][]byte{r.Definition, r.Request, r.Data} {
		if digests[n], err = keepText(ctx, tx, body); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO report_run (id, sequence, run, draft, report, title, schedule, period_label, period_start, period_end,
			language, audience, scope, at, last_at, who, version, state, decisions, erased, definition, request, data, recalled_at, recalled_who)
		VALUES ($1, (SELECT COALESCE(MAX(sequence), 0) + 1 FROM report_run), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15, $16, $17, $18, $19, $20, $21, '', '')`,
		id, r.Run, flag(r.Draft), r.Report, r.Title, r.Schedule, r.Period.Label, r.Period.Start, r.Period.End,
		r.Language, string(r.Audience), r.Scope, s.now(), s.options.Who, s.options.Version, r.State, decisions, r.Moment.Erased,
		digests[0], digests[1], digests[2]); err != nil {
		return err
	}
	figures := newInserter(tx, "report_figure", "report", "position", "figure", "value")
	for n, f := range r.Figures {
		if err := figures.add(ctx, id, n, f.Figure, string(f.Value)); err != nil {
			return err
		}
	}
	if err := figures.flush(ctx); err != nil {
		return err
	}
	quotes := newInserter(tx, "report_quote", "report", "position", "digest", "file", "sheet", "sheet_row")
	for n, q := range r.Quotes {
		if err := quotes.add(ctx, id, n, q.Digest, q.Origin.File, q.Origin.Sheet, q.Origin.Row); err != nil {
			return err
		}
	}
	if err := quotes.flush(ctx); err != nil {
		return err
	}
	inputs := newInserter(tx, "report_input", "report", "import", "kind", "file", "sheet", "sha256", "rows")
	for _, i := range r.Inputs {
		if err := inputs.add(ctx, id, i.Import, string(i.Kind), i.File, i.Sheet, i.SHA256, i.Rows); err != nil {
			return err
		}
	}
	return inputs.flush(ctx)
}

// MarkRecalled notes that a report was taken back from those who have it.
func (s *Store) MarkRecalled(ctx context.Context, id int64) error {
	err := s.write(ctx, func(tx querier) error {
		_, err := tx.ExecContext(ctx, "UPDATE report_run SET recalled_at = $1, recalled_who = $2 WHERE id = $3 AND recalled_at = ''", s.now(), s.options.Who, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("note that a report was taken back: %w", err)
	}
	return nil
}
