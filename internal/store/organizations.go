package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/namati/lex/internal/records"
)

// Organization is an organization in scope, joined from all its spellings.
type Organization struct {
	// Key identifies it; Name is the best spelling: the list's, else the most
	// frequent.
	Key, Name, Acronym string
	// Country is alpha-2, "" where it has none or several.
	Country string
	// Scope is national, regional, international or "".
	Scope, Type, Website string
	// FocusAreas are keys in order of the alphabet.
	FocusAreas []string
	// Listed tells whether an organizations list has it.
	Listed bool
	// People counts the participants in scope that name it.
	People int
	// Spellings are those of the participants' rows, most frequent first.
	Spellings []Spelling
}

// Spelling is one way in which participants write an organization.
type Spelling struct {
	Text  string
	Rows  int
	First records.Origin
}

// Organizations lists the organizations in scope, sorted by key.
func (s *Store) Organizations(ctx context.Context, query Query) ([]Organization, error) {
	var list []Organization
	err := s.counting(ctx, query.Rules, func(q querier, r *resolved) error {
		in, err := r.scope(query)
		if err != nil {
			return err
		}
		inScope, err := r.counter(q).organizations(ctx, in, []string{"organization"})
		if err != nil {
			return err
		}
		people, err := in.peopleOfOrganizations(ctx, q)
		if err != nil {
			return err
		}
		numbers := make([]int64, 0, len(inScope))
		for _, g := range inScope {
			numbers = append(numbers, g.numbers[0])
		}
		list, err = r.describe(ctx, q, numbers, people)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list organizations: %w", err)
	}
	return list, nil
}

// peopleOfOrganizations counts the people in scope that name each organization.
func (s *scope) peopleOfOrganizations(ctx context.Context, q querier) (map[int64]int, error) {
	groups, err := s.r.counter(q).people(ctx, s, []string{"organization"})
	counts := make(map[int64]int, len(groups))
	for _, g := range groups {
		counts[g.numbers[0]] = g.people
	}
	return counts, err
}

func (r *resolved) describe(ctx context.Context, q querier, numbers []int64, people map[int64]int) ([]Organization, error) {
	names, err := r.wordings(ctx, q, "organization")
	if err != nil {
		return nil, err
	}
	types, err := r.wordings(ctx, q, "organization_type")
	if err != nil {
		return nil, err
	}
	spellings, err := r.spellings(ctx, q)
	if err != nil {
		return nil, err
	}
	list := make([]Organization, 0, len(numbers))
	for _, n := range numbers {
		key := r.key("organization", n)
		o := Organization{Key: key, Name: names[key], People: people[n], Country: r.countryOf(n), Spellings: spellings[n]}
		if p := r.places[n]; p != nil {
			o.Acronym, o.Scope, o.Website, o.Listed = p.acronym, p.scope, p.website, p.listed
			for _, one := range r.keys.members[p.kind] {
				o.Type = first(o.Type, types[r.key("organization_type", one)])
			}
			for _, one := range r.keys.members[p.focus] {
				if area := r.key("focus_area", one); area != "" {
					o.FocusAreas = append(o.FocusAreas, area)
				}
			}
			slices.Sort(o.FocusAreas)
		}
		if o.Acronym == "" {
			o.Acronym = acronymOf(o.Spellings)
		}
		if o.Acronym == o.Name {
			o.Acronym = ""
		}
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b Organization) int { return cmp.Compare(a.Key, b.Key) })
	return list, nil
}

// acronymOf is the acronym that stands in brackets in the most frequent
// spelling which has one.
func acronymOf(spellings []Spelling) string {
	for _, s := range spellings {
		if _, acronym := splitAcronym(s.Text); acronym != "" {
			return acronym
		}
	}
	return ""
}

// spellings lists how the rows of the active imports write each organization.
func (r *resolved) spellings(ctx context.Context, q querier) (map[int64][]Spelling, error) {
	if r.written != nil {
		return r.written, nil
	}
	type way struct {
		organization int64
		text         string
	}
	found := make(map[way]*Spelling)
	for _, i := range r.of(records.Participants) {
		uses, err := r.usesIn(ctx, q, i, fieldOrganization)
		if err != nil {
			return nil, err
		}
		for _, u := range uses {
			at := records.Origin{File: i.file, Sheet: i.sheet, Row: u.row}
			for _, one := range r.namedBy(u.term) {
				w := way{r.keys.known("organization", one.Key), one.Name}
				if s := found[w]; s == nil {
					found[w] = &Spelling{Text: one.Name, First: at}
				} else if s.First.File == at.File && s.First.Sheet == at.Sheet && at.Row < s.First.Row {
					s.First = at
				}
				found[w].Rows += u.rows
			}
		}
	}
	written := make(map[int64][]Spelling)
	for w, s := range found {
		written[w.organization] = append(written[w.organization], *s)
	}
	for _, list := range written {
		slices.SortFunc(list, func(a, b Spelling) int {
			return cmp.Or(-cmp.Compare(a.Rows, b.Rows), cmp.Compare(a.Text, b.Text))
		})
	}
	r.written = written
	return written, nil
}
