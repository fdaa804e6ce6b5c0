package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// recipe is what a report is made by beside the data and its definition. It is
// kept in the archive as JSON, so that the report can be made again.
type recipe struct {
	Input   reports.Input
	Request reports.Request
	// Path is where the definition was read, as messages name it; Name its name.
	Path, Name string
	// Severities are those of checks: in lex.yaml.
	Severities map[string]string
}

// archived gathers what the archive keeps of a report.
func (s *settings) archived(ctx context.Context, st *store.Store, request reports.Request, said *reports.Result) (store.ArchivedReport, error) {
	r := store.ArchivedReport{Run: said.Run, Report: request.Name, Title: said.Document.Title, Period: request.Period,
		Language: said.Document.Language, Audience: request.Audience, Scope: said.Scope, Definition: request.Definition.Source, Data: said.Data, Quotes: said.Carried}
	if r.Period.Label == "" {
		r.Period.Label = "all"
	}
	var err error
	if r.Request, err = json.Marshal(recipe{Input: s.reportInput(), Request: request, Path: request.Definition.Path, Name: request.Definition.Name, Severities: s.config.Checks}); err != nil {
		return r, fmt.Errorf("note how the report is made: %w", err)
	}
	if r.State, err = st.State(ctx); err != nil {
		return r, err
	}
	if r.Moment, err = st.Moment(ctx); err != nil {
		return r, err
	}
	if r.Figures, err = archivedFigures(said.Figures); err != nil {
		return r, err
	}
	sources, err := st.Sources(ctx)
	for _, i := range sources {
		r.Inputs = append(r.Inputs, store.ArchivedInput{Import: i.Import, Kind: i.Kind, File: filepath.Base(filepath.FromSlash(i.File)), Sheet: i.Sheet, SHA256: i.SHA256, Rows: i.Imported})
	}
	return r, err
}

// archivedFigures are figures as the archive keeps them.
func archivedFigures(list []reports.FigureValue) ([]store.ArchivedFigure, error) {
	var kept []store.ArchivedFigure
	for _, f := range list {
		value, err := json.Marshal(f.Value)
		if err != nil {
			return nil, fmt.Errorf("note the figure %s: %w", f.ID, err)
		}
		kept = append(kept, store.ArchivedFigure{Figure: f.ID, Value: value})
	}
	return kept, nil
}

// archive keeps a report that has been published. That it cannot be kept is no
// reason to withhold it: it is said.
func (s *settings) archive(ctx context.Context, st *store.Store, p *prepared) {
	if st.InMemory() || p.kept.Run == "" {
		return // nothing is imported, so there is nothing to prove
	}
	err := st.Archive(ctx, p.kept)
	if errors.Is(err, store.ErrReadOnly) {
		err = s.archiveBeside(ctx, p.kept)
	}
	switch {
	case err == nil:
	case errors.Is(err, store.ErrBusy):
		s.say("the report is written, and not noted in the archive: another lex is writing to the database; write it once more later")
	case errors.Is(err, store.ErrReadOnly):
		s.say("the report is written, and not noted in the archive: the database cannot be written to")
	default:
		s.say("the report is written, and not noted in the archive: %s", inline(err.Error()))
	}
}

// archiveBeside does it over a connection that may write.
func (s *settings) archiveBeside(ctx context.Context, r store.ArchivedReport) (err error) {
	writer, err := store.Open(ctx, s.database, store.Options{Now: s.now, Who: who(), Version: version()})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, writer.Close()) }()
	return writer.Archive(ctx, r)
}
