package main

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/namati/lex/internal/explain"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// nearFigure is a figure whose value comes near to the number.
type nearFigure struct {
	Figure string `json:"figure"`
	Value  int    `json:"value"`
}

// reading is a way to count that gives the number.
type reading struct {
	Figure string   `json:"figure"`
	Value  int      `json:"value"`
	Words  string   `json:"words"`
	Where  []string `json:"where"`
	Period string   `json:"period"`
}

// scoped is a scope in which figures are counted, and words for it.
type scoped struct {
	words string
	query store.Query
	store *store.Store
}

// mostNear is how many near figures are told.
const mostNear = 3

// nearest tells what comes near to a number that no figure has: the figures next
// to it, and what reading of the data would give it.
func (e *explaining) nearest(r *reportLookedAt, n printed) error {
	own := r.scopeOf(nil)
	scopes := []scoped{{"as the report counts", own, r.then}}
	for i, f := range own.Where {
		fewer := own
		fewer.Where = slices.Delete(slices.Clone(own.Where), i, i+1)
		scopes = append(scopes, scoped{"without " + f.Field + "=" + f.Value, fewer, r.then})
	}
	if !own.Period.All() {
		wider := own
		wider.Period = records.Period{}
		scopes = append(scopes, scoped{"over all periods instead of " + own.Period.Label, wider, r.then})
	}
	if r.changed {
		scopes = append(scopes, scoped{"with the data as they are now", own, e.store})
	}
	if len(own.Where) > 0 && !own.Period.All() || len(own.Where) > 1 {
		scopes = append(scopes, scoped{"over everything that is stored", store.Query{Rules: own.Rules, Language: own.Language}, r.then})
	}
	if r.archived != nil {
		for _, f := range r.archived.Figures {
			var value int
			if json.Unmarshal(f.Value, &value) == nil {
				e.near = append(e.near, nearFigure{f.Figure, value})
			}
		}
	}
	return e.nearestIn(scopes, n)
}

// nearestIn counts the figures in some scopes.
func (e *explaining) nearestIn(scopes []scoped, n printed) error {
	for k, s := range scopes {
		for _, info := range explain.Figures {
			value, err := explain.Value(e.cli.Context, s.store, s.query, info.Name)
			if err != nil {
				return err
			}
			if n.is(value) {
				e.readings = append(e.readings, reading{info.Name, value, s.words, filterTexts(s.query.Where), periodOut(s.query.Period).Label})
			}
			if k == 0 && !slices.ContainsFunc(e.near, func(f nearFigure) bool { return f.Figure == info.Name }) {
				e.near = append(e.near, nearFigure{info.Name, value})
			}
		}
	}
	wanted := n.wholes()
	if len(wanted) == 0 {
		e.near = nil
		return nil
	}
	distance := func(f nearFigure) int {
		best := 1 << 62
		for _, w := range wanted {
			best = min(best, max(w-f.Value, f.Value-w))
		}
		return best
	}
	slices.SortStableFunc(e.near, func(a, b nearFigure) int { return cmp.Compare(distance(a), distance(b)) })
	e.near = e.near[:min(mostNear, len(e.near))]
	return nil
}

// filterTexts writes filters as FIELD=VALUE.
func filterTexts(where []records.Filter) []string {
	list := []string{}
	for _, f := range where {
		list = append(list, f.Field+"="+f.Value)
	}
	return list
}
