package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
)

// EachSighting hands every row of the active imports to fn as EachParticipant
// does, without what stands in no column: name, e-mail, phone, city, position,
// notes and extra cells are empty, digests tell names and addresses apart. It
// costs a tenth. The row is used again: what is to be kept has to be copied.
func (s *Store) EachSighting(ctx context.Context, rules records.Rules, fn func(*ParticipantRow) error) error {
	var imports []activeImport
	err := s.counting(ctx, rules, func(_ querier, r *resolved) error {
		imports = r.of(records.Participants)
		return nil
	})
	if err != nil {
		return fmt.Errorf("read sightings: %w", err)
	}
	for _, i := range imports {
		if err := s.sightingsOf(ctx, rules, i, fn); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) sightingsOf(ctx context.Context, rules records.Rules, i activeImport, fn func(*ParticipantRow) error) error {
	var names, emails []uint64
	columns := columnsOf(i.columns)
	row := &ParticipantRow{}
	var chunk sightingChunk
	for at := int64(0); i.first+at <= i.last; at += int64(len(chunk.fields[0])) {
		var r *resolved
		err := s.counting(ctx, rules, func(q querier, now *resolved) (err error) {
			r = now
			if at == 0 {
				personas := i.lastPersona - i.firstPersona + 1
				if names, err = readColumn[uint64](ctx, q, i.id, personaName, personas); err != nil {
					return err
				}
				if emails, err = readColumn[uint64](ctx, q, i.id, personaEmail, personas); err != nil {
					return err
				}
			}
			return chunk.read(ctx, q, r, i, at/chunkRows)
		})
		if err != nil {
			return fmt.Errorf("read sightings: %w", err)
		}
		for k := range chunk.fields[0] {
			if err := r.sighting(row, &chunk, at, k, i, columns, names, emails); err != nil {
				return fmt.Errorf("read sightings: %w", err)
			}
			if err := fn(row); err != nil {
				return err
			}
		}
	}
	return nil
}

// sightingChunk is a chunk of all columns of an import.
type sightingChunk struct {
	fields [fieldContent][]uint32
	of     rowTerms
}

// read reads a chunk, and finds out what its terms mean while the store is
// ours.
func (c *sightingChunk) read(ctx context.Context, q querier, r *resolved, i activeImport, chunk int64) error {
	for field := range c.fields {
		var body sql.RawBytes
		err := each(ctx, q, func(rows *sql.Rows) error {
			if err := rows.Scan(&body); err != nil {
				return err
			}
			var err error
			c.fields[field], err = unpack(body, c.fields[field])
			return err
		}, "SELECT body FROM column_chunk WHERE import = $1 AND field = $2 AND chunk = $3", i.id, fieldNames[field], chunk)
		if err != nil {
			return damaged(err, fieldNames[field])
		}
		if body == nil || len(c.fields[field]) == 0 || len(c.fields[field]) != len(c.fields[0]) {
			return damaged(errPacked, fieldNames[field])
		}
		if field != fieldPersona && field != fieldSheetRow && int64(slices.Max(c.fields[field])) > r.terms {
			return damaged(errPacked, fieldNames[field])
		}
	}
	r.about(termExchange, i.exchange)
	for field, kind := range map[int]termKind{fieldOrganization: termOrganization, fieldCountry: termCountry, fieldExchange: termExchange,
		fieldStatus: termStatus, fieldRole: termRole} {
		for _, term := range c.fields[field] {
			r.about(kind, int64(term))
		}
	}
	return nil
}

// terms are those of a row of the chunk, valid until the next call.
func (c *sightingChunk) terms(k int) *rowTerms {
	at := func(field int) int64 { return int64(c.fields[field][k]) }
	c.of = rowTerms{
		organization: at(fieldOrganization), country: at(fieldCountry), focus: at(fieldFocus), exchange: at(fieldExchange),
		role: at(fieldRole), status: at(fieldStatus), sex: at(fieldSex), age: at(fieldAge), disability: at(fieldDisability),
		day: at(fieldDay), consent: at(fieldConsent),
	}
	return &c.of
}

// sighting fills a row from a chunk that begins at a row of the import.
func (r *resolved) sighting(row *ParticipantRow, chunk *sightingChunk, at int64, k int, i activeImport, columns map[string]string, names, emails []uint64) error {
	persona := chunk.fields[fieldPersona][k]
	if int(persona) >= len(names) {
		return damaged(errPacked, fieldNames[fieldPersona])
	}
	row.Record = records.Participant{Row: int(chunk.fields[fieldSheetRow][k] + uint32(at) + uint32(k))}
	r.read(row, chunk.terms(k), i, columns)
	row.Person = r.personOf(i.firstPersona + int64(persona))
	row.NameDigest, row.EmailDigest = int64(names[persona]), int64(emails[persona])
	return nil
}
