package main

import (
	"github.com/urfave/cli/v2"

	"github.com/namati/lex/internal/explain"
	"github.com/namati/lex/internal/store"
)

// subject is one figure to explain.
type subject struct {
	figure string
	query  store.Query
	// store holds the data as they are, or as they were for a report.
	store *store.Store
	// report, run and id say what printed it; "" for a figure by itself.
	report, run, id string
	// stated is what the author's text says, -1 where no text does.
	stated int
	// printed is the value in the report, meaning nothing where run is "".
	printed int
	// place is where it says so in the definition, hint what would make it right.
	place, hint string
}

// differs reports whether counting again gives another value than the report
// had: somebody was forgotten since.
func (t toldFigure) differs() bool {
	return t.run != "" && t.id != "" && t.stated < 0 && t.printed != t.Value
}

// toldFigure is one figure with where it comes from.
type toldFigure struct {
	subject
	*explain.Explanation
	// lookAlikes is how many pairs nobody has decided, -1 where nobody looked.
	lookAlikes int
}

// explaining is one run of the command.
type explaining struct {
	*settings
	explainArgs
	cli   *cli.Context
	store *store.Store
	// told are the figures with where they come from; others are figures and
	// cells that print the number too, near and readings what comes close.
	told     []toldFigure
	others   []printedElsewhere
	near     []nearFigure
	readings []reading
	// source is the report that was looked at.
	source *reportLookedAt
	pairs  map[store.PairKind]int
	// nothing tells that nothing is stored.
	nothing bool
}

// mostLookedThrough is the number of rows up to which look-alikes are looked for.
const mostLookedThrough = 200_000

// explain explains one figure.
func (e *explaining) explain(of subject) error {
	most := shownThings
	if e.all {
		most = mostThings
	}
	found, err := explain.Figure(e.cli.Context, explain.Request{Store: of.store, Query: of.query, Figure: of.figure, Most: most,
		Names: e.json || e.terminal, Words: e.lang})
	if err != nil {
		return err
	}
	told := toldFigure{subject: of, Explanation: found, lookAlikes: -1}
	if of.store == e.store && found.Rows <= mostLookedThrough {
		if told.lookAlikes, err = e.lookAlikes(found.Name); err != nil {
			return err
		}
	}
	e.told = append(e.told, told)
	return nil
}

// alike are the pairs that a figure depends on.
var alike = map[string]store.PairKind{"participants": store.PersonPair, "participations": store.PersonPair, "organizations": store.OrganizationPair}

// lookAlikes counts the pairs that nobody has decided, -1 for figures that do
// not depend on them.
func (e *explaining) lookAlikes(figure string) (int, error) {
	kind := alike[figure]
	if kind == "" {
		return -1, nil
	}
	if e.pairs == nil {
		list, err := e.matches(e.cli, e.store)
		if err != nil {
			return 0, err
		}
		e.pairs = make(map[store.PairKind]int)
		for _, m := range list {
			e.pairs[m.Kind]++
		}
	}
	return e.pairs[kind], nil
}
