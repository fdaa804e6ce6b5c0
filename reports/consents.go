package reports

import (
	"context"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// consents are what people agreed to, by their folded names.
type consents map[string][]store.StoredEntry

// consentsOf reads the rows of consents; what somebody agreed to holds wherever
// they are met, so neither period nor filter cuts them.
func (c *composer) consentsOf() (consents, error) {
	list, err := ask(c.source, "consents", store.Query{Rules: c.in.Rules}, func(ctx context.Context, q store.Query) ([]store.StoredEntry, error) {
		return c.in.Store.Entries(ctx, records.Consents, q)
	})
	if err != nil {
		return nil, err
	}
	found := consents{}
	for _, e := range list {
		name := nameKey(e.Text("name"))
		found[name] = append(found[name], e)
	}
	return found, nil
}

// nameKey folds a name; its words may stand in any order.
func nameKey(name string) string {
	words := strings.Fields(lexicon.Fold(name))
	slices.Sort(words)
	return strings.Join(words, " ")
}

// of lists the consents that a person gave, or took back, for a use. An address
// that differs is another person of that name, and so is another organization
// where no address tells.
func (all consents) of(name, email, organization, use string) []store.StoredEntry {
	var list []store.StoredEntry
	for _, e := range all[nameKey(name)] {
		address, where := lexicon.Fold(e.Text("email")), lexicon.Fold(e.Text("organization"))
		switch {
		case e.Text("use") != "" && e.Text("use") != use:
		case address != "" && email != "" && address != lexicon.Fold(email):
		case (address == "" || email == "") && where != "" && organization != "" && where != lexicon.Fold(organization):
		default:
			list = append(list, e)
		}
	}
	return list
}

// refused reports whether the last word of some consents is no: a withdrawal, or
// a no that no later yes follows. A withdrawal without a day stands above all.
func refused(list []store.StoredEntry) bool {
	no, said := "", false
	for _, e := range list {
		day := e.Text("withdrawn")
		if day == "" && e.Text("consent") != "yes" {
			if day = e.Text("date"); day == "" {
				day = "9999"
			}
		}
		if day != "" {
			no, said = max(no, day), true
		}
	}
	return said && !slices.ContainsFunc(list, func(e store.StoredEntry) bool {
		return e.Text("consent") == "yes" && e.Text("withdrawn") == "" && e.Text("date") > no
	})
}

// grants reports whether some consents let the reader of the report see what
// they are about.
func (c *composer) grants(list []store.StoredEntry) bool {
	return !refused(list) && slices.ContainsFunc(list, func(e store.StoredEntry) bool {
		t := records.Testimonial{Consent: e.Text("consent"), Audience: e.Text("audience"), Expires: e.Text("expires"), Withdrawn: e.Text("withdrawn")}
		return withholds(t, c.req.Audience, c.req.Date) == ""
	})
}

// named reports whether a person may be named to the reader: by a consent of
// theirs, or by the word beside their name on the list, which covers the report
// to the donor and nothing public.
func (c *composer) named(all consents, row *store.ParticipantRow) bool {
	if c.req.Audience == records.Internal {
		return true
	}
	own := all.of(row.Record.Name, row.Record.Email, row.Record.Organization, "name")
	if refused(own) || row.Record.Consent == "no" {
		return false
	}
	return c.grants(own) || row.Record.Consent == "yes" && c.req.Audience == records.Donor
}
