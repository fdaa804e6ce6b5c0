package extract

import (
	"cmp"
	"context"
	"strings"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// bornPrefix begins an age of which only the year of birth is known.
const bornPrefix = "born "

// age is the age as it is written, born the year of birth where no more is known.
func age(text string) (age, born string) {
	if year, ok := strings.CutPrefix(text, bornPrefix); ok {
		return "", year
	}
	return text, ""
}

// participantField reads a field off a row. The code of a country is that which
// the row's own country means; an exchange is the row's, else its import's.
func participantField(row *store.ParticipantRow, field string) string {
	r := &row.Record
	switch field {
	case "name":
		return r.Name
	case "email":
		return r.Email
	case "phone":
		return r.Phone
	case "organization":
		return r.Organization
	case "country":
		return r.Country
	case "country_code":
		return row.CountryKey
	case "city":
		return r.City
	case "sex":
		return r.Sex
	case "age":
		years, _ := age(r.Age)
		return years
	case "birth_date":
		_, born := age(r.Age)
		return born
	case "disability":
		return r.Disability
	case "focus_area":
		return r.FocusArea
	case "role":
		return r.Role
	case "position":
		return r.Position
	case "status":
		return r.Status
	case "exchange":
		return cmp.Or(r.Exchange, row.Exchange)
	case "date":
		return r.Date
	case "days":
		return r.Days
	case "consent":
		return r.Consent
	case "notes":
		return r.Notes
	}
	return ""
}

func organizationField(row *store.OrganizationRow, field string) string {
	r := &row.Record
	switch field {
	case "name":
		return r.Name
	case "acronym":
		return r.Acronym
	case "country":
		return r.Country
	case "country_code":
		return row.CountryKey
	case "scope":
		return r.Scope
	case "organization_type":
		return r.Type
	case "focus_area":
		return r.FocusArea
	case "website":
		return r.Website
	case "contact":
		return r.Contact
	case "email":
		return r.Email
	case "phone":
		return r.Phone
	case "city":
		return r.City
	case "exchange":
		return cmp.Or(r.Exchange, row.Exchange)
	case "date":
		return r.Date
	case "notes":
		return r.Notes
	}
	return ""
}

func testimonialField(t *records.Testimonial, field string) string {
	switch field {
	case "quote":
		return t.Quote
	case "name":
		return t.Name
	case "organization":
		return t.Organization
	case "country":
		return t.Country
	case "language":
		return t.Language
	case "original":
		return t.Original
	case "source_language":
		return t.OriginalLanguage
	case "consent":
		return t.Consent
	case "audience":
		return t.Audience
	case "attribution":
		return t.Attribution
	case "position":
		return t.Position
	case "expires":
		return t.Expires
	case "withdrawn":
		return t.Withdrawn
	case "exchange":
		return t.Exchange
	case "date":
		return t.Date
	case "notes":
		return t.Notes
	}
	return ""
}

func (l *Listing) participants(ctx context.Context, fn func(*Row) error) error {
	out := Row{Cells: make([]string, len(l.full))}
	each := func(row *store.ParticipantRow) error {
		out.Import, out.Origin, out.Counted = row.Import, row.Origin, row.Counted
		out.email, out.consent = row.Record.Email, row.Record.Consent
		for i, c := range l.full {
			if c.Field == "" {
				break
			}
			out.Cells[i] = participantField(row, c.Field)
		}
		l.unknown.put(out.Cells, row.Import, row.Record.Extra)
		return fn(&out)
	}
	if len(l.query.Where) == 0 && l.query.Period.All() {
		return l.store.EachParticipant(ctx, l.query.Rules, each)
	}
	return l.store.EachInScope(ctx, l.query, each)
}

func (l *Listing) organizations(ctx context.Context, fn func(*Row) error) error {
	out := Row{Counted: true, Cells: make([]string, len(l.full))}
	return l.store.EachListed(ctx, l.query, func(row *store.OrganizationRow) error {
		out.Import, out.Origin = row.Import, row.Origin
		for i, c := range l.full {
			if c.Field == "" {
				break
			}
			out.Cells[i] = organizationField(row, c.Field)
		}
		l.unknown.put(out.Cells, row.Import, row.Record.Extra)
		return fn(&out)
	})
}

func (l *Listing) testimonials(ctx context.Context, fn func(*Row) error) error {
	list, err := l.store.Testimonials(ctx, l.query)
	if err != nil {
		return err
	}
	out := Row{Counted: true, Cells: make([]string, len(l.full))}
	for i := range list {
		t := &list[i]
		out.Import, out.Origin, out.quote = t.Import, t.Origin, &t.Record
		t.Record.Exchange = cmp.Or(t.Record.Exchange, t.Exchange)
		l.quoteCells(out.Cells, &t.Record)
		l.unknown.put(out.Cells, t.Import, t.Record.Extra)
		if err := fn(&out); err != nil {
			return err
		}
	}
	return nil
}

// quoteCells fills in the fields of a quote; the code is that of the country that
// the row itself names.
func (l *Listing) quoteCells(cells []string, t *records.Testimonial) {
	for i, c := range l.full {
		switch c.Field {
		case "":
			return
		case "country_code":
			cells[i] = codeOf(t.Country, l.query.Rules)
		default:
			cells[i] = testimonialField(t, c.Field)
		}
	}
}

func (l *Listing) entries(ctx context.Context, fn func(*Row) error) error {
	list, err := l.store.Entries(ctx, l.Info.Kind, l.query)
	if err != nil {
		return err
	}
	out := Row{Counted: true, Cells: make([]string, len(l.full))}
	for i := range list {
		e := &list[i]
		out.Import, out.Origin, out.email = e.Import, e.Origin, e.Text("email")
		for i, c := range l.full {
			switch c.Field {
			case "":
			case "country_code":
				out.Cells[i] = e.Country
			case "exchange":
				out.Cells[i] = cmp.Or(e.Text("exchange"), e.Exchange)
			default:
				out.Cells[i] = e.Text(c.Field)
			}
		}
		l.unknown.put(out.Cells, e.Import, e.Extra)
		if err := fn(&out); err != nil {
			return err
		}
	}
	return nil
}
