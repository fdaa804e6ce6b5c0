package explain

import (
	"fmt"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// Reason says why something is not in a figure.
type Reason struct {
	// Name is one word for programs; One and Several are for people, of one row
	// and of several. %s in Several is their number, {thing} one of the things,
	// {scope} the filters.
	Name, One, Several string
}

// Reasons lists why something is not in a figure, in the order in which they are
// told.
var Reasons = []Reason{
	{"unstated", "1 row names no {thing}, and nothing else tells it", "%s rows name no {thing}, and nothing else tells it"},
	{"unread", "1 row names a {thing} that lex cannot recognise", "%s rows name a {thing} that lex cannot recognise"},
	{"ambiguous", "1 row names a {thing} that may be one of several", "%s rows name a {thing} that may be one of several"},
	{"former", "1 row names a state that no longer exists", "%s rows name a state that no longer exists"},
	{"no-country", "1 row says that there is no single country (regional, international)", "%s rows say that there is no single country (regional, international)"},
	{"status", "1 row has a status or role that does not count", "%s rows have a status or role that does not count"},
	{"undated", "1 row bears no date, so that it belongs to no period", "%s rows bear no date, so that they belong to no period"},
	{"period", "1 row lies outside the period", "%s rows lie outside the period"},
	{"filter", "1 row is left out by {scope}", "%s rows are left out by {scope}"},
	{"list", "1 row of a list of organizations is not of this scope", "%s rows of lists of organizations are not of this scope"},
	{"rejected", "1 row could not be taken in", "%s rows could not be taken in"},
}

// mostValues is how many values of a group are listed.
const mostValues = 5

// group is a Group while rows go by.
type group struct {
	reason string
	rows   int
	people set
	cells  cells
	values []string
}

// group finds the group of a reason.
func (m *maker) group(reason string) *group {
	for _, g := range m.groups {
		if g.reason == reason {
			return g
		}
	}
	g := &group{reason: reason}
	m.groups = append(m.groups, g)
	return g
}

func (g *group) add(m *maker, row *store.SeenRow, source store.Source, column, value string) {
	g.rows++
	g.people.add(row.Person)
	g.cells.add(source, column, row.Record.Row, Said)
	if value != "" && len(g.values) < mostValues && !slices.Contains(g.values, value) {
		g.values = append(g.values, value)
	}
}

// leftOut lists the groups. Of rows that are out of scope the people are counted
// who stand in no row that counts.
func (m *maker) leftOut() error {
	for _, reason := range Reasons {
		for _, g := range m.groups {
			if g.reason != reason.Name {
				continue
			}
			people := g.people.size()
			if slices.Contains([]string{"status", "undated", "period", "filter"}, g.reason) {
				people = g.people.sizeWithout(&m.present)
			}
			words := reason.One
			if g.rows != 1 {
				words = fmt.Sprintf(reason.Several, lexicon.Number(g.rows, "en"))
			}
			m.LeftOut = append(m.LeftOut, Group{Reason: g.reason, Words: m.filled(words), Rows: g.rows, People: people, Cells: g.cells.list, Values: g.values})
		}
	}
	return nil
}

// rejected notes the rows that were not taken in at all.
func (m *maker) rejected() error {
	sources, err := m.Store.Sources(m.ctx)
	if err != nil {
		return err
	}
	for _, s := range sources {
		concerns := s.Kind == records.Participants || s.Kind == records.Organizations && (m.info.Name == "organizations" || m.info.Name == "focus_areas")
		if s.Rejected == 0 || !concerns {
			continue
		}
		list, err := m.Store.Rejects(m.ctx, s.Import)
		if err != nil {
			return err
		}
		g := m.group("rejected")
		for _, r := range list {
			g.rows++
			g.cells.add(s, "", r.Row, Said)
			if len(g.values) < mostValues && !slices.Contains(g.values, r.Check) {
				g.values = append(g.values, r.Check)
			}
		}
	}
	return nil
}
