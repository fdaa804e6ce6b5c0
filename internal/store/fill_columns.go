package store

import (
	"context"
	"database/sql"

	"github.com/namati/lex/internal/records"
)

// fillColumns makes the columns of what was imported before there were any
// (schema 1). The rows of a persona follow the persona's own row.
func fillColumns(ctx context.Context, q querier) error {
	imports, err := rowsOf(ctx, q, "i.kind = $1", string(records.Participants))
	if err != nil {
		return err
	}
	for _, i := range imports {
		w := newColumnWriter(q, i.id)
		firstPersona, err := fillPersonas(ctx, q, w, i)
		if err != nil {
			return err
		}
		if err := fillRows(ctx, q, w, i, firstPersona); err != nil {
			return err
		}
		if err := w.flush(ctx); err != nil {
			return err
		}
	}
	return nil
}

func fillPersonas(ctx context.Context, q querier, w *columnWriter, i sheetRows) (first int64, err error) {
	var last int64
	if err := q.QueryRowContext(ctx, "SELECT first_persona, last_persona FROM import WHERE id = $1", i.id).Scan(&first, &last); err != nil {
		return 0, err
	}
	return first, eachBlock(ctx, q, first, last, func(rows *sql.Rows) (func() error, error) {
		var key personaKey
		var participant int64
		var organization string
		err := rows.Scan(&key.name, &key.email, &key.organization, &participant, &organization)
		return func() error {
			return w.persona(ctx, key, identityOf(key, organization), uint32(participant-i.first))
		}, err
	}, `SELECT p.name, p.email, p.organization, p.participant, COALESCE(t.text, '') FROM persona p LEFT JOIN term t ON t.id = p.organization
		WHERE p.id BETWEEN $1 AND $2 ORDER BY p.id`)
}

func fillRows(ctx context.Context, q querier, w *columnWriter, i sheetRows, firstPersona int64) error {
	return eachBlock(ctx, q, i.first, i.last, func(rows *sql.Rows) (func() error, error) {
		var c [participantFields]uint32
		var id, persona, sheetRow, content int64
		err := rows.Scan(&id, &sheetRow, &persona, &c[fieldOrganization], &c[fieldCountry], &c[fieldFocus], &c[fieldExchange], &c[fieldRole],
			&c[fieldStatus], &c[fieldSex], &c[fieldAge], &c[fieldDisability], &c[fieldDay], &c[fieldConsent], &content)
		c[fieldPersona], c[fieldSheetRow], c[fieldContent] = uint32(persona-firstPersona), uint32(sheetRow-(id-i.first)), uint32(content)
		return func() error { return w.row(ctx, &c) }, err
	}, `SELECT id, sheet_row, persona, organization, country, focus, exchange, role, status, sex, age, disability, day, consent, content
		FROM participant WHERE id BETWEEN $1 AND $2 ORDER BY id`)
}

// eachBlock reads the rows with ids from first to last, some at a time, and then
// does what they ask for: a connection cannot write while it reads.
func eachBlock(ctx context.Context, q querier, first, last int64, read func(rows *sql.Rows) (func() error, error), query string) error {
	const size = 10_000
	for ; first <= last; first += size {
		var deeds []func() error
		err := each(ctx, q, func(rows *sql.Rows) error {
			deed, err := read(rows)
			deeds = append(deeds, deed)
			return err
		}, query, first, min(first+size-1, last))
		if err != nil {
			return err
		}
		for _, deed := range deeds {
			if err := deed(); err != nil {
				return err
			}
		}
	}
	return nil
}
