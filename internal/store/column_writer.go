package store

import (
	"context"
	"fmt"
)

// columnWriter collects the columns of one import while its rows are stored,
// and writes each chunk when it is full.
type columnWriter struct {
	q      querier
	source int64

	rows   [participantFields][]uint32
	chunks int64

	names, emails, identities []uint64
	organizations, firstRows  []uint32
	personaChunks             int64
}

func newColumnWriter(q querier, source int64) *columnWriter {
	return &columnWriter{q: q, source: source}
}

// row adds a row of participants.
func (w *columnWriter) row(ctx context.Context, values *[participantFields]uint32) error {
	for field, v := range values {
		w.rows[field] = append(w.rows[field], v)
	}
	if len(w.rows[0]) < chunkRows {
		return nil
	}
	return w.flushRows(ctx)
}

func (w *columnWriter) flushRows(ctx context.Context) error {
	if len(w.rows[0]) == 0 {
		return nil
	}
	for field := range w.rows {
		if err := w.put(ctx, fieldNames[field], w.chunks, pack(w.rows[field])); err != nil {
			return err
		}
		w.rows[field] = w.rows[field][:0]
	}
	w.chunks++
	return nil
}

// persona adds a persona: its key, the digest for comparing versions, and the
// position of the first row that bears it.
func (w *columnWriter) persona(ctx context.Context, key personaKey, identity int64, row uint32) error {
	w.names = append(w.names, uint64(key.name))
	w.emails = append(w.emails, uint64(key.email))
	w.identities = append(w.identities, uint64(identity))
	w.organizations = append(w.organizations, uint32(key.organization))
	w.firstRows = append(w.firstRows, row)
	if len(w.names) < chunkRows {
		return nil
	}
	return w.flushPersonas(ctx)
}

func (w *columnWriter) flushPersonas(ctx context.Context) error {
	if len(w.names) == 0 {
		return nil
	}
	for _, column := range []struct {
		field string
		body  []byte
	}{
		{personaName, pack(w.names)}, {personaEmail, pack(w.emails)}, {personaIdentity, pack(w.identities)},
		{personaOrganization, pack(w.organizations)}, {personaRow, pack(w.firstRows)},
	} {
		if err := w.put(ctx, column.field, w.personaChunks, column.body); err != nil {
			return err
		}
	}
	w.names, w.emails, w.identities = w.names[:0], w.emails[:0], w.identities[:0]
	w.organizations, w.firstRows = w.organizations[:0], w.firstRows[:0]
	w.personaChunks++
	return nil
}

// flush writes what is left.
func (w *columnWriter) flush(ctx context.Context) error {
	if err := w.flushRows(ctx); err != nil {
		return err
	}
	return w.flushPersonas(ctx)
}

func (w *columnWriter) put(ctx context.Context, field string, chunk int64, body []byte) error {
	_, err := w.q.ExecContext(ctx, "INSERT INTO column_chunk (import, field, chunk, body) VALUES ($1, $2, $3, $4)", w.source, field, chunk, body)
	if err != nil {
		return fmt.Errorf("write column %s: %w", field, err)
	}
	return nil
}
