package main

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
)

// mending is a cell that somebody has to correct, in the language of the
// workspace and without what stands in it.
type mending struct {
	File, Cell, Problem, Todo string
	// Row and Check tell it from others, however it is worded.
	Sheet string
	Row   int
	Check string
}

// mostMendings is how many are told one by one.
const mostMendings = 50

// mendings lists what keeps a report back, in the order of the files: what the
// checks find in all that is stored, and what could not be stored at all. The
// list is of the same rows however often the same files are taken in.
func (s *settings) mendings(ctx context.Context, st *store.Store, j *takeIn, findings []records.Finding) (list []mending, more int, err error) {
	w, err := s.mender(ctx, st, j)
	if err != nil {
		return nil, 0, err
	}
	var all []records.Finding
	for _, f := range j.result.Findings {
		if f.Severity == records.Error && !w.stored[f.File] {
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
		if m := w.mending(f); !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	more = max(0, len(list)-mostMendings)
	return list[:len(list)-more], more, nil
}

// mender words what is to be mended.
type mender struct {
	lang string
	// kinds are those of the sheets, stored the files of this run that were stored,
	// by their paths.
	kinds  map[spot]records.Kind
	stored map[string]bool
	// rejected says why a row was left out; cells is where the reason stands, as far
	// as this run has read the file.
	rejected map[spot]string
	cells    map[spot]records.Finding
}

// spot is a row of a sheet by the base name of its file; 0 is the sheet.
type spot struct {
	file, sheet string
	row         int
}

func (s *settings) mender(ctx context.Context, st *store.Store, j *takeIn) (*mender, error) {
	w := &mender{lang: s.config.Language, kinds: map[spot]records.Kind{}, stored: map[string]bool{}, rejected: map[spot]string{}, cells: map[spot]records.Finding{}}
	sources, err := st.Sources(ctx)
	if err != nil {
		return nil, err
	}
	for _, source := range sources {
		w.kinds[spot{source.File, source.Sheet, 0}] = source.Kind
		if source.Rejected == 0 {
			continue
		}
		rejects, err := st.Rejects(ctx, source.Import)
		if err != nil {
			return nil, err
		}
		for _, r := range rejects {
			w.rejected[spot{source.File, source.Sheet, r.Row}] = r.Check
		}
	}
	for _, f := range j.result.Files {
		w.stored[f.File] = f.Status != statusRejected && f.Status != statusSkipped
	}
	for _, f := range j.result.Findings {
		if at := (spot{path.Base(f.File), f.Sheet, f.Row}); w.rejected[at] == f.Check {
			w.cells[at] = f
		}
	}
	return w, nil
}

// mending words a finding. What is about the workspace and not about a file of a
// partner has no words of a partner's: it is told as lex tells it.
func (w *mender) mending(f records.Finding) mending {
	at := spot{f.File, f.Sheet, f.Row}
	if reason := w.rejected[at]; reason != "" && f.Check == "row-rejected" {
		f.Check = reason
		if cell, ok := w.cells[at]; ok {
			f.Cell, f.Field = cell.Cell, cell.Field
		}
	}
	m := mending{File: inline(f.File), Sheet: inline(f.Sheet), Row: f.Row, Check: f.Check, Problem: inline(f.Message), Todo: inline(f.Hint)}
	switch {
	case f.Cell != "" && f.Sheet != "":
		m.Cell = inline(f.Sheet) + "!" + f.Cell
	case f.Cell != "":
		m.Cell = f.Cell
	case f.Row > 0:
		m.Cell = strings.TrimPrefix(inline(f.Sheet)+", "+lexicon.Fill("partner.row", w.lang, "row", strconv.Itoa(f.Row)), ", ")
	default:
		m.Cell = inline(f.Sheet)
	}
	if lexicon.HasWord("check." + f.Check + ".problem") {
		kind := w.kinds[spot{f.File, f.Sheet, 0}]
		m.Problem, m.Todo = lexicon.Question(f.Check, kind, f.Field, "", w.lang)
	}
	return m
}
