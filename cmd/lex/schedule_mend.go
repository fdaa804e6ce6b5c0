package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// mending is a cell that somebody has to correct, in the language of the
// workspace and without what stands in it.
type mending struct{ File, Cell, Problem, Todo string }

// mostMendings is how many are told one by one.
const mostMendings = 50

// mendings lists what keeps a report back, in the order of the files: what the
// checks find in all that is stored, and what could not be stored at all. The
// list is the same however often the same files are taken in.
func (s *settings) mendings(ctx context.Context, st *store.Store, j *takeIn, findings []records.Finding) (list []mending, more int, err error) {
	var all []records.Finding
	sources, err := st.Sources(ctx)
	if err != nil {
		return nil, 0, err
	}
	kinds := map[string]records.Kind{}
	for _, source := range sources {
		kinds[source.File+"\x00"+source.Sheet] = source.Kind
	}
	kept := map[string]bool{}
	for _, f := range j.result.Files {
		kept[f.File] = f.Status != statusRejected && f.Status != statusSkipped
	}
	for _, f := range j.result.Findings {
		if f.Severity == records.Error && !kept[f.File] {
			all = append(all, f)
		}
	}
	for _, f := range findings {
		if f.Severity == records.Error {
			all = append(all, f)
		}
	}
	if len(all) == 0 { // whatever held the report back is told
		for _, f := range j.result.Findings {
			if f.Severity == records.Error {
				all = append(all, f)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b records.Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.Check, b.Check))
	})
	for _, f := range all {
		m := s.mending(f, kinds[f.File+"\x00"+f.Sheet])
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	more = max(0, len(list)-mostMendings)
	return list[:len(list)-more], more, nil
}

// mending words a finding. What is about the workspace and not about a file of a
// partner has no words of a partner's: it is told as lex tells it.
func (s *settings) mending(f records.Finding, kind records.Kind) mending {
	m := mending{File: inline(f.File), Problem: inline(f.Message), Todo: inline(f.Hint)}
	at := f
	at.File = ""
	m.Cell = findingPlace(at)
	if lexicon.HasWord("check." + f.Check + ".problem") {
		m.Problem, m.Todo = lexicon.Question(f.Check, kind, f.Field, "", s.config.Language)
	}
	return m
}
