package reports

import (
	"context"
	"fmt"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Permissions say who may be named, and which quotes may be shown, to an audience
// on a day. Reports and exports ask the same one.
type Permissions struct {
	Audience records.Audience
	// Date is ISO 8601, "" where nobody says; a consent that expires some day
	// covers nothing then.
	Date string
	all  consents
}

// ReadPermissions reads what people have agreed to.
func ReadPermissions(ctx context.Context, st *store.Store, rules records.Rules, audience records.Audience, date string) (*Permissions, error) {
	list, err := st.Entries(ctx, records.Consents, store.Query{Rules: rules})
	if err != nil {
		return nil, fmt.Errorf("read consents: %w", err)
	}
	return &Permissions{Audience: audience, Date: date, all: consentsByName(list)}, nil
}

// Named reports whether a person may be named: by a consent of theirs, or by the
// word beside their name on the list, which covers the donor and nothing public.
func (p *Permissions) Named(name, email, organization, consent string) bool {
	if p.Audience == records.Internal {
		return true
	}
	own := p.all.of(name, email, organization, "name")
	if refused(own) || consent == "no" {
		return false
	}
	return p.grants(own) || consent == "yes" && p.Audience == records.Donor
}

// grants reports whether some consents cover the audience.
func (p *Permissions) grants(list []store.StoredEntry) bool {
	if refused(list) {
		return false
	}
	for _, e := range list {
		t := records.Testimonial{Consent: e.Text("consent"), Audience: e.Text("audience"), Expires: e.Text("expires"), Withdrawn: e.Text("withdrawn")}
		if withholds(t, p.Audience, p.Date) == "" {
			return true
		}
	}
	return false
}

// takenBack reports whether the consent to a quote that was given was withdrawn,
// in its own row or in a list of consents.
func (p *Permissions) takenBack(t records.Testimonial) bool {
	gone := t.Withdrawn != "" || t.Name != "" && refused(p.all.of(t.Name, "", t.Organization, "quote"))
	return gone && t.Consent == "yes"
}

// Withholds says in words why a quote may not be shown, "" when it may.
func (p *Permissions) Withholds(t records.Testimonial) string {
	if p.takenBack(t) {
		return withdrawn
	}
	return withholds(t, p.Audience, p.Date)
}

// Attributed is a quote with so much of its speaker as was agreed to: all in
// full, the first name or the role and the country, or nobody.
func Attributed(t records.Testimonial) records.Testimonial {
	level := t.Attribution
	if level != "full" {
		t.Organization = ""
	}
	if level != "role" {
		t.Position = ""
	}
	switch level {
	case "full":
	case "first":
		t.Name = firstName(t.Name)
	default:
		t.Name = ""
	}
	if t.Name == "" && t.Position == "" && t.Organization == "" {
		t.Country = ""
	}
	return t
}
