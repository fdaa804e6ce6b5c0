package store

import (
	"context"
	"encoding/json"
	"errors"
	"math"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// preparedRow is a row of participants with the digests that can be made
// without the database.
type preparedRow struct {
	records.Participant
	extra                string
	name, email, content int64
}

// Participant stores one row of a participants sheet. Writing goes on behind
// the call; an error of it is returned by a later one, or by Commit.
func (w *SheetWriter) Participant(p *records.Participant) error {
	if err := w.usable(records.Participants); err != nil {
		return err
	}
	if graves := w.batch.graves; graves != nil && graves.cover(p.Name, p.Email, p.Organization) {
		w.leftOut++
		return nil
	}
	extra, err := extraText(p.Extra)
	if err != nil {
		return err
	}
	row := w.queue.next()
	said := extra
	if p.Days != "" {
		said += "|" + p.Days
	}
	*row = preparedRow{Participant: *p, extra: extra, name: digest64(foldName(p.Name)), email: emailDigest(p.Email),
		content: digest64(p.Name, p.Email, p.Phone, p.City, p.Position, p.Notes, p.Organization, p.Country, p.Sex, p.Age,
			p.Disability, p.FocusArea, p.Role, p.Exchange, p.Status, p.Date, p.Consent, said)}
	row.Extra = nil // the reader may use its space again
	return w.queue.added(w.batch.ctx)
}

// store writes a row: its texts go through the dictionary, its integers into
// the table and into the columns beside it.
func (w *SheetWriter) store(ctx context.Context, p *preparedRow) error {
	var columns [participantFields]uint32
	terms := [...]struct {
		field int
		kind  termKind
		text  string
	}{
		{fieldOrganization, termOrganization, p.Organization}, {fieldCountry, termCountry, p.Country},
		{fieldFocus, termFocus, p.FocusArea}, {fieldExchange, termExchange, p.Exchange}, {fieldRole, termRole, p.Role},
		{fieldStatus, termStatus, p.Status}, {fieldSex, termSex, p.Sex}, {fieldAge, termAge, p.Age},
		{fieldDisability, termDisability, p.Disability}, {fieldDay, termDay, p.Date}, {fieldConsent, termConsent, p.Consent},
	}
	for i := range terms {
		term, err := w.batch.words.id(ctx, terms[i].kind, terms[i].text)
		if err != nil {
			return err
		}
		if term > math.MaxUint32 {
			return errors.New("the dictionary is full")
		}
		columns[terms[i].field] = uint32(term)
	}
	position := uint32(w.imported)
	w.rowID(p.content)
	var fresh bool
	key := personaKey{p.name, p.email, int64(columns[fieldOrganization])}
	if columns[fieldPersona], fresh = w.known.find(key); fresh {
		w.batch.nextPersona++
		if err := w.columns.persona(ctx, key, identityOf(key, p.Organization), position); err != nil {
			return err
		}
	}
	columns[fieldSheetRow] = uint32(p.Row) - position
	columns[fieldContent] = uint32(p.content)
	if err := w.columns.row(ctx, &columns); err != nil {
		return err
	}
	values := w.bulk.row()
	values[0], values[1] = int64(p.Row), w.firstPersona+int64(columns[fieldPersona])
	for field := fieldOrganization; field <= fieldConsent; field++ {
		if term := columns[field]; term != 0 {
			values[1+field] = int64(term)
		}
	}
	values[13] = p.Name
	for i, s := range [...]string{p.Email, p.Phone, p.City, p.Position, p.Notes, p.extra, p.Days} {
		if s != "" {
			values[14+i] = s
		}
	}
	return w.bulk.added(ctx)
}

// identityOf is the digest by which versions of a file are compared: of name
// and address, or where there is no address of name and organization.
func identityOf(key personaKey, organization string) int64 {
	if key.email != 0 {
		return mixed(key.name, key.email)
	}
	return mixed(key.name, 0, digest64(lexicon.FoldOrganization(organization)))
}

// extraText encodes the cells of unknown columns, "" when there are none.
func extraText(extra []string) (string, error) {
	if extra == nil {
		return "", nil
	}
	data, err := json.Marshal(extra)
	return string(data), err
}
