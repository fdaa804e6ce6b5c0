package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Fields of the columns that stand beside the rows of participants. Terms but
// for the first and the last two: persona counts from the import's first
// persona, sheet_row is the row of the sheet less the position in the import,
// content a short digest of all that the row says.
const (
	fieldPersona = iota
	fieldOrganization
	fieldCountry
	fieldFocus
	fieldExchange
	fieldRole
	fieldStatus
	fieldSex
	fieldAge
	fieldDisability
	fieldDay
	fieldConsent
	fieldSheetRow
	fieldContent
	participantFields
)

// fieldNames are the fields as column_chunk names them.
var fieldNames = [participantFields]string{
	"persona", "organization", "country", "focus", "exchange", "role", "status", "sex", "age", "disability", "day", "consent",
	"sheet_row", "content",
}

// Fields of personas: digests of name and address, the organization's term, the
// position of the first row that bears the persona, and the digest by which
// versions of a file are compared.
const (
	personaName         = "persona.name"
	personaEmail        = "persona.email"
	personaOrganization = "persona.organization"
	personaRow          = "persona.row"
	personaIdentity     = "persona.identity"
)

// eachChunk hands on a column of an import, chunk by chunk. The values are
// valid during the call.
func eachChunk[T unsigned](ctx context.Context, q querier, source int64, field string, fn func(values []T) error) error {
	var body sql.RawBytes
	var values []T
	err := each(ctx, q, func(rows *sql.Rows) error {
		if err := rows.Scan(&body); err != nil {
			return err
		}
		var err error
		if values, err = unpack(body, values); err != nil {
			return err
		}
		return fn(values)
	}, "SELECT body FROM column_chunk WHERE import = $1 AND field = $2 ORDER BY chunk", source, field)
	return damaged(err, field)
}

// damaged tells that a packed column cannot be read as what it is: a database
// that is broken.
func damaged(err error, field string) error {
	if errors.Is(err, errPacked) {
		return fmt.Errorf("%w: column %s: %w", ErrNotDatabase, field, err)
	}
	return err
}

// readColumn reads a whole column of an import, which must have as many values
// as said.
func readColumn[T unsigned](ctx context.Context, q querier, source int64, field string, rows int64) ([]T, error) {
	list := make([]T, 0, rows)
	err := eachChunk(ctx, q, source, field, func(values []T) error {
		if int64(len(list)+len(values)) > rows {
			return errPacked
		}
		list = append(list, values...)
		return nil
	})
	if err == nil && int64(len(list)) != rows {
		err = errPacked
	}
	return list, damaged(err, field)
}
