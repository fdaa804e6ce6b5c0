package store

import (
	"context"
	"database/sql"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
)

// claim is somebody as one row calls them.
type claim struct{ name, email, organization string }

// speaker is somebody who stands in no list of participants, but in a quote, in
// a consent, or as the contact of an organization: by address, else by name and
// organization.
type speaker struct {
	claims []claim
	first  records.Origin
	rows   int
}

// speakers lists all of them, those who stand in lists of participants too, in
// order of the imports.
func (e *everything) speakers(ctx context.Context, q querier) ([]*speaker, error) {
	var list []*speaker
	known := make(map[[2]string]*speaker)
	add := func(c claim, at records.Origin) {
		if c.name == "" && c.email == "" {
			return
		}
		key := [2]string{"", foldEmail(c.email)}
		if c.email == "" {
			key = [2]string{foldName(c.name), e.names.key(c.organization)}
		}
		s := known[key]
		if s == nil {
			s = &speaker{first: at}
			known[key], list = s, append(list, s)
		}
		s.rows++
		if !slices.Contains(s.claims, c) {
			s.claims = append(s.claims, c)
		}
	}
	for _, i := range e.imports {
		at := records.Origin{File: i.file, Sheet: i.sheet}
		var err error
		switch {
		case i.kind == records.Organizations:
			var rows []*OrganizationRow
			rows, err = e.organizationPage(ctx, q, i, i.first, i.last)
			for _, row := range rows {
				at.Row = row.Record.Row
				if row.Record.Contact != "" {
					add(claim{row.Record.Contact, row.Record.Email, row.Record.Name}, at)
				}
			}
		case tableOf(i.kind) == "record" && isAbout(i.kind):
			err = each(ctx, q, func(rows *sql.Rows) error {
				var body string
				if err := rows.Scan(&at.Row, &body); err != nil {
					return err
				}
				values, _, err := recordValues(i.kind, body)
				add(claim{values["name"], values["email"], values["organization"]}, at)
				return err
			}, "SELECT sheet_row, body FROM record WHERE import = $1 AND id BETWEEN $2 AND $3 ORDER BY id", i.id, i.first, i.last)
		}
		if err != nil {
			return nil, err
		}
	}
	return e.joinSpeakers(list), nil
}

// joinSpeakers makes one of somebody without an address and the only one with
// an address who has that name and organization.
func (e *everything) joinSpeakers(list []*speaker) []*speaker {
	type place struct{ name, organization string }
	addressed := make(map[place][]*speaker)
	for _, s := range list {
		for _, c := range s.claims {
			at := place{foldName(c.name), e.names.key(c.organization)}
			if c.email != "" && !slices.Contains(addressed[at], s) {
				addressed[at] = append(addressed[at], s)
			}
		}
	}
	return slices.DeleteFunc(list, func(s *speaker) bool {
		c := s.claims[0]
		owners := addressed[place{foldName(c.name), e.names.key(c.organization)}]
		if c.email != "" || len(owners) != 1 {
			return false
		}
		owners[0].claims, owners[0].rows = append(owners[0].claims, s.claims...), owners[0].rows+s.rows
		return true
	})
}

// searchSpeakers finds those who fit a search and are none of the participants
// found, nor anybody else who stands in a list.
func (e *everything) searchSpeakers(ctx context.Context, q querier, search string, found []FoundPerson) ([]FoundPerson, error) {
	all, err := e.speakers(ctx, q)
	if err != nil {
		return nil, err
	}
	var list []FoundPerson
	for _, s := range all {
		p := FoundPerson{Rows: s.rows, First: s.first, digest: e.digest, claims: s.claims}
		fits := false
		for _, c := range s.claims {
			once(&p.Names, c.name)
			once(&p.Emails, c.email)
			once(&p.Organizations, c.organization)
			fits = fits || c.fits(search)
		}
		if fits && !slices.ContainsFunc(found, func(f FoundPerson) bool { return e.sameAs(f, s) }) {
			list = append(list, p)
		}
	}
	return list, nil
}

// fits reports whether an address is the one searched, or all words are in the
// name.
func (c claim) fits(search string) bool {
	if email := foldEmail(search); email != "" && foldEmail(c.email) == email {
		return true
	}
	words := foldedWords(search)
	return len(words) > 0 && fitting(lexicon.Fold(c.name), words) >= wordsFit
}

// sameAs reports whether a speaker is a participant who was found.
func (e *everything) sameAs(f FoundPerson, s *speaker) bool {
	return slices.ContainsFunc(s.claims, func(c claim) bool {
		if c.email != "" && slices.ContainsFunc(f.Emails, func(email string) bool { return foldEmail(email) == foldEmail(c.email) }) {
			return true
		}
		named := slices.ContainsFunc(f.Names, func(name string) bool { return foldName(name) == foldName(c.name) })
		key := e.names.key(c.organization)
		return named && (key == "" || slices.ContainsFunc(f.Organizations, func(o string) bool { return e.names.key(o) == key }))
	})
}

// claim adds what speakers are called to a subject, and who else bears it.
func (s *subject) claim(ctx context.Context, q querier, claims []claim) error {
	for _, c := range claims {
		s.add(c, s.e.names.key(c.organization))
	}
	all, err := s.e.speakers(ctx, q)
	if err != nil {
		return err
	}
	for _, other := range all {
		if slices.ContainsFunc(other.claims, func(c claim) bool { return slices.Contains(claims, c) }) {
			continue
		}
		for _, c := range other.claims {
			if _, ok := s.names[foldName(c.name)]; ok {
				s.names[foldName(c.name)] = false
			}
		}
	}
	return nil
}
