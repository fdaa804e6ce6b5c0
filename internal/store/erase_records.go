package store

import (
	"context"
	"encoding/json"

	"github.com/namati/lex/internal/records"
)

// eraseRecords takes quotes, consents and the like out of their imports.
func eraseRecords(ctx context.Context, tx querier, list []trace) error {
	for from := 0; from < len(list); {
		to := from
		var ids []int64
		var positions []int
		i := list[from].from
		for ; to < len(list) && list[to].from.id == i.id; to++ {
			ids, positions = append(ids, list[to].id), append(positions, int(list[to].id-i.first))
		}
		if err := closeUp(ctx, tx, "record", "id", ids, i, true); err != nil {
			return err
		}
		if err := shorten(ctx, tx, i.id, positions); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// emptyRecords empties the fields of records of others that name the person.
func emptyRecords(ctx context.Context, tx querier, list []trace) error {
	for _, t := range list {
		var text string
		if err := tx.QueryRowContext(ctx, "SELECT body FROM record WHERE import = $1 AND id = $2", t.from.id, t.id).Scan(&text); err != nil {
			return err
		}
		body, err := emptied(t.from.kind, text, t.fields)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "UPDATE record SET body = $1, content = $2 WHERE import = $3 AND id = $4", body, digest64(body), t.from.id, t.id); err != nil {
			return err
		}
	}
	return nil
}

// emptied is the body of a record without some fields.
func emptied(kind records.Kind, text string, fields []string) (string, error) {
	if kind == records.Testimonials {
		var t records.Testimonial
		if err := json.Unmarshal([]byte(text), &t); err != nil {
			return "", err
		}
		for _, field := range fields {
			for name, at := range map[string]*string{"quote": &t.Quote, "original": &t.Original, "position": &t.Position, "notes": &t.Notes} {
				if field == name {
					*at = ""
				}
			}
		}
		body, err := json.Marshal(t)
		return string(body), err
	}
	var body entryBody
	if err := json.Unmarshal([]byte(text), &body); err != nil {
		return "", err
	}
	for _, field := range fields {
		delete(body.Values, field)
	}
	out, err := json.Marshal(body)
	return string(out), err
}

// emptyContacts takes the person out of organizations lists; the organization
// stays. The digest of the row must not tell what was there.
func emptyContacts(ctx context.Context, tx querier, list []trace) error {
	for _, t := range list {
		for _, field := range t.fields { // contact, email or phone
			if _, err := tx.ExecContext(ctx, "UPDATE organization SET "+field+" = NULL, content = identity WHERE import = $1 AND id = $2", t.from.id, t.id); err != nil {
				return err
			}
		}
	}
	return nil
}

// emptyRejects empties rows that could not be stored.
func emptyRejects(ctx context.Context, tx querier, list []trace) error {
	for _, t := range list {
		if _, err := tx.ExecContext(ctx, "UPDATE reject SET cells = '[]' WHERE import = $1 AND id = $2", t.from.id, t.id); err != nil {
			return err
		}
	}
	return nil
}
