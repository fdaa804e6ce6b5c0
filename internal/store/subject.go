package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// subject is a person whose traces are looked for outside the rows of
// participants: in quotes and consents, among the contacts of organizations, in
// rows that could not be stored.
type subject struct {
	e        *everything
	personas map[int64]bool
	rows     []subjectRow
	claims   []claim
	// names are folded, their words in order of the alphabet; told says of each
	// whether nobody else bears it.
	names map[string]bool
	// written are the folded names as their words were written.
	written []string
	// emails are folded; told says of each whether nobody else uses it.
	emails map[string]bool
	// places are keys of organizations.
	places map[string]bool
}

// subjectRow is a row of participants.
type subjectRow struct {
	id   int64
	from activeImport
	row  *ParticipantRow
}

// subjectOf gathers what tells a person from others.
func (e *everything) subjectOf(ctx context.Context, q querier, who FoundPerson) (*subject, error) {
	s := &subject{e: e, personas: make(map[int64]bool), names: make(map[string]bool), emails: make(map[string]bool), places: make(map[string]bool)}
	people := make(map[uint32]bool)
	for _, id := range who.personas {
		s.personas[id] = true
		people[e.people[e.positionOf(id)]] = true
	}
	err := e.eachRowOf(ctx, q, func(person uint32) bool { return people[person] }, func(_ uint32, i activeImport, row *ParticipantRow, id int64) error {
		s.rows = append(s.rows, subjectRow{id, i, row})
		s.add(claim{row.Record.Name, row.Record.Email, row.Record.Organization}, row.OrganizationKey)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(who.claims) > 0 {
		if err := s.claim(ctx, q, who.claims); err != nil {
			return nil, err
		}
	}
	names, emails := make(map[int64]string), make(map[int64]string)
	for name := range s.names {
		names[digest64(name)] = name
	}
	for email := range s.emails {
		emails[emailDigest(email)] = email
	}
	for at, p := range e.personas {
		if people[e.people[at]] {
			continue
		}
		if name, ok := names[p.name]; ok {
			s.names[name] = false
		}
		if email, ok := emails[p.email]; ok {
			s.emails[email] = false
		}
	}
	return s, nil
}

// add notes what the person is called somewhere, by the key of the organization.
func (s *subject) add(c claim, organization string) {
	if !slices.Contains(s.claims, c) {
		s.claims = append(s.claims, c)
	}
	if name := foldName(c.name); name != "" {
		s.names[name] = true
		once(&s.written, lexicon.Fold(c.name))
	}
	if email := foldEmail(c.email); email != "" {
		s.emails[email] = true
	}
	for _, key := range strings.Fields(organization) {
		s.places[key] = true
	}
}

// called reports whether a text is one of the person's names, and alone whether
// nobody else bears it.
func (s *subject) called(text string) (is, alone bool) {
	if strings.TrimSpace(text) == "" {
		return false, false
	}
	alone, is = s.names[foldName(text)]
	return is, alone
}

// reached does so with addresses.
func (s *subject) reached(text string) (is, alone bool) {
	alone, is = s.emails[foldEmail(text)]
	return is, alone
}

// speaks reports whether a quote, a consent or the like is of the person: by
// the address, else by name and organization. Where neither address nor
// organization is given, the only person of that name is meant.
func (s *subject) speaks(name, email, organization string) bool {
	is, alone := s.called(name)
	if reached, only := s.reached(email); reached {
		return is || only
	}
	if !is {
		return false
	}
	if keys := strings.Fields(s.e.names.key(organization)); len(keys) > 0 {
		return slices.ContainsFunc(keys, func(key string) bool { return s.places[key] })
	}
	return alone && email == ""
}

// inCells reports whether a row that could not be stored is of the person: an
// address, a name, or a name in two cells side by side.
func (s *subject) inCells(cells []string) bool {
	for i, cell := range cells {
		if is, _ := s.reached(cell); is {
			return true
		}
		if is, _ := s.called(cell); is {
			return true
		}
		if i > 0 {
			if is, _ := s.called(cells[i-1] + " " + cell); is {
				return true
			}
		}
	}
	return false
}

// mentioned reports whether a text of somebody else names the person: a name of
// several words, or the address.
func (s *subject) mentioned(text string) bool {
	if text == "" {
		return false
	}
	lower := strings.ToLower(text)
	for email := range s.emails {
		if strings.Contains(lower, email) {
			return true
		}
	}
	folded := " " + lexicon.Fold(text) + " "
	return slices.ContainsFunc(s.written, func(name string) bool {
		return strings.Contains(name, " ") && strings.Contains(folded, " "+name+" ")
	})
}

// FieldValue is what a field or an unknown column says.
type FieldValue struct {
	// Field is "" for a column that lex does not know; Heading is its heading.
	Field, Heading, Value string
}

// recordValues reads the body of a record as fields.
func recordValues(kind records.Kind, text string) (values map[string]string, extra []string, err error) {
	if kind != records.Testimonials {
		var body entryBody
		err = json.Unmarshal([]byte(text), &body)
		return body.Values, body.Extra, err
	}
	var t records.Testimonial
	if err := json.Unmarshal([]byte(text), &t); err != nil {
		return nil, nil, err
	}
	return map[string]string{
		"quote": t.Quote, "name": t.Name, "organization": t.Organization, "country": t.Country, "language": t.Language, "position": t.Position,
		"original": t.Original, "source_language": t.OriginalLanguage, "consent": t.Consent, "audience": t.Audience, "attribution": t.Attribution,
		"expires": t.Expires, "withdrawn": t.Withdrawn, "date": t.Date, "exchange": t.Exchange, "notes": t.Notes,
	}, t.Extra, nil
}

// inOrder lists values in the order of the fields of a kind, then the unknown
// columns; what says nothing is left out.
func inOrder(kind records.Kind, values map[string]string, headings string, extra []string) []FieldValue {
	var list []FieldValue
	info, _ := records.Info(kind)
	for _, f := range info.Fields {
		if v := values[f.Name]; v != "" {
			list = append(list, FieldValue{Field: f.Name, Value: v})
		}
	}
	names := extraCells(headings)
	for i, v := range extra {
		if v == "" {
			continue
		}
		heading := ""
		if i < len(names) {
			heading = names[i]
		}
		list = append(list, FieldValue{Heading: heading, Value: v})
	}
	return list
}

// participantValues are the fields of a row of participants.
func participantValues(p *records.Participant) map[string]string {
	return map[string]string{
		"name": p.Name, "email": p.Email, "phone": p.Phone, "organization": p.Organization, "country": p.Country, "city": p.City, "sex": p.Sex,
		"age": p.Age, "disability": p.Disability, "focus_area": p.FocusArea, "role": p.Role, "position": p.Position, "status": p.Status,
		"exchange": p.Exchange, "date": p.Date, "days": p.Days, "consent": p.Consent, "notes": p.Notes,
	}
}
