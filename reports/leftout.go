package reports

import (
	"context"
	"slices"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// rejected counts the rows that could not be taken in, or names their files.
// Nobody knows what they belong to, so that neither period nor filters cut them.
func (c *composer) rejected(call *Call) (value, error) {
	sheets, err := c.source.rejectedRows()
	if err != nil {
		return value{}, err
	}
	total := 0
	var files []string
	rows := map[string]int{}
	for _, s := range sheets {
		file := base(s.File)
		if !slices.Contains(files, file) {
			files = append(files, file)
		}
		rows[file] += s.Rows
		total += s.Rows
	}
	switch {
	case total == 0:
		return nothing("no row was left out"), nil
	case call.Info.Name == "rejected":
		return c.number(call, total), nil
	}
	var named []string
	for _, file := range files {
		name := c.mask.anyCase(file)
		if len(files) > 1 {
			name += " (" + lexicon.Number(rows[file], c.req.Language) + ")"
		}
		named = append(named, name)
	}
	return wording(call.ID(), lexicon.And(named, c.req.Language)), nil
}

// rejectedRows asks for the rows that could not be taken in.
func (s *counts) rejectedRows() ([]store.Evidence, error) {
	return ask(s, "rejected", store.Query{}, func(ctx context.Context, _ store.Query) ([]store.Evidence, error) {
		return s.store.RejectedRows(ctx)
	})
}

// decided counts the decisions about look-alikes by which the data are counted.
func (c *composer) decided(call *Call) (value, error) {
	holding, err := ask(c.source, "decisions", store.Query{}, func(ctx context.Context, _ store.Query) ([]store.Decision, error) {
		return c.in.Store.Holding(ctx)
	})
	if err != nil {
		return value{}, err
	}
	of := strings.TrimPrefix(call.Info.Name, "decided.")
	n := 0
	for _, d := range holding {
		switch {
		case of == "apart":
			if !d.One {
				n++
			}
		case d.One && d.Kind == map[string]store.PairKind{"people": store.PersonPair, "organizations": store.OrganizationPair}[of]:
			n++
		}
	}
	if n == 0 {
		return nothing("nobody decided about look-alikes"), nil
	}
	return c.number(call, n), nil
}
