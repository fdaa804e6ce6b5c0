package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/namati/lex/internal/records"
)

// PeriodFigures are what a period comes to: a figure by its name, such as
// "participants" or "participants by country PE". Lists too long to be told one
// by one stand as a digest.
type PeriodFigures map[string]string

// breakdowns are the dimensions of which a closed period keeps every group.
var breakdowns = []string{"country", "focus_area", "organization_type", "sex", "age_group", "disability", "exchange", "role"}

// entryKinds are the kinds whose rows reports list.
var entryKinds = []records.Kind{records.Sessions, records.Outputs, records.NextSteps, records.Indicators, records.Budget}

// mostGroups is how many groups of a breakdown are kept one by one.
const mostGroups = 300

// periodFigures counts a period on a connection, by rules that know the declared
// exchanges.
func periodFigures(ctx context.Context, q querier, r *resolved, period records.Period) (PeriodFigures, error) {
	figures := PeriodFigures{}
	for _, dimension := range append([]string{"", "organization"}, breakdowns...) {
		query := Query{Period: period, Rules: r.rules}
		if dimension != "" {
			query.By = []string{dimension}
		}
		in, err := r.scope(query)
		if err != nil {
			return nil, err
		}
		if dimension == "" {
			t, err := in.totals(ctx, q)
			if err != nil {
				return nil, err
			}
			figures.set("participants", t.Participants)
			figures.set("participations", t.Participations)
			figures.set("organizations", t.Organizations)
			figures.set("countries", t.Countries)
			figures.set("exchanges", t.Exchanges)
			continue
		}
		rows, err := in.rows(ctx, q, query)
		if err != nil {
			return nil, err
		}
		figures.breakDown(dimension, rows)
	}
	for _, kind := range entryKinds {
		in, err := r.scope(Query{Period: period, Rules: r.rules})
		if err != nil {
			return nil, err
		}
		list, err := in.entries(ctx, q, kind)
		if err != nil {
			return nil, err
		}
		figures.list(string(kind), list)
	}
	return figures, nil
}

func (f PeriodFigures) set(name string, n int) {
	if n != 0 {
		f[name] = fmt.Sprint(n)
	}
}

// breakDown keeps the groups of a breakdown: by name where they are few and none
// of them is an organization, whose names belong to the data alone.
func (f PeriodFigures) breakDown(dimension string, rows []CountRow) {
	if dimension == "organization" || len(rows) > mostGroups {
		var lines []string
		for _, row := range rows {
			lines = append(lines, fmt.Sprint(row.Key[0], "|", row.Participants, "|", row.Participations, "|", row.Organizations))
		}
		if len(lines) > 0 {
			f["the breakdown by "+dimension] = digestOfLines(lines)
		}
		return
	}
	for _, row := range rows {
		key := row.Key[0]
		if key == "" {
			key = "not stated"
		}
		f.set("participants by "+dimension+" "+key, row.Participants)
		f.set("organizations by "+dimension+" "+key, row.Organizations)
	}
}

// list keeps how many rows a kind has, and a digest of what they say.
func (f PeriodFigures) list(kind string, list []StoredEntry) {
	if len(list) == 0 {
		return
	}
	lines := make([]string, len(list))
	for i, e := range list {
		var b strings.Builder
		for _, name := range sortedNames(e.Values) {
			fmt.Fprintf(&b, "%q=%q ", name, e.Values[name])
		}
		lines[i] = b.String()
	}
	f.set(kind, len(list))
	f["what "+kind+" say"] = digestOfLines(lines)
}

func sortedNames(values map[string]string) []string {
	var names []string
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// digestOfLines is the same in whatever order they come.
func digestOfLines(lines []string) string {
	slices.Sort(lines)
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:8])
}

// FigureChange is a figure that is another now; "" is none.
type FigureChange struct {
	Name, Before, After string
	// Digest tells that the values are digests, of no use to a person.
	Digest bool
}

// changesTo lists what differs, totals first, then by name.
func (f PeriodFigures) changesTo(now PeriodFigures) []FigureChange {
	var list []FigureChange
	for _, name := range append(sortedNames(f), sortedNames(now)...) {
		if f[name] == now[name] || slices.ContainsFunc(list, func(c FigureChange) bool { return c.Name == name }) {
			continue
		}
		digest := strings.HasPrefix(name, "the breakdown by ") || strings.HasPrefix(name, "what ")
		list = append(list, FigureChange{name, f[name], now[name], digest})
	}
	grave := func(c FigureChange) int {
		switch {
		case !c.Digest && !strings.Contains(c.Name, " "):
			return 0
		case !c.Digest:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b FigureChange) int {
		if g := grave(a) - grave(b); g != 0 {
			return g
		}
		return strings.Compare(a.Name, b.Name)
	})
	return list
}
