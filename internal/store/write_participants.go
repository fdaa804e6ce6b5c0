package store

import (
	"encoding/json"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var participantColumns = []string{
	"id", "import", "sheet_row", "persona", "organization", "country", "focus", "exchange", "role", "status",
	"sex", "age", "disability", "day", "consent", "identity", "content",
	"name", "email", "phone", "city", "position", "notes", "extra",
}

// personaKey is what makes a persona.
type personaKey struct {
	name, email, organization int64
}

// knownPersonas bounds what a sheet remembers: a persona written twice costs a
// row, not a mistake.
const knownPersonas = 200_000

// Participant stores one row of a participants sheet.
func (w *SheetWriter) Participant(p *records.Participant) error {
	if err := w.usable(records.Participants); err != nil {
		return err
	}
	extra, err := extraText(p.Extra)
	if err != nil {
		return err
	}
	ctx := w.batch.ctx
	folded := foldName(p.Name)
	key := personaKey{name: digest64(folded), email: emailDigest(p.Email)}
	key.organization = w.word(ctx, termOrganization, p.Organization, &err)
	identity := digest64(folded, foldEmail(p.Email))
	if key.email == 0 {
		identity = digest64(folded, "", lexicon.FoldOrganization(p.Organization))
	}
	content := digest64(p.Name, p.Email, p.Phone, p.City, p.Position, p.Notes, p.Organization, p.Country, p.Sex, p.Age,
		p.Disability, p.FocusArea, p.Role, p.Exchange, p.Status, p.Date, p.Consent, extra)
	country := w.word(ctx, termCountry, p.Country, &err)
	focus := w.word(ctx, termFocus, p.FocusArea, &err)
	exchange := w.word(ctx, termExchange, p.Exchange, &err)
	role := w.word(ctx, termRole, p.Role, &err)
	status := w.word(ctx, termStatus, p.Status, &err)
	sex := w.word(ctx, termSex, p.Sex, &err)
	age := w.word(ctx, termAge, p.Age, &err)
	disability := w.word(ctx, termDisability, p.Disability, &err)
	day := w.word(ctx, termDay, p.Date, &err)
	consent := w.word(ctx, termConsent, p.Consent, &err)
	if err != nil {
		return err
	}
	id := w.rowID(content)
	persona, err := w.persona(key, id)
	if err != nil {
		return err
	}
	return w.rows.add(ctx, id, w.id, p.Row, persona, key.organization, country, focus, exchange, role, status,
		sex, age, disability, day, consent, identity, content,
		p.Name, text(p.Email), text(p.Phone), text(p.City), text(p.Position), text(p.Notes), text(extra))
}

// persona is the id of a name, address and organization in this import.
func (w *SheetWriter) persona(key personaKey, participant int64) (int64, error) {
	if id, ok := w.known[key]; ok {
		return id, nil
	}
	b := w.batch
	id := b.nextPersona
	b.nextPersona++
	if len(w.known) >= knownPersonas {
		clear(w.known)
	}
	w.known[key] = id
	return id, w.personas.add(b.ctx, id, w.id, key.name, key.email, key.organization, participant)
}

// extraText encodes the cells of unknown columns, "" when there are none.
func extraText(extra []string) (string, error) {
	if extra == nil {
		return "", nil
	}
	data, err := json.Marshal(extra)
	return string(data), err
}
