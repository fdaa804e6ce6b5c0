package store

import (
	"encoding/json"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

var organizationColumns = []string{
	"id", "import", "sheet_row", "organization", "country", "focus", "exchange", "type", "day", "identity", "content",
	"acronym", "scope", "website", "contact", "email", "phone", "city", "notes", "extra",
}

// Organization stores one row of an organizations sheet.
func (w *SheetWriter) Organization(o *records.Organization) error {
	if err := w.usable(records.Organizations); err != nil {
		return err
	}
	if graves := w.batch.graves; graves != nil {
		o = graves.contact(o)
	}
	extra, err := extraText(o.Extra)
	if err != nil {
		return err
	}
	ctx := w.batch.ctx
	identity := digest64(lexicon.FoldOrganization(o.Name))
	content := digest64(o.Name, o.Acronym, o.Country, o.Scope, o.Type, o.FocusArea, o.Website, o.Contact, o.Email, o.Phone,
		o.City, o.Exchange, o.Date, o.Notes, extra)
	name := w.word(ctx, termOrganization, o.Name, &err)
	country := w.word(ctx, termCountry, o.Country, &err)
	focus := w.word(ctx, termFocus, o.FocusArea, &err)
	exchange := w.word(ctx, termExchange, o.Exchange, &err)
	kind := w.word(ctx, termType, o.Type, &err)
	day := w.word(ctx, termDay, o.Date, &err)
	if err != nil {
		return err
	}
	return w.rows.add(ctx, w.rowID(content), w.id, o.Row, name, country, focus, exchange, kind, day, identity, content,
		text(o.Acronym), text(o.Scope), text(o.Website), text(o.Contact), text(o.Email), text(o.Phone), text(o.City),
		text(o.Notes), text(extra))
}

// Testimonial stores one row of a testimonials sheet.
func (w *SheetWriter) Testimonial(t *records.Testimonial) error {
	if err := w.usable(records.Testimonials); err != nil {
		return err
	}
	if graves := w.batch.graves; graves != nil && graves.cover(t.Name, "", t.Organization) {
		w.leftOut++
		return nil
	}
	said := *t
	said.Row = 0
	body, err := json.Marshal(said)
	if err != nil {
		return err
	}
	identity := digest64(lexicon.Fold(t.Quote), foldName(t.Name))
	content := digest64(string(body))
	return w.rows.add(w.batch.ctx, w.rowID(content), w.id, t.Row, identity, content, string(body))
}

// Entry stores one row of one of the kinds of few rows.
func (w *SheetWriter) Entry(e *records.Entry) error {
	if err := w.usable(e.Kind); err != nil {
		return err
	}
	values := e.Values
	if graves := w.batch.graves; graves != nil {
		if isAbout(e.Kind) && graves.cover(values["name"], values["email"], values["organization"]) {
			w.leftOut++
			return nil
		}
		values = graves.strip(e.Kind, values)
	}
	body, err := json.Marshal(entryBody{values, e.Extra})
	if err != nil {
		return err
	}
	info, _ := records.Info(e.Kind)
	identity := make([]string, len(info.Identity))
	for i, field := range info.Identity {
		identity[i] = lexicon.Fold(values[field])
	}
	return w.rows.add(w.batch.ctx, w.rowID(digest64(string(body))), w.id, e.Row, digest64(identity...), digest64(string(body)), string(body))
}

// entryBody is how an entry stands in the table of records.
type entryBody struct {
	Values map[string]string `json:"values"`
	Extra  []string          `json:"extra,omitempty"`
}
