package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/namati/lex/internal/records"
	"github.com/namati/lex/internal/store"
	"github.com/namati/lex/reports"
)

// checked are the findings about the data that a report may tell of.
type checked struct {
	findings []records.Finding
	counts   map[string]int
}

// compose makes a report of what is stored, with the pictures of the workspace.
func (s *settings) compose(ctx context.Context, st *store.Store, r reports.Request, found checked) (*reports.Result, error) {
	files, closeFiles, err := s.files()
	if err != nil {
		return nil, err
	}
	defer closeFiles()
	in := s.reportInput()
	in.Store, in.Files, in.Checked, in.CheckedCounts = st, files, found.findings, found.counts
	return reports.Compose(ctx, in, r)
}

// reportInput is what every report of the workspace shares, without its data.
func (s *settings) reportInput() reports.Input {
	return reports.Input{Rules: s.config.Rules, Grantee: s.config.Grantee,
		RegionsForCountries: s.config.Privacy.ReplaceCountryWithRegion, AtRisk: s.config.Privacy.AtRisk, Language: s.config.Language, Version: version()}
}

// files are those of the workspace; nothing outside it can be reached, not even
// through a link.
func (s *settings) files() (files fs.FS, closeFiles func(), err error) {
	root, err := os.OpenRoot(s.root)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, func() {}, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open the workspace: %w", err)
	}
	return root.FS(), func() { root.Close() }, nil
}

// folderOf is the folder of a definition within the workspace, in slashes.
func folderOf(variant string) string {
	folder := path.Dir(filepath.ToSlash(variant))
	if filepath.IsAbs(variant) || !fs.ValidPath(folder) {
		return "."
	}
	return folder
}
