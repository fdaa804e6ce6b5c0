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
	return consentsByName(list), nil
}

func consentsByName(list []store.StoredEntry) consents {
	found := consents{}
	for _, e := range list {
		name := nameKey(e.Text("name"))
		found[name] = append(found[name], e)
	}
	return found
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
		case (address == "" || email == "") && where != "" && organization != "" && !sharedHouse(e, organization):
		default:
			list = append(list, e)
		}
	}
	return list
}

// sharedHouse reports whether the organization of a consent is that of a person.
// A cell may name several, one beside the other: who comes for "A; B" gave the
// consent that stands for A. A text that nothing but "and" or a comma could part
// is one name here: in doubt there is no consent. But a no, or one taken back, is
// heard in doubt, where one of the texts only contains the other.
func sharedHouse(e store.StoredEntry, organization string) bool {
	said, own := foldedNames(e.Text("organization")), foldedNames(organization)
	for _, a := range said {
		if slices.Contains(own, a) {
			return true
		}
	}
	if e.Text("consent") == "yes" && e.Text("withdrawn") == "" {
		return false
	}
	a, b := " "+lexicon.Fold(e.Text("organization"))+" ", " "+lexicon.Fold(organization)+" "
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// foldedNames are the organizations that a text names, and the text as a whole.
func foldedNames(text string) []string {
	names := []string{lexicon.Fold(text)}
	for _, part := range lexicon.CutNames(text) {
		names = append(names, lexicon.Fold(part))
	}
	return names
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

// permissions are those of the reader of the report.
func (c *composer) permissions(all consents) *Permissions {
	return &Permissions{Audience: c.req.Audience, Date: c.req.Date, all: all}
}

// named reports whether a person may be named to the reader.
func (c *composer) named(all consents, row *store.ParticipantRow) bool {
	r := &row.Record
	return c.permissions(all).Named(r.Name, r.Email, r.Organization, r.Consent)
}
