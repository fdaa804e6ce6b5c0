package checks

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Match is two people or two organizations that look alike. Of organizations
// the first side is the spelling that would give way to the second.
type Match struct {
	store.Pair
	// Score says how much speaks for their being one: 0 to 1, two digits. It
	// orders the pairs; nothing is ever decided by it.
	Score  float64
	Reason string
	Sides  [2]Side
}

// Side is one of a pair, and where it stands first.
type Side struct {
	// Name is personal where the pair is of people, and so is Email.
	Name, Email, Organization string
	Origin                    records.Origin
	// Cell is "" where the sheet has no column for it.
	Cell string
	// Listed and Rows are of organizations: whether a list has it, and how many
	// participants name it.
	Listed bool
	Rows   int
}

// Matches lists what looks alike in the active imports and was not decided yet,
// the likeliest first. Each person and each spelling is matched once, with the
// one that it most likely is.
func Matches(ctx context.Context, s *store.Store, cfg Settings) ([]Match, error) {
	d, h := newData(cfg), &humans{}
	done, err := d.read(ctx, s, []Pass{h.pass(d)})
	if err != nil {
		return nil, fmt.Errorf("look for look-alikes: %w", err)
	}
	defer done()
	list, err := d.peopleMatches(ctx, s, h.alike(d), h)
	if err != nil {
		return nil, fmt.Errorf("look for look-alikes: %w", err)
	}
	for _, l := range bestLikenesses(d.order, d.apart) {
		list = append(list, d.organizationMatch(l))
	}
	slices.SortStableFunc(list, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
	return list, ctx.Err()
}

// peopleMatches reads the names of people who look alike.
func (d *Data) peopleMatches(ctx context.Context, s *store.Store, found []resemblance, h *humans) ([]Match, error) {
	at := func(human int32) store.Place {
		one := h.list.at(human)
		return store.Place{Import: d.sheets[one.sheet].source, Row: int(one.row)}
	}
	wanted := make(map[store.Place]*Side)
	digests := make(map[store.Place]int64)
	for _, f := range found {
		wanted[at(f.at)], wanted[at(f.other)] = nil, nil
	}
	err := s.ParticipantsAt(ctx, d.Rules, slices.Collect(maps.Keys(wanted)), func(row *store.ParticipantRow) error {
		place := store.Place{Import: row.Import, Row: row.Origin.Row}
		wanted[place], digests[place] = SideOf(row), store.PersonSide(row.Record.Name, row.Record.Email, row.Record.Organization)
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	list := make([]Match, 0, len(found))
	for _, f := range found {
		a, b := wanted[at(f.at)], wanted[at(f.other)]
		if a == nil || b == nil {
			continue // the data changed meanwhile
		}
		list = append(list, Match{Pair: store.Pair{Kind: store.PersonPair, A: digests[at(f.at)], B: digests[at(f.other)]},
			Score: twoDigits(f.score), Reason: f.reason(), Sides: [2]Side{*a, *b}})
	}
	return list, nil
}

// SideOf is a person as one side of a pair.
func SideOf(row *store.ParticipantRow) *Side {
	return &Side{Name: row.Record.Name, Email: row.Record.Email, Organization: row.Record.Organization, Origin: row.Origin,
		Cell: cell(row.Columns, "name", row.Origin.Row)}
}

func (d *Data) organizationMatch(l likeness) Match {
	m := Match{Score: twoDigits(l.score), Reason: l.reason}
	for i, at := range []int32{l.a, l.b} {
		o := d.order[at]
		f := d.atOrganization(o, "", "")
		m.Sides[i] = Side{Name: o.name, Origin: records.Origin{File: f.File, Sheet: f.Sheet, Row: f.Row}, Cell: f.Cell, Listed: o.listed, Rows: o.rows}
	}
	m.Pair = store.Pair{Kind: store.OrganizationPair, A: store.OrganizationSide(m.Sides[0].Name), B: store.OrganizationSide(m.Sides[1].Name),
		AName: m.Sides[0].Name, BName: m.Sides[1].Name}
	return m
}

// twoDigits rounds a score. It stays below 1: nothing is certain.
func twoDigits(score float64) float64 { return min(math.Round(score*100)/100, 0.99) }
