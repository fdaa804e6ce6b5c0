package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"github.com/namati/lex/internal/records"
)

// redactedMark stands before the digest of a text of the archive that is not as
// it was written: somebody was taken out of it.
const redactedMark = "redacted "

// namedIn is a report of the archive that names somebody.
type namedIn struct {
	id  int64
	run string
	// title is that of the report; texts are the digests of those that name the
	// person: definition, request and data; figures are values by their positions.
	title   string
	texts   [3]string
	changed map[string][]byte
	figures map[int64]string
}

// reportTexts are the columns of report_run that hold digests of texts.
var reportTexts = [3]string{"definition", "request", "data"}

// archived lists the reports of the archive that name the person, with their
// texts as they are without. The files that were published are out of reach.
func (s *subject) archived(ctx context.Context, q querier, own []trace) ([]namedIn, error) {
	var quotes []string
	for _, t := range own {
		if t.from.kind == records.Testimonials {
			quotes = append(quotes, t.values["quote"], t.values["original"])
		}
	}
	r := s.redaction(quotes)
	var list []namedIn
	err := each(ctx, q, func(rows *sql.Rows) error {
		var n namedIn
		err := rows.Scan(&n.id, &n.run, &n.title, &n.texts[0], &n.texts[1], &n.texts[2])
		list = append(list, n)
		return err
	}, "SELECT id, run, title, definition, request, data FROM report_run ORDER BY sequence")
	if err != nil {
		return nil, err
	}
	known := map[string][]byte{} // digests: the text without the person, nil where it is the same
	for i := range list {
		n := &list[i]
		n.changed, n.figures = map[string][]byte{}, map[int64]string{}
		for at, digest := range n.texts {
			left, seen := known[digest]
			if !seen {
				body, err := readText(ctx, q, digest)
				if err != nil {
					return nil, err
				}
				without := r.json
				if at == 0 { // the definition is Markdown
					without = func(body []byte) ([]byte, bool) {
						text, found := r.text(string(body))
						return []byte(text), found
					}
				}
				if text, found := without(body); found {
					left = text
				}
				known[digest] = left
			}
			if left != nil {
				n.changed[digest] = left
			}
		}
		if title, found := r.text(n.title); found {
			n.title = title
		}
		err := each(ctx, q, func(rows *sql.Rows) error {
			var position int64
			var value string
			if err := rows.Scan(&position, &value); err != nil {
				return err
			}
			if left, found := r.json([]byte(value)); found {
				n.figures[position] = string(left)
			}
			return nil
		}, "SELECT position, value FROM report_figure WHERE report = $1", n.id)
		if err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(list, func(n namedIn) bool { return len(n.changed) == 0 && len(n.figures) == 0 }), nil
}

// redactArchive writes the texts without the person, and drops what no report
// uses any more. What a scheduled run has laid ready and not archived yet is
// begun anew.
func redactArchive(ctx context.Context, tx querier, list []namedIn) error {
	for _, n := range list {
		for at, digest := range n.texts {
			left, ok := n.changed[digest]
			if !ok {
				continue
			}
			fresh, err := keepMarked(ctx, tx, left)
			if err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "UPDATE report_run SET "+reportTexts[at]+" = $1, title = $2 WHERE id = $3", fresh, n.title, n.id); err != nil {
				return err
			}
		}
		for position, value := range n.figures {
			if _, err := tx.ExecContext(ctx, "UPDATE report_figure SET value = $1 WHERE report = $2 AND position = $3", value, n.id, position); err != nil {
				return err
			}
		}
	}
	for _, statement := range []string{
		`DELETE FROM report_text WHERE digest NOT IN (SELECT definition FROM report_run)
			AND digest NOT IN (SELECT request FROM report_run) AND digest NOT IN (SELECT data FROM report_run)`,
		`DELETE FROM schedule_step WHERE NOT EXISTS (SELECT 1 FROM schedule_step a
			WHERE a.schedule = schedule_step.schedule AND a.period = schedule_step.period AND a.step = 'archived')`,
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// redacted reports whether a digest is that of a text from which somebody was
// taken out.
func redacted(digest string) bool { return strings.HasPrefix(digest, redactedMark) }

// runsOf are the runs of reports, once each.
func runsOf(list []namedIn) []string {
	runs := []string{}
	for _, n := range list {
		once(&runs, n.run)
	}
	return runs
}
