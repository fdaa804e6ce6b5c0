package importers

import (
	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// organizations decodes the rows of an organizations sheet.
type organizations struct {
	d                                            *decoder
	name, acronym, kind, focus, website, contact int
	email, phone, city, exchange, notes          int
	scope                                        *valueReader
	out                                          records.Organization
}

func newOrganizations(d *decoder) *organizations {
	return &organizations{d: d,
		name: d.column("name"), acronym: d.column("acronym"), kind: d.column("organization_type"), focus: d.column("focus_area"),
		website: d.column("website"), contact: d.column("contact"), email: d.column("email"), phone: d.column("phone"),
		city: d.column("city"), exchange: d.column("exchange"), notes: d.column("notes"),
		scope: newValueReader(d, "scope", "national, regional or international", lexicon.Scope),
	}
}

func (o *organizations) record() (rejected string, err error) {
	d, l := o.d, &o.d.line
	r := &o.out
	*r = records.Organization{
		Row:       l.number,
		Name:      said(l.get(o.name)),
		Acronym:   said(l.get(o.acronym)),
		Scope:     o.scope.read(l),
		Type:      said(l.get(o.kind)),
		FocusArea: said(l.get(o.focus)),
		Website:   said(l.get(o.website)),
		Contact:   said(l.get(o.contact)),
		Email:     d.email(o.email),
		Phone:     said(l.get(o.phone)),
		City:      said(l.get(o.city)),
		Exchange:  said(l.get(o.exchange)),
		Notes:     l.get(o.notes),
		Extra:     l.extra(),
	}
	// "Regional organization" in place of a country is the scope.
	country, scope := d.countries.read(l)
	if scope == "" {
		r.Country = country
	} else if r.Scope == "" {
		r.Scope = scope
	}
	var ok bool
	if r.Date, ok = d.days["date"].read(l); !ok {
		rejected = "date-unreadable"
	}
	if r.Name == "" {
		rejected = d.nameless(o.name, "the name of an organization")
	}
	if rejected != "" {
		return rejected, nil
	}
	return "", d.sink.Organization(r)
}
